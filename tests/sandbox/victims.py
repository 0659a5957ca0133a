"""What hostile programs are let loose on: files, a process and sockets that a test can look at afterwards."""

import os
import resource
import socket
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import tutor

SECRET = "print('the work of another learner')\n"
_WAITING = """\
import ctypes, sys
buffer = ctypes.create_string_buffer(b'a secret')
print(ctypes.addressof(buffer), flush=True)
sys.stdin.read()
"""


class OtherProcess:
    """A process of the same user that waits to be ended, with a secret in its memory."""

    def __init__(self) -> None:
        command = [sys.executable, "-I", "-S", "-c", _WAITING]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        self.address = int(self._process.stdout.readline())
        self._before = self._state()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def untouched(self) -> bool:
        return self._process.poll() is None and self._state() == self._before

    def _state(self) -> tuple[object, ...]:
        files = resource.prlimit(self.pid, resource.RLIMIT_NOFILE)
        status = Path(f"/proc/{self.pid}/status").read_text()
        tracer = next(line for line in status.splitlines() if line.startswith("TracerPid"))
        return files, os.getpriority(os.PRIO_PROCESS, self.pid), os.sched_getaffinity(self.pid), tracer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()


@dataclass
class Surroundings:
    """A home, another learner's folder, a lesson, and two listening sockets."""

    root: Path
    udp: socket.socket
    abstract: socket.socket

    @classmethod
    def made(cls, root: Path) -> "Surroundings":
        files = {
            "home/.ssh/id_rsa": "a private key",
            "others/work.py": SECRET,
            "lesson/solution.py": "def answer(): return 42",
            "lesson/judge.py": "def judge(): return ''",
        }
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        (root / "home/empty").mkdir()
        udp = socket.socket(type=socket.SOCK_DGRAM)
        udp.bind(("127.0.0.1", 0))
        abstract = socket.socket(socket.AF_UNIX)
        abstract.bind(f"\0ustoz-tests-{os.getpid()}")
        abstract.listen()
        for listening in (udp, abstract):
            listening.setblocking(False)
        return cls(root, udp, abstract)

    def fields(self, victim: OtherProcess | None) -> dict[str, object]:
        """Return what the sources of attacks are filled with."""
        return {
            "victim": victim.pid if victim else 0,
            "address": victim.address if victim else 0,
            "parent": os.getpid(),
            "uid": os.getuid(),
            "folder": self.root / "others",
            "secret": self.root / "others/work.py",
            "home": self.root / "home",
            "lesson": self.root / "lesson",
            "packages": sysconfig.get_path("purelib"),
            "tutor": Path(tutor.__file__).parent,
            "udp": self.udp.getsockname()[1],
            "abstract": self.abstract.getsockname()[1:].decode(),
        }

    def state(self) -> dict[str, object]:
        """Return all that a program outside the sandbox could have changed."""
        found: dict[str, object] = {}
        for path in sorted(self.root.rglob("*")):
            status = path.lstat()
            attributes = (status.st_mode, status.st_uid, status.st_nlink, status.st_mtime_ns)
            found[str(path)] = attributes, path.read_bytes() if path.is_file() else None
        for name, receive in (("udp", lambda: self.udp.recv(10)), ("abstract", self.abstract.accept)):
            try:
                found[name] = receive()
            except BlockingIOError:
                found[name] = None
        return found

    def close(self) -> None:
        self.udp.close()
        self.abstract.close()
