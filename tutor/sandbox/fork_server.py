"""The trusted side of a zygote: starts it, asks it for children, and learns how each of them ended."""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import Future
from typing import IO, Any, Final

from tutor import paths
from tutor.sandbox.children import (
    END_SECONDS,
    ENVIRONMENT,
    START_SECONDS,
    Child,
    ChildSource,
    Ending,
    Pipes,
    SandboxUnavailableError,
    last_line,
)
from tutor.sandbox.zygote import CONTROL_FD


class ForkedChild(Child):
    """A child of a zygote, held by its pidfd: its process id may be another's once the zygote has reaped it."""

    def __init__(self, pid: int, pidfd: int, pipes: Pipes, ending: Future[Ending]) -> None:
        super().__init__(pid, pipes)
        self._pidfd = pidfd
        self._ending = ending

    def kill(self) -> None:
        """End the process now, if it has not ended."""
        with self._lock:
            if self._pidfd >= 0:
                with contextlib.suppress(OSError):  # it may have ended already
                    signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def wait(self, seconds: float) -> Ending | None:
        """Return how the process ended, or None if it still lives after `seconds`."""
        poller = select.poll()
        poller.register(self._pidfd, select.POLLIN)
        if not poller.poll(seconds * 1000):
            return None
        try:
            return self._ending.result(END_SECONDS)
        except TimeoutError:
            return Ending(None)

    def abandon(self) -> None:
        """Close the pipes and the pidfd."""
        super().abandon()
        with self._lock:
            pidfd, self._pidfd = self._pidfd, -1
        if pidfd >= 0:
            os.close(pidfd)


class ForkServer(ChildSource):
    """One zygote process of a runtime.

    Args:
        runtime: `numpy` or `torch`.
        ahead: how many children to keep ready.
        without: layers to leave out; for tests that show what each layer holds.

    Raises:
        SandboxUnavailableError: the zygote did not start.

    """

    def __init__(self, runtime: str, ahead: int = 2, without: frozenset[str] = frozenset()) -> None:
        super().__init__(runtime, ahead)
        self._process, self._control = _start(runtime, without)
        self._forking: dict[int, tuple[Future[Child], Pipes]] = {}
        self._endings: dict[int, Future[Ending]] = {}
        self._last = 0
        assert self._process.stderr is not None
        self._threads = [
            threading.Thread(target=self._listen, name=f"zygote-{runtime}", daemon=True),
            threading.Thread(target=_discard, args=(self._process.stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self._start_ahead()

    @property
    def pid(self) -> int:
        """Return the zygote's process id."""
        return self._process.pid

    def close(self) -> None:
        """End the zygote and all its children."""
        with self._lock:
            self._alive = False
        with contextlib.suppress(OSError):  # it may have ended already
            self._control.shutdown(socket.SHUT_RDWR)
        self._abandon_ready()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join(END_SECONDS)

    def _request(self) -> Future[Child]:
        ours, theirs = Pipes.pairs()
        future: Future[Child] = Future()
        descriptors = [theirs.requests, theirs.answers, theirs.stdout, theirs.stderr]
        try:
            with self._lock:
                if not self._alive:
                    raise OSError
                self._last += 1
                socket.send_fds(self._control, [json.dumps({"id": self._last}).encode()], descriptors)
                self._forking[self._last] = (future, ours)
                self._endings[self._last] = Future()
        except OSError:
            ours.close()
            raise SandboxUnavailableError("the zygote has ended") from None
        finally:
            theirs.close()
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
            ours.close()
            future.set_exception(SandboxUnavailableError("the zygote has ended"))
        for ending in endings.values():
            ending.set_result(Ending(None))
        self._control.close()
        self._process.wait()

    def _take(self, reply: dict[str, Any], descriptors: list[int]) -> None:
        number = reply["id"]
        with self._lock:
            forking = self._forking.pop(number, None)
            ending = self._endings[number] if descriptors else self._endings.pop(number, None)
        if "exit" in reply:
            if ending is not None:
                ending.set_result(Ending(reply["exit"], reply["cpu"], reply["memory_mb"]))
        elif forking is not None:
            future, ours = forking
            if descriptors and ending is not None:
                future.set_result(ForkedChild(reply["pid"], descriptors[0], ours, ending))
            else:
                ours.close()
                future.set_exception(SandboxUnavailableError(reply.get("failed", "no child")))


def _start(runtime: str, without: frozenset[str]) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start a zygote and wait until it is warm."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    config = json.dumps(
        {"runtime": runtime, "without": sorted(without), "pictures": os.fspath(paths.pictures_for_programs())}
    )
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _BOOT.format(fd=CONTROL_FD), str(theirs.fileno()), config],
            env=ENVIRONMENT,
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
        raise SandboxUnavailableError(last_line(errors))
    ours.settimeout(None)
    return process, ours


def _discard(stream: IO[bytes]) -> None:
    """Read what the zygote writes to stderr, so that it never blocks on a full pipe."""
    with stream:
        while stream.read(1 << 16):
            pass


# A module cannot be given a descriptor number of our choice by subprocess: move it, then become the zygote.
_BOOT: Final = (
    "import os, sys; number = int(sys.argv.pop(1)); "
    "number != {fd} and (os.dup2(number, {fd}), os.close(number)); "
    "from tutor.sandbox.zygote import main; main()"
)
