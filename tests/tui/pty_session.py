"""The real program on a terminal of its own: a pseudo-terminal, and pyte to read what is on its screen."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

PROGRAM = (
    "import sys; from pathlib import Path; from tutor.tui.run import run_app; "
    "sys.exit(run_app(Path(sys.argv[1]), sys.argv[2]))"
)
COLOURS = ("NO_COLOR", "COLORTERM", "COLORFGBG", "TERM_PROGRAM", "FORCE_COLOR", "COLUMNS", "LINES")
"""Variables of the terminal that runs the tests, which must not reach the one that is tested."""

NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")


class PtySession:
    """The app on a terminal, with its screen and all its bytes at hand.

    `wrapper` is a command that the program is started by.
    """

    def __init__(
        self,
        course: Path,
        home: Path,
        *,
        language: str = "en",
        size: tuple[int, int] = (80, 24),
        wrapper: tuple[str, ...] = (),
        prelude: str = "",
        **environment: str,
    ) -> None:
        self.screen = pyte.Screen(*size)
        self.written = b""
        self._stream = pyte.ByteStream(self.screen)
        variables = {name: value for name, value in os.environ.items() if name not in COLOURS}
        variables |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TUTOR_HOME": str(home), **environment}
        command = [*wrapper, sys.executable, "-c", prelude + PROGRAM, str(course), language]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, variables)
        self.resize(*size)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the kernel tells the program."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    @property
    def text(self) -> str:
        """Return what is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, *expected: str, gone: str = "", seconds: float = 40) -> None:
        """Read until the screen shows all of `expected`, and `gone` no more."""
        self.wait_until(
            lambda: all(one in self.text for one in expected) and not (gone and gone in self.text),
            f"{expected} did not come",
            seconds,
        )

    def wait_until(self, true: Callable[[], bool], otherwise: str, seconds: float = 40) -> None:
        """Read what the program writes until something is true, be it on the screen or on the disk."""
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, f"{otherwise}; the screen is:\n{self.text}"
            if select.select([self.fd], [], [], 0.05)[0]:
                data = os.read(self.fd, 1 << 16)
                self.written += data
                self._stream.feed(NOT_FOR_PYTE.sub(b"", data))

    def type(self, text: str | bytes) -> None:
        """Type, or send a key as the terminal encodes it."""
        os.write(self.fd, text.encode() if isinstance(text, str) else text)

    def drain(self, seconds: float) -> bytes:
        """Read what still comes, until the terminal is closed or `seconds` have passed."""
        data = b""
        deadline = time.monotonic() + seconds
        while select.select([self.fd], [], [], max(0.0, deadline - time.monotonic()))[0]:
            try:
                part = os.read(self.fd, 1 << 16)
            except OSError:
                break
            if not part:
                break
            data += part
        return data

    def exit_code(self) -> int:
        """Wait for the end of the program."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def kill(self) -> None:
        """End the program without a chance to do anything, if it still runs."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass


def refused(arguments: list[str], **environment: str) -> tuple[int, str]:
    """Run `tutor` on a terminal that cannot show it; return the exit code and what it says instead."""
    master, slave = pty.openpty()
    variables = {name: value for name, value in os.environ.items() if name not in COLOURS}
    variables |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environment}
    command = [sys.executable, "-m", "tutor", *arguments]
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=variables, start_new_session=True
    )
    os.close(slave)
    output = read_to_the_end(master)
    return process.wait(60), output.decode()


def read_to_the_end(master: int) -> bytes:
    """Return what is written to a pseudo-terminal until nobody has its other side open; close it."""
    output = b""
    while True:
        try:
            part = os.read(master, 4096)
        except OSError:
            break
        if not part:
            break
        output += part
    os.close(master)
    return output
