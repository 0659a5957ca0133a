"""Where runs get their processes from: what a child offers its run, and what every source of children has in common.

Two sources exist: `fork_server` forks warm children in milliseconds; `spawn_server` starts a fresh interpreter for
each, where forking is not possible (CUDA, other systems than Linux) or the kernel lacks a layer.
"""

import contextlib
import os
import threading
from abc import ABC, abstractmethod
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final

from tutor.sandbox.text import safe_line

START_SECONDS: Final = 60.0
END_SECONDS: Final = 5.0
_LONGEST_REASON: Final = 500

# One thread everywhere: a child cannot start any.
ENVIRONMENT: Final = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "HOME": "/nonexistent",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "CUDA_VISIBLE_DEVICES": "",
    "PYTHONDONTWRITEBYTECODE": "1",
}


class SandboxUnavailableError(Exception):
    """No run is possible now: no child could be started, or its source ended."""


def last_line(errors: bytes) -> str:
    """Return the last line of what a process wrote to stderr before it could not start, made safe."""
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    return safe_line(lines[-1], _LONGEST_REASON) if lines else "no answer"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a child ended: exit code (negative: the signal), CPU seconds, peak memory. None where it is not known."""

    code: int | None
    cpu_seconds: float = 0.0
    memory_mb: float = 0.0


@dataclass(frozen=True, slots=True)
class Pipes:
    """One side's ends of a child's four pipes."""

    requests: int
    answers: int
    stdout: int
    stderr: int

    def close(self) -> None:
        """Close them all."""
        for fd in (self.requests, self.answers, self.stdout, self.stderr):
            os.close(fd)

    @classmethod
    def pairs(cls) -> "tuple[Pipes, Pipes]":
        """Return the ends of new pipes: those of the trusted side and those of the child.

        Raises:
            SandboxUnavailableError: this process has no descriptors left.

        """
        made: list[tuple[int, int]] = []
        try:
            while len(made) < 4:
                made.append(os.pipe())
        except OSError as error:
            for fd in (end for pipe in made for end in pipe):
                os.close(fd)
            raise SandboxUnavailableError(os.strerror(error.errno or 0)) from None
        (requests_in, requests), (answers, answers_out), (stdout, stdout_in), (stderr, stderr_in) = made
        return cls(requests, answers, stdout, stderr), cls(requests_in, answers_out, stdout_in, stderr_in)


class Child(ABC):
    """A fresh process that waits for its first frame, its limits, and the trusted ends of its pipes.

    `kill`, `wait` and `abandon` may be called from any thread, and again.
    """

    def __init__(self, pid: int, pipes: Pipes) -> None:
        self.pid = pid
        self.requests = pipes.requests
        self.answers = pipes.answers
        self.stdout = pipes.stdout
        self.stderr = pipes.stderr
        self._pipes: Pipes | None = pipes
        self._lock = threading.Lock()

    @abstractmethod
    def kill(self) -> None:
        """End the process now, if it has not ended."""

    @abstractmethod
    def wait(self, seconds: float) -> Ending | None:
        """Return how the process ended, or None if it still lives after `seconds`."""

    def abandon(self) -> None:
        """Close the pipes; a child whose requests end leaves by itself."""
        with self._lock:
            pipes, self._pipes = self._pipes, None
        if pipes is not None:
            pipes.close()


class ChildSource(ABC):
    """Starts children of one runtime, and keeps a few ready: starting one takes longer than a small check.

    Its methods may be called from any thread.
    """

    def __init__(self, runtime: str, ahead: int) -> None:
        self.runtime = runtime
        self.children = 0
        self._under_way = 0
        self._ahead = ahead
        self._lock = threading.Lock()
        self._ready: deque[Future[Child]] = deque()
        self._alive = True

    @property
    def alive(self) -> bool:
        """Return whether it can still start children."""
        return self._alive

    @property
    def busy(self) -> bool:
        """Return whether a child that it started has not been released yet."""
        return self._under_way > 0

    @property
    def ready(self) -> bool:
        """Return whether as many children as are kept ready do wait."""
        with self._lock:
            return len(self._ready) >= self._ahead and all(future.done() for future in self._ready)

    def start(self) -> Child:
        """Return a fresh child, which waits for its limits.

        Raises:
            SandboxUnavailableError: the source has ended, hangs, or cannot start a child.

        """
        with self._lock:
            future = self._ready.popleft() if self._ready else None
        try:
            child = (future or self._request()).result(START_SECONDS)
        except TimeoutError:
            self._alive = False  # whoever asks next gets another source
            raise SandboxUnavailableError("no answer") from None
        with self._lock:
            self.children += 1
            self._under_way += 1
        return child

    def release(self, child: Child) -> None:
        """End a child, free what is held of it, and start another ahead in its place."""
        child.kill()
        child.abandon()
        with self._lock:
            self._under_way -= 1
        self._start_ahead()

    @abstractmethod
    def close(self) -> None:
        """End everything that it started; may be called again."""

    @abstractmethod
    def _request(self) -> Future[Child]:
        """Begin to start a child; the future is done when it waits for its limits.

        Raises:
            SandboxUnavailableError: the source has ended, or this process has no descriptors left.

        """

    def _start_ahead(self) -> None:
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

    def _abandon_ready(self) -> None:
        """Leave the children that nobody took; those that could not be started are nobody's trouble any more."""
        with self._lock:
            ready = list(self._ready)
            self._ready.clear()
        for future in ready:
            with contextlib.suppress(SandboxUnavailableError, TimeoutError):
                future.result(END_SECONDS).abandon()
