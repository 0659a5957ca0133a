"""A grading service as a process of the test's own, with everything it started."""

import os
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from tutor import paths

PATIENCE = 60.0
"""Seconds to wait for what must happen; only a failing test waits so long."""


def end_service_of(home: Path) -> None:
    """End the grading service that programs of this home have started, if they have."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUTOR_HOME", str(home))
        path = paths.service_socket()
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(PATIENCE)
        try:
            connection.connect(os.fspath(path))
            connection.sendall(b'{"id": 1, "op": "shutdown"}\n')
            while connection.recv(4096):
                pass
        except (FileNotFoundError, ConnectionError):
            pass  # there is none, or it is ending already


def has_ended(pidfd: int) -> bool:
    """Wait until the process of a pidfd has ended."""
    poller = select.poll()
    poller.register(pidfd, select.POLLIN)
    return bool(poller.poll(PATIENCE * 1000))


def is_gone(pid: int) -> bool:
    """Wait until a process has ended."""
    try:
        pidfd = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return has_ended(pidfd)
    finally:
        os.close(pidfd)


def descendants(pid: int) -> list[int]:
    """Return the ids of all processes that descend from `pid`."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return children + [grandchild for child in children for grandchild in descendants(child)]


def wait_for_a_running_child(zygote: int) -> None:
    """Wait until a child of the zygote has put on its layers, as only one that was given something to do has."""
    children = Path(f"/proc/{zygote}/task/{zygote}/children")
    while not any(map(_is_confined, children.read_text().split())):
        pass


def _is_confined(pid: str) -> bool:
    try:
        return "Seccomp:\t2" in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


class ServiceProcess:
    """`python -m tutor.grading.service` on this home's socket; ready when entered."""

    def __init__(self, *options: str, socket: Path | None = None) -> None:
        self.socket = socket or paths.service_socket()
        ready, theirs = os.pipe()
        command = [
            sys.executable,
            "-m",
            "tutor.grading.service",
            str(self.socket),
            "--ready-fd",
            str(theirs),
            *options,
        ]
        self.process = subprocess.Popen(command, pass_fds=(theirs,), cwd="/", start_new_session=True)
        os.close(theirs)
        with os.fdopen(ready, "rb") as pipe:
            pipe.read()

    @property
    def pid(self) -> int:
        """Return the service's process id."""
        return self.process.pid

    def kill(self) -> None:
        """End it as an out-of-memory killer would."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        family = descendants(self.pid)
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise
        assert all(is_gone(pid) for pid in family)
