"""What a run could leave behind, counted before and after it."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TypeVar

from leaks import settle
from service_process import PATIENCE, descendants
from unprivileged import SHARED_FOLDERS, needed_folders

from tutor.sandbox.children import ChildSource

T = TypeVar("T")


@dataclass(frozen=True)
class Traces:
    """Open files of this process, processes, files in writable folders, and shared memory."""

    descriptors: list[str]
    processes: int
    uncollected: int
    files: dict[str, int]
    shared: list[str]

    @classmethod
    def found(cls, server: ChildSource, private: bool) -> "Traces":
        """Return what is there now, where everything belongs to these tests (`private`) or else what surely does."""
        descriptors = settle(server)
        if not private:
            return cls(descriptors, *_counted(descendants(os.getpid())), {}, [])
        everyone = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]
        tables = [Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:] for kind in ("shm", "msg", "sem")]
        return cls(descriptors, *_counted(everyone), _files(), [line for table in tables for line in table])

    def differences(self, later: "Traces") -> list[str]:
        """Say in words what has been left."""
        found = []
        if later.descriptors != self.descriptors:
            found.append(f"open files: {self.descriptors} → {later.descriptors}")
        if later.processes != self.processes:
            found.append(f"processes: {self.processes} → {later.processes}")
        if later.uncollected:
            found.append(f"ended and not collected: {later.uncollected}")
        found += [
            f"file: {name} ({size} bytes)" for name, size in later.files.items() if self.files.get(name) != size
        ]
        found += [f"no longer there: {name}" for name in self.files if name not in later.files]
        found += [f"shared: {line}" for line in later.shared if line not in self.shared]
        return found


def last_process_id() -> int:
    """Return the id that the kernel gave to the latest process or thread of this namespace."""
    return int(Path("/proc/sys/kernel/ns_last_pid").read_text())


def eventually(left: Callable[[], T]) -> T:
    """Ask again until nothing is left, and return what is: the kernel takes a moment to take a process apart."""
    until = monotonic() + PATIENCE
    while (found := left()) and monotonic() < until:
        os.sched_yield()
    return found


def _counted(processes: list[int]) -> tuple[int, int]:
    """Return how many of them live, and how many have ended and wait to be collected by their parent."""
    states = []
    for pid in processes:
        with suppress(OSError):  # it has gone meanwhile
            states.append(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0])
    ended = states.count("Z")
    return len(states) - ended, ended


def _files() -> dict[str, int]:
    """Return the size of every file in the folders that anybody may write to, but for this project's and Python's own."""
    found = {}
    own = {str(folder) for folder in needed_folders()}
    for folder in {str(Path(name).resolve()) for name in SHARED_FOLDERS}:
        for place, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if f"{place}/{name}" not in own]
            for name in [*folders, *names]:
                status = Path(place, name).lstat()
                found[f"{place}/{name}"] = 0 if Path(place, name).is_dir() else status.st_size
    return found
