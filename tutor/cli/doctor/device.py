"""What computes: processors, and what torch can use. torch is asked in a process of its own, which may hang."""

import importlib.metadata
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, Final

from tutor.cli.doctor.report import Finding, finding, information
from tutor.language import Text

PATIENCE: Final = 60.0
"""Seconds that torch may take to answer; a first import from a slow disk takes ten."""

_ASK_TORCH: Final = """
import json, torch
cuda = torch.cuda.is_available()
print(json.dumps({
    "cuda": [torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count())] if cuda else [],
    "mps": torch.backends.mps.is_available(),
}))
"""

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
        asked = subprocess.run(
            [sys.executable, "-c", _ASK_TORCH], capture_output=True, timeout=PATIENCE, check=False, text=True
        )
    except subprocess.TimeoutExpired:
        yield finding("device.torch", name, _SLOW.format(version=version, seconds=f"{PATIENCE:g}"), _TRY_LATER)
        return
    try:
        answer: dict[str, Any] = json.loads(asked.stdout)
    except ValueError:
        lines = asked.stderr.strip().splitlines()
        why = lines[-1][:200] if lines else asked.returncode
        yield finding("device.torch", name, _BROKEN.format(version=version, why=why), _REINSTALL)
        return
    yield finding("device.torch", name, version)
    devices = [*answer["cuda"], *(["MPS"] if answer["mps"] else [])]
    yield information("device.compute", _DEVICES, ", ".join(devices) if devices else _ONLY_CPU)
