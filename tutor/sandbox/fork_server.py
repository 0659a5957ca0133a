"""The trusted side of a zygote: starts it, asks it for children, and learns how each of them ended."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass
from typing import IO, Any, Final

from tutor.sandbox.zygote import CONTROL_FD

START_SECONDS: Final = 60.0
END_SECONDS: Final = 5.0

# One thread everywhere: a second one in the zygote would hang every child, and children cannot start any.
_ENVIRONMENT: Final = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "HOME": "/nonexistent",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "CUDA_VISIBLE_DEVICES": "",  # CUDA does not survive a fork
    "PYTHONDONTWRITEBYTECODE": "1",
}


class SandboxUnavailableError(Exception):
    """No run is possible now: the zygote could not start, or ended."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a child ended: exit code (negative: the signal), CPU seconds, peak memory. None where it is not known."""

    code: int | None
    cpu_seconds: float = 0.0
    memory_mb: float = 0.0


@dataclass(slots=True)
class Forked:
    """A fresh child that waits for its limits: its pidfd and our ends of its pipes, all owned by the receiver."""

    number: int
    pidfd: int
    requests: int
    answers: int
    stdout: int
    stderr: int

    def abandon(self) -> None:
        """Close everything; the child, whose requests end, leaves."""
        for fd in (self.pidfd, self.requests, self.answers, self.stdout, self.stderr):
            os.close(fd)


class ForkServer:
    """One zygote process of a runtime. Its methods may be called from any thread.

    A few children are forked ahead, since a fork of a large process takes longer than a small check.

    Args:
        runtime: `numpy` or `torch`.
        ahead: how many children to keep ready.
        without: layers to leave out; for tests that show what each layer holds.

    Raises:
        SandboxUnavailableError: the zygote did not start.

    """

    def __init__(self, runtime: str, ahead: int = 2, without: frozenset[str] = frozenset()) -> None:
        self.runtime = runtime
        self.children = 0
        self._ahead = ahead
        self._process, self._control = _start(runtime, without)
        self._lock = threading.Lock()
        self._forking: dict[int, tuple[Future[Forked], list[int]]] = {}
        self._endings: dict[int, Future[Ending]] = {}
        self._ready: deque[Future[Forked]] = deque()
        self._last = 0
        self._alive = True
        assert self._process.stderr is not None
        self._threads = [
            threading.Thread(target=self._listen, name=f"zygote-{runtime}", daemon=True),
            threading.Thread(target=_discard, args=(self._process.stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self._fork_ahead()

    @property
    def alive(self) -> bool:
        """Return whether the zygote can still fork."""
        return self._alive

    @property
    def pid(self) -> int:
        """Return the zygote's process id."""
        return self._process.pid

    def fork(self) -> Forked:
        """Return a fresh child, which waits for the first frame: its limits.

        Raises:
            SandboxUnavailableError: the zygote has ended, or cannot fork.

        """
        with self._lock:
            future = self._ready.popleft() if self._ready else None
        child = (future or self._request()).result()
        self.children += 1
        return child

    def wait(self, number: int) -> Ending:
        """Wait until the child has been reaped and return how it ended."""
        with self._lock:
            future = self._endings.get(number)
        try:
            return future.result(END_SECONDS) if future else Ending(None)
        except TimeoutError:
            return Ending(None)

    def forget(self, number: int) -> None:
        """Say that nobody will ask how the child ended, and fork another ahead in its place."""
        with self._lock:
            self._endings.pop(number, None)
        self._fork_ahead()

    def close(self) -> None:
        """End the zygote and all its children."""
        with self._lock:
            self._alive = False
            ready = list(self._ready)
            self._ready.clear()
        with contextlib.suppress(OSError):  # it may have ended already
            self._control.shutdown(socket.SHUT_RDWR)
        for future in ready:
            if future.exception(END_SECONDS) is None:
                future.result().abandon()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join(END_SECONDS)

    def _fork_ahead(self) -> None:
        while True:
            with self._lock:
                if not self._alive or len(self._ready) >= self._ahead:
                    return
            try:
                future = self._request()
            except SandboxUnavailableError:
                return
            with self._lock:
                self._ready.append(future)

    def _request(self) -> Future[Forked]:
        """Ask for a child; the future is done when the zygote has forked it."""
        (requests_in, requests), (answers, answers_out), (stdout, stdout_in), (stderr, stderr_in) = _pipes(4)
        theirs, ours = [requests_in, answers_out, stdout_in, stderr_in], [requests, answers, stdout, stderr]
        future: Future[Forked] = Future()
        try:
            with self._lock:
                if not self._alive:
                    raise OSError
                self._last += 1
                socket.send_fds(self._control, [json.dumps({"id": self._last}).encode()], theirs)
                self._forking[self._last] = (future, ours)
                self._endings[self._last] = Future()
        except OSError:
            _close_all(ours)
            raise SandboxUnavailableError("the zygote has ended") from None
        finally:
            _close_all(theirs)
        return future

    def _listen(self) -> None:
        while True:
            try:
                data, descriptors, _, _ = socket.recv_fds(self._control, 1 << 16, 1)
            except OSError:
                break
            if not data:
                break
            self._take(json.loads(data), list(descriptors))
        with self._lock:
            self._alive = False
            forking, self._forking = self._forking, {}
            endings, self._endings = self._endings, {}
        for future, ours in forking.values():
            _close_all(ours)
            future.set_exception(SandboxUnavailableError("the zygote has ended"))
        for ending in endings.values():
            ending.set_result(Ending(None))
        self._control.close()
        self._process.wait()

    def _take(self, reply: dict[str, Any], descriptors: list[int]) -> None:
        number = reply["id"]
        with self._lock:
            forking = self._forking.pop(number, None)
            ending = self._endings.get(number)
        if "exit" in reply:
            if ending is not None:
                ending.set_result(Ending(reply["exit"], reply["cpu"], reply["memory_mb"]))
        elif forking is not None:
            future, ours = forking
            if descriptors:
                future.set_result(Forked(number, descriptors[0], *ours))
            else:
                _close_all(ours)
                future.set_exception(SandboxUnavailableError(reply.get("failed", "no child")))


def _start(runtime: str, without: frozenset[str]) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start a zygote and wait until it is warm."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    config = json.dumps({"runtime": runtime, "without": sorted(without)})
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _BOOT.format(fd=CONTROL_FD), str(theirs.fileno()), config],
            env=_ENVIRONMENT,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            pass_fds=(theirs.fileno(),),
            start_new_session=True,
        )
    ours.settimeout(START_SECONDS)
    try:
        ready = ours.recv(1 << 16)
    except OSError:
        ready = b""
    if not ready:
        process.kill()
        _, errors = process.communicate()
        ours.close()
        raise SandboxUnavailableError(errors.decode("utf-8", "replace").strip()[-2000:] or "no answer")
    ours.settimeout(None)
    return process, ours


def _pipes(count: int) -> list[tuple[int, int]]:
    """Return new pipes as (reading end, writing end).

    Raises:
        SandboxUnavailableError: this process has no descriptors left.

    """
    pipes: list[tuple[int, int]] = []
    try:
        while len(pipes) < count:
            pipes.append(os.pipe2(os.O_CLOEXEC))
    except OSError as error:
        _close_all([fd for pipe in pipes for fd in pipe])
        raise SandboxUnavailableError(os.strerror(error.errno or 0)) from None
    return pipes


def _discard(stream: IO[bytes]) -> None:
    """Read what the zygote writes to stderr, so that it never blocks on a full pipe."""
    with stream:
        while stream.read(1 << 16):
            pass


def _close_all(descriptors: list[int]) -> None:
    for fd in descriptors:
        os.close(fd)


# A module cannot be given a descriptor number of our choice by subprocess: move it, then become the zygote.
_BOOT: Final = (
    "import os, sys; number = int(sys.argv.pop(1)); "
    "number != {fd} and (os.dup2(number, {fd}), os.close(number)); "
    "from tutor.sandbox.zygote import main; main()"
)
