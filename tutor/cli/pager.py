"""Long output on a terminal goes through a pager: PAGER, or less where there is one."""

import io
import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tutor.cli.console import Console
from tutor.cli.errors import ReaderGoneError

_LESS: Final = "FRX"
"""End by itself if all fits on the screen, let colours through, leave the text on the screen afterwards."""


@contextmanager
def paged(console: Console) -> Iterator[None]:
    """Have what is written inside read page by page; as it is where there is no terminal, no colour or no pager."""
    command = _command() if console.can_repaint else []
    if not command:
        yield
        return
    environment = {**os.environ, "LESS": os.environ.get("LESS", _LESS), "LESSCHARSET": "utf-8"}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        yield
        return
    terminal = console.out
    assert pager.stdin is not None
    console.out = io.TextIOWrapper(pager.stdin, encoding="utf-8", errors="backslashreplace")
    quiet = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the pager, which goes on
    try:
        yield
        console.out.close()
    except (ReaderGoneError, BrokenPipeError):
        pass  # the reader has seen enough
    finally:
        pager.wait()
        signal.signal(signal.SIGINT, quiet)
        console.out = terminal


def _command() -> list[str]:
    """Return the pager's command; nothing where there is none, or where PAGER is empty or says cat."""
    wanted = os.environ.get("PAGER", "less" if shutil.which("less") else "")
    try:
        words = shlex.split(wanted)
    except ValueError:
        return []
    return [] if words[:1] == ["cat"] else words
