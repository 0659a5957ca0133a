"""What computes: processors, and what torch can use. torch is asked in a process of its own, which may hang."""

import importlib.metadata
import os
from collections.abc import Iterator

from tutor.cli.doctor.report import Finding, finding, information
from tutor.language import Text
from tutor.sandbox import accelerators

_PROCESSORS = Text(uz="protsessorlar", en="processors")
_NOT_INSTALLED = Text(uz="oʻrnatilmagan", en="not installed")
_INSTALL_TORCH = Text(
    uz="PyTorch darslari ishlamaydi. Oʻrnating: pip install torch",
    en="The PyTorch lessons will not work. Install it: pip install torch",
)
_SLOW = Text(
    uz="{version}, {seconds} soniyada javob bermadi", en="{version}, gave no answer within {seconds} seconds"
)
_BROKEN = Text(uz="{version}, ishga tushmadi: {why}", en="{version}, cannot be imported: {why}")
_REINSTALL = Text(
    uz="Qayta oʻrnating: pip install --force-reinstall torch",
    en="Install it again: pip install --force-reinstall torch",
)
_TRY_LATER = Text(
    uz="Disk band boʻlishi mumkin: birozdan keyin yana urinib koʻring.",
    en="The disk may be busy: try again in a while.",
)
_DEVICES = Text(uz="hisoblash qurilmasi", en="device")
_ONLY_CPU = Text(uz="faqat CPU (darslarga shu yetadi)", en="CPU only (enough for the lessons)")

_CARD_UNUSED = Text(uz="NVIDIA karta bor, lekin torch uni koʻrmaydi", en="an NVIDIA card that torch does not see")
_GIVE_DRIVER = Text(
    uz="`nvidia-smi` ishlashini tekshiring (drayver) va CUDA bilan yigʻilgan torch oʻrnating; konteynerga kartani bering "
    "(docker run --gpus all). Darslarga CPU ham yetadi.",
    en="See whether `nvidia-smi` works (the driver), install a torch built with CUDA, and give a container the card "
    "(docker run --gpus all). The CPU is enough for the lessons.",
)


def look() -> Iterator[Finding]:
    """Yield processors, torch's version and the devices that it can use."""
    yield information("device.processors", _PROCESSORS, _processors())
    try:
        version = importlib.metadata.version("torch")
    except importlib.metadata.PackageNotFoundError:
        yield finding("device.torch", Text(uz="torch", en="torch"), _NOT_INSTALLED, _INSTALL_TORCH)
        return
    yield from _torch(version)


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _torch(version: str) -> Iterator[Finding]:
    name = Text(uz="torch", en="torch")
    try:
        found = accelerators.ask_torch()
    except accelerators.TorchSilentError as error:
        yield finding("device.torch", name, _SLOW.format(version=version, seconds=error), _TRY_LATER)
        return
    except accelerators.TorchBrokenError as error:
        yield finding("device.torch", name, _BROKEN.format(version=version, why=error), _REINSTALL)
        return
    yield finding("device.torch", name, version)
    devices = [*found.cards, *(["MPS"] if found.mps else [])]
    if not devices and accelerators.cards():
        yield finding("device.compute", _DEVICES, _CARD_UNUSED, _GIVE_DRIVER)
    else:
        yield information("device.compute", _DEVICES, ", ".join(devices) if devices else _ONLY_CPU)
