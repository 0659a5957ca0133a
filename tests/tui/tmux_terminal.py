"""A real terminal for tests: tmux, in which the real program is used by its keys alone."""

import os
import select
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from pty_session import COLOURS
from service_process import end_service_of

from tutor.course.manifest import load_manifest

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
EXERCISES = sum(1 for _ in load_manifest(LESSONS).exercises())
"""How many exercises the course has."""

tmux_is_needed = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


class Tmux:
    """A terminal in tmux. Waiting reads what the program writes, so that no time is spent idle."""

    def __init__(self, folder: Path, size: tuple[int, int], environment: dict[str, str]) -> None:
        folder.mkdir(exist_ok=True)
        self._socket = str(Path(tempfile.mkdtemp(prefix="tmux-")) / "socket")  # short: the paths of sockets are
        fifo = folder / "output"
        os.mkfifo(fifo)
        self._output = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        width, height = map(str, size)
        self._run("new-session", "-d", "-x", width, "-y", height, "env PS1='ready> ' sh")
        self._run("set-option", "-g", "remain-on-exit", "on")
        self._run("set-option", "-sg", "escape-time", "5")
        self._run("pipe-pane", "-O", f"cat > {fifo}")
        unset = " ".join(f"-u {name}" for name in (*COLOURS, "EDITOR", "VISUAL", "TUTOR_LANG"))
        self._environment = f"{unset} " + " ".join(
            f"{name}={shlex.quote(value)}" for name, value in environment.items()
        )

    def _run(self, *arguments: str, given: str | None = None) -> str:
        command = ["tmux", "-S", self._socket, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, input=given, timeout=30).stdout

    def start(self, *arguments: str) -> None:
        """Start `tutor` on the real lessons."""
        command = shlex.join([sys.executable, "-m", "tutor", *arguments, "--course", str(LESSONS)])
        self.type(f"clear; env {self._environment} {command}")
        self.press("Enter")

    def press(self, *keys: str) -> None:
        """Press keys, each by tmux's name for it."""
        self._run("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type a text as it is."""
        self._run("send-keys", "-l", text)

    def paste(self, text: str) -> None:
        """Paste a text as terminals do, between brackets."""
        self._run("load-buffer", "-", given=text)
        self._run("paste-buffer", "-p")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self._run("resize-window", "-x", str(columns), "-y", str(rows))

    def leave(self) -> None:
        """Take the terminal away from what runs in it, and put another in its place."""
        self._run("respawn-pane", "-k", "sh")

    def screen(self, *, colours: bool = False) -> str:
        """Return what is seen, with the terminal's codes for colours where these are asked for."""
        return self._run("capture-pane", "-p", *(["-e"] if colours else []))

    def wait_for(self, *expected: str, gone: str = "", seconds: float = 45) -> str:
        """Return the screen as soon as it shows all of `expected`, and `gone` no more."""
        return self.wait_until(
            lambda screen: all(text in screen for text in expected) and not (gone and gone in screen),
            f"{expected} did not come",
            seconds,
        )

    def wait_until(self, true: Callable[[str], bool], otherwise: str, seconds: float = 45) -> str:
        """Return the screen as soon as something is true of it, or of the disk."""
        deadline = time.monotonic() + seconds
        while not true(screen := self.screen()):
            left = deadline - time.monotonic()
            assert left > 0, f"{otherwise}; the screen is:\n{screen}"
            if select.select([self._output], [], [], min(left, 0.2))[0]:
                os.read(self._output, 1 << 16)
        return screen

    def close(self) -> None:
        """End tmux and all that runs in it."""
        self._run("kill-server")
        os.close(self._output)
        shutil.rmtree(Path(self._socket).parent)


def variables_of(folder: Path, home: Path) -> dict[str, str]:
    """Return the variables of a learner with this home whose sockets lie in `folder`."""
    return {"TUTOR_HOME": str(home), "XDG_RUNTIME_DIR": str(folder / "run"), "LC_ALL": "C.UTF-8"}


@contextmanager
def terminal_of(folder: Path, home: Path, size: tuple[int, int] = (80, 24), **environment: str) -> Iterator[Tmux]:
    """Give a learner with this home a terminal, and end with it what runs for this home."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    terminal = Tmux(folder, size, variables_of(folder, home) | environment)
    try:
        yield terminal
    finally:
        terminal.close()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_RUNTIME_DIR", str(runtime))
            end_service_of(home)


def processes_of(home: Path, word: str) -> list[int]:
    """Return the processes of this home that have a word on their command line."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            ours = f"TUTOR_HOME={home}".encode() in (folder / "environ").read_bytes().split(b"\0")
            if ours and word.encode() in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found
