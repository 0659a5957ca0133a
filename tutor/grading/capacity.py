"""How many jobs this machine can do at the same time, and how much memory their programs may ask for together."""

import os
from pathlib import Path
from typing import Final

SHARE: Final = 0.75
"""The part of the free memory that programs may use; the rest is for the zygotes and everyone else."""

MB_OF_A_PLACE: Final = 512
"""Memory without which another job at the same time makes no sense: what an exercise gets unless it says otherwise."""

_CGROUP: Final = Path("/sys/fs/cgroup")
_MEMORY: Final = Path("/proc/meminfo")


def cpus() -> int:
    """Return how many processors this process may use: a container's share counts, not the whole machine."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota, period = [*_words(_CGROUP / "cpu.max"), "", ""][:2]
    if quota.isdecimal() and period.isdecimal():
        usable = min(usable, -(-int(quota) // int(period)))
    return max(1, usable)


def memory_mb() -> int:
    """Return the megabytes that programs may ask for together: a share of what is free now, and never nothing."""
    free = _free_on_the_machine()
    limit, used = _words(_CGROUP / "memory.max"), _words(_CGROUP / "memory.current")
    if limit and limit[0].isdecimal() and used:
        free = min(free, int(limit[0]) - int(used[0]))
    return max(MB_OF_A_PLACE, int(free * SHARE) >> 20)


def places(processors: int, memory: int) -> int:
    """Return how many jobs may run at the same time on so many processors and megabytes."""
    return max(1, min(processors, memory // MB_OF_A_PLACE))


def _free_on_the_machine() -> int:
    """Return the bytes that could be used without swapping; half of all memory where the system does not say."""
    words = _words(_MEMORY)
    if "MemAvailable:" in words:
        return int(words[words.index("MemAvailable:") + 1]) << 10
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2


def _words(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").split()
    except OSError:
        return []
