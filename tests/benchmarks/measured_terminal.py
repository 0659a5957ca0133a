"""A terminal for measurements: a program on a pseudo-terminal, its bytes counted and painted on a screen in memory."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

# What Textual asks a terminal, and what a common one answers.
_ANSWERS = [
    (re.compile(rb"\x1b\[\??6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
]
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")


class Terminal:
    """A program running on a terminal of its own, 80×24 unless told otherwise."""

    def __init__(self, command: Sequence[str], environment: dict[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.screen = pyte.Screen(*size)
        self.written = 0
        self._stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, {**os.environ, "TERM": "xterm-256color", **environment})
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    @property
    def text(self) -> str:
        """Return what is on the screen."""
        return "\n".join(self.screen.display)

    def wait_for(self, expected: str, seconds: float = 60.0) -> float:
        """Read until `expected` is on the screen and return the seconds since the program began.

        Raises:
            TimeoutError: it did not appear, or the program ended.

        """
        deadline = time.perf_counter() + seconds
        while expected not in self.text:
            if not self._read(deadline):
                raise TimeoutError(f"{expected!r} did not appear; the screen was:\n{self.text}")
        return time.perf_counter() - self.started

    def quiet(self, seconds: float) -> None:
        """Read until nothing has been written for `seconds`."""
        while self._read(time.perf_counter() + seconds):
            pass

    def press(self, keys: bytes) -> None:
        """Type bytes."""
        os.write(self._fd, keys)

    def echo(self, keys: bytes, rest: float = 0.15) -> tuple[int, float]:
        """Type bytes and return how many come back until there is a rest, and the seconds until the first of them."""
        before, typed = self.written, time.perf_counter()
        self.press(keys)
        self._read(typed + 5.0)
        seconds = time.perf_counter() - typed
        self.quiet(rest)
        return self.written - before, seconds

    def memory(self) -> tuple[float, float]:
        """Return the resident and the private memory of the program in MiB."""
        rollup = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        sizes = {name: int(kb) / 1024 for name, kb in re.findall(r"^(\w+):\s+(\d+) kB", rollup, re.MULTILINE)}
        return sizes["Rss"], sizes["Private_Clean"] + sizes["Private_Dirty"]

    def _read(self, deadline: float) -> bool:
        left = max(0.0, deadline - time.perf_counter())
        if not select.select([self._fd], [], [], left)[0]:
            return False
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:
            return False
        self.written += len(data)
        for question, answer in _ANSWERS:
            if question.search(data):
                os.write(self._fd, answer)
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", data))
        return bool(data)
