"""The layers of confinement, in the order in which a child puts them on: what each is for, and what holds here.

rlimits → no_new_privs → Landlock → seccomp. A layer that the kernel does not offer is left out and reported; it is
for the caller to decide whether the rest is enough.

With a GPU the layers are weaker, since CUDA starts threads, speaks to its drivers and reserves more address space than
there is memory: Landlock opens the card's device files, seccomp lets threads and NVIDIA's ioctl requests through (see
`seccomp`), and memory is held by RLIMIT_DATA, which counts what can be written, in place of RLIMIT_AS. There is no
RLIMIT_NPROC of nothing, but one that leaves room for some hundred threads. Network, other files, programs, processes
and signals stay closed. The card's own memory is limited by torch alone, which a program can get around.
"""

import contextlib
import math
import os
import platform
import resource
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tutor.sandbox import kernel, landlock, seccomp

RLIMITS: Final = "rlimits"
NO_NEW_PRIVS: Final = "no_new_privs"
LANDLOCK: Final = "landlock"
SECCOMP: Final = "seccomp"
ALL: Final = (RLIMITS, NO_NEW_PRIVS, LANDLOCK, SECCOMP)

_GPU_FILES: Final = 1024
_GPU_THREADS: Final = 256
_GPU_HOST_MB: Final = 4096
_GPU_START_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run may use: wall-clock and CPU seconds, memory above what its runtime takes, bytes of output."""

    seconds: float = 10.0
    memory_mb: int = 512
    output_bytes: int = 256 << 10


def available() -> list[str]:
    """Return the layers that this machine offers, in order."""
    linux = platform.system() == "Linux"
    offered = {
        RLIMITS: True,
        NO_NEW_PRIVS: linux,
        LANDLOCK: linux and landlock.abi() > 0,
        SECCOMP: seccomp.supported() and Path("/proc/sys/kernel/seccomp/actions_avail").exists(),
    }
    return [layer for layer in ALL if offered[layer]]


class Confinement:
    """The layers, prepared while files can be read, to be put on by this process or by each child after the fork.

    `without` leaves layers out: tests use it to show that each one is needed. With `gpu` they leave open what CUDA needs.
    """

    def __init__(
        self, grants: list[tuple[Path, landlock.Access]], without: frozenset[str] = frozenset(), gpu: bool = False
    ) -> None:
        self._gpu = gpu
        self._memory_before = _memory_in_use(gpu) if platform.system() == "Linux" else 0
        self._layers = [layer for layer in available() if layer not in without]
        self._ruleset = landlock.Ruleset(grants) if LANDLOCK in self._layers else None
        self._filter = seccomp.Filter(gpu) if SECCOMP in self._layers else None

    def keep_only(self, descriptors: int) -> None:
        """Close every file descriptor from `descriptors` on, but not what `put_on` still needs."""
        kept = descriptors
        if self._ruleset is not None:
            self._ruleset.move_to(descriptors)
            kept += 1
        kernel.close_from(kept)

    def put_on(self, limits: Limits) -> list[str]:
        """Confine the calling process for good and return the names of the layers that hold.

        Raises:
            OSError: the kernel offers a layer but refuses it; the process must then not go on.

        """
        if RLIMITS in self._layers:
            _set_rlimits(limits, self._memory_before, self._gpu)
        if NO_NEW_PRIVS in self._layers:
            kernel.set_process_option(kernel.PR_SET_NO_NEW_PRIVS, 1)
        if self._ruleset is not None:
            self._ruleset.enforce()
        if self._filter is not None:
            self._filter.install()
        return self._layers


def _memory_in_use(writable_only: bool) -> int:
    """Return the bytes of address space, or of private writable memory, that this process has (proc(5), statm)."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[5 if writable_only else 0]) * resource.getpagesize()


def _set_rlimits(limits: Limits, memory_before: int, gpu: bool) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = math.ceil(limits.seconds) + 1 + int(used.ru_utime + used.ru_stime)
    hard = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: cpu + (_GPU_START_SECONDS if gpu else 0),
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _GPU_FILES if gpu else 64,
        resource.RLIMIT_NPROC: _tasks_of_this_user() + _GPU_THREADS if gpu else 0,
        resource.RLIMIT_MEMLOCK: 0,
    }
    if memory_before:
        allowed = limits.memory_mb + (_GPU_HOST_MB if gpu else 0)
        hard[resource.RLIMIT_DATA if gpu else resource.RLIMIT_AS] = memory_before + (allowed << 20)
    for name, value in (("RLIMIT_MSGQUEUE", 0), ("RLIMIT_SIGPENDING", 64)):
        if hasattr(resource, name):
            hard[getattr(resource, name)] = value
    for what, value in hard.items():
        resource.setrlimit(what, (value, value))


def _tasks_of_this_user() -> int:
    """Return how many processes and threads count against this user's RLIMIT_NPROC."""
    tasks = 0
    for folder in Path("/proc").glob("[0-9]*/task"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            status = folder.stat()
            # The folder of a process that is not dumpable is root's: counting root's as well errs on the open side.
            tasks += status.st_nlink - 2 if status.st_uid in (os.getuid(), 0) else 0
    return tasks


def become_first_victim() -> None:
    """Let the kernel end this process first when memory runs out, and run it with low priority."""
    os.nice(10)
    if platform.system() != "Linux":
        return
    try:
        # /proc/self belongs to root while the process is not dumpable.
        kernel.set_process_option(kernel.PR_SET_DUMPABLE, 1)
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    except OSError:
        pass  # a courtesy to the machine, not a layer
    finally:
        kernel.set_process_option(kernel.PR_SET_DUMPABLE, 0)
