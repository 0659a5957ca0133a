"""The files that CUDA needs beyond a runtime's own: device files to read and write, what describes the hardware to read.

Nothing here is needed by, or granted to, a run on the processor.
"""

import importlib.util
from pathlib import Path
from typing import Final

from tutor.sandbox import landlock

_LIBRARIES: Final = ("/usr/lib/wsl", "/usr/local/nvidia", "/usr/local/cuda", "/etc/nvidia", "/usr/share/nvidia")
_HARDWARE: Final = (
    "/proc/driver/nvidia",
    "/proc/driver/nvidia-uvm",
    "/proc/devices",
    "/proc/modules",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/sys/vm/mmap_min_addr",
    "/proc/sys/vm/overcommit_memory",
    "/proc/sys/vm/max_map_count",
    "/sys/bus/pci/devices",
    "/sys/devices/system/cpu",
    "/sys/devices/system/memory",
    "/sys/devices/system/node",
    "/sys/module/nvidia",
    "/sys/module/nvidia_uvm",
)
_PACKAGES: Final = ("nvidia", "triton")
"""Packages that torch's CUDA builds load libraries from."""

_USE: Final = landlock.READ_WRITE_DEVICE | landlock.Access.IOCTL_DEV


def device_files(dev: Path = Path("/dev")) -> list[Path]:
    """Return the device files of NVIDIA's driver, those of WSL 2 included; empty where there is no card."""
    found = sorted(path for path in dev.glob("nvidia*") if not path.is_dir())
    return [*found, *(path for path in [dev / "dxg"] if path.exists())]


def grants(dev: Path = Path("/dev")) -> list[tuple[Path, landlock.Access]]:
    """Return what a run on CUDA may reach besides the files of its runtime."""
    pci = [path.resolve() for path in Path("/sys/bus/pci/devices").glob("*") if _is_nvidia(path)]
    packages = [
        Path(folder)
        for spec in map(importlib.util.find_spec, _PACKAGES)
        if spec is not None
        for folder in spec.submodule_search_locations or ()
    ]
    readable = [*map(Path, (*_LIBRARIES, *_HARDWARE)), *pci, *packages]
    return [*((path, landlock.READ) for path in readable), *((path, _USE) for path in device_files(dev))]


def _is_nvidia(pci_device: Path) -> bool:
    try:
        return (pci_device / "vendor").read_text(encoding="ascii").strip() == "0x10de"
    except OSError:
        return False
