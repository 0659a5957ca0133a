"""A terminal for the command line: a pseudo-terminal, and pyte to read what is on its screen."""

import fcntl
import os
import pty
import struct
import subprocess
import termios

import pyte
from cli_runner import Tutor


class Terminal:
    """Runs `tutor` on a terminal until it ends; `typed` is what is typed from the beginning."""

    def __init__(
        self,
        tutor: Tutor,
        *arguments: str,
        rows: int = 40,
        columns: int = 80,
        typed: str = "",
        **environment: str,
    ) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        process = subprocess.Popen(
            tutor.command(*arguments),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**tutor.variables, "TERM": "xterm-256color", **environment},
            start_new_session=True,
        )
        os.close(theirs)
        os.write(ours, typed.encode())
        self.output = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
        self.returncode = process.wait(timeout=120)
        screen = pyte.Screen(columns, 500)
        pyte.ByteStream(screen).feed(self.output)
        self.lines = [line.rstrip() for line in screen.display]

    @property
    def text(self) -> str:
        """Return what is on the screen."""
        return "\n".join(self.lines)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:  # the other side is closed
        return b""
