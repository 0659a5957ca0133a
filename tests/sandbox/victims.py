"""What hostile programs are let loose on: files, a process and sockets that a test can look at afterwards."""

import os
import resource
import secrets
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import tutor

SECRET = "print('the work of another learner')\n"
_WAITING = """\
import ctypes, sys
ctypes.CDLL(None).prctl(0x59616d61, ctypes.c_ulong(-1), 0, 0, 0)  # Yama: whoever may trace it, may
buffer = ctypes.create_string_buffer(b'a secret')
print(ctypes.addressof(buffer), flush=True)
for _ in sys.stdin:
    print(buffer.raw, flush=True)
"""


class OtherProcess:
    """A process of the same user that waits to be ended, with a secret in its memory."""

    def __init__(self) -> None:
        command = [sys.executable, "-I", "-S", "-c", _WAITING]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._asked, self._told = self._process.stdin, self._process.stdout
        self.address = int(self._told.readline())
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
        self._asked.write(b"\n")
        self._asked.flush()
        return (
            files,
            os.getpriority(os.PRIO_PROCESS, self.pid),
            os.sched_getaffinity(self.pid),
            os.sched_getscheduler(self.pid),
            Path(f"/proc/{self.pid}/oom_score_adj").read_text(),
            tracer,
            self._told.readline(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()


@dataclass
class Surroundings:
    """A home, another learner's folder, a lesson, and listening sockets of four kinds."""

    root: Path
    udp: socket.socket
    tcp: socket.socket
    abstract: socket.socket
    service: socket.socket

    @classmethod
    @contextmanager
    def below(cls, folder: Path) -> Iterator["Surroundings"]:
        """Give surroundings in a new folder and take them away again."""
        with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as root:
            made = cls.made(Path(root))
            try:
                yield made
            finally:
                made.close()

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
        shutil.copy(_library(), root / "lesson/library.so")
        udp = socket.socket(type=socket.SOCK_DGRAM)
        udp.bind(("127.0.0.1", 0))
        tcp = socket.create_server(("127.0.0.1", 0))
        abstract, service = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
        abstract.bind(f"\0ustoz-tests-{secrets.token_hex(8)}")
        service.bind(str(root / "socket"))
        for listening in (abstract, service):
            listening.listen()
        for listening in (udp, tcp, abstract, service):
            listening.setblocking(False)
        return cls(root, udp, tcp, abstract, service)

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
            "tcp": self.tcp.getsockname()[1],
            "socket": self.root / "socket",
            "abstract": self.abstract.getsockname()[1:].decode(),
        }

    def state(self) -> dict[str, object]:
        """Return all that a program outside the sandbox could have changed."""
        found: dict[str, object] = {}
        for path in sorted(self.root.rglob("*")):
            status = path.lstat()
            attributes = (status.st_mode, status.st_uid, status.st_nlink, status.st_mtime_ns)
            found[str(path)] = attributes, path.read_bytes() if path.is_file() else None
        heard: dict[str, Callable[[], object]] = {
            "udp": lambda: self.udp.recv(10),
            "tcp": self.tcp.accept,
            "abstract": self.abstract.accept,
            "service": self.service.accept,
        }
        for name, receive in heard.items():
            try:
                found[name] = receive()
            except BlockingIOError:
                found[name] = None
        return found

    def close(self) -> None:
        for listening in (self.udp, self.tcp, self.abstract, self.service):
            listening.close()


def _library() -> Path:
    """Return a shared library that can be loaded a second time."""
    mapped = (Path(line.split()[-1]) for line in Path("/proc/self/maps").read_text().splitlines())
    return next(path for path in mapped if path.name.startswith(("libm.", "libm-")))
