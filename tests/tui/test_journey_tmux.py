"""One learner's way through the course in a real terminal: keys only, the real lessons, the real grading service."""

import asyncio
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor import paths
from tutor.course.loader import load_lesson
from tutor.course.manifest import exercise_ids, load_manifest
from tutor.grading.client import GradingClient
from tutor.progress.store import ProgressStore

LESSONS = Path(__file__).resolve().parents[2] / "lessons"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


class Tmux:
    """A terminal in tmux. Waiting reads what the program writes, so that no time is spent idle."""

    def __init__(self, folder: Path, size: tuple[int, int], environment: dict[str, str]) -> None:
        self._socket = str(folder / "tmux.sock")
        fifo = folder / "output"
        os.mkfifo(fifo)
        self._output = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        width, height = map(str, size)
        self._run("new-session", "-d", "-x", width, "-y", height, "env PS1='ready> ' sh")
        self._run("set-option", "-g", "remain-on-exit", "on")
        self._run("set-option", "-sg", "escape-time", "5")
        self._run("pipe-pane", "-O", f"cat > {fifo}")
        settings = " ".join(f"{name}='{value}'" for name, value in environment.items())
        self.environment = f"env {settings}"

    def _run(self, *arguments: str, given: str | None = None) -> str:
        command = ["tmux", "-S", self._socket, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, input=given, timeout=30).stdout

    def start(self) -> None:
        self.type(f"clear; {self.environment} {sys.executable} -m tutor --lang uz --course {LESSONS}")
        self.press("Enter")

    def press(self, *keys: str) -> None:
        for key in keys:
            self._run("send-keys", key)

    def type(self, text: str) -> None:
        self._run("send-keys", "-l", text)

    def paste(self, text: str) -> None:
        self._run("load-buffer", "-", given=text)
        self._run("paste-buffer", "-p")

    def screen(self) -> str:
        return self._run("capture-pane", "-p")

    def wait_for(self, *expected: str, seconds: float = 90) -> str:
        """Return the screen as soon as it shows all of `expected`."""
        deadline = time.monotonic() + seconds
        while True:
            screen = self.screen()
            if all(text in screen for text in expected):
                return screen
            left = deadline - time.monotonic()
            assert left > 0, f"{expected} did not come; the screen is:\n{screen}"
            if select.select([self._output], [], [], min(left, 1.0))[0]:
                os.read(self._output, 1 << 16)

    def close(self) -> None:
        self._run("kill-server")
        os.close(self._output)


async def stop_service() -> None:
    client = await GradingClient.connect()
    await client.ask("shutdown")
    await client.closed()


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def terminal(
    request: pytest.FixtureRequest, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Tmux]:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    environment = {"TUTOR_HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8"}
    terminal = Tmux(tmp_path, request.param, environment)
    yield terminal
    terminal.close()
    if paths.service_socket().exists():
        asyncio.run(stop_service())


def test_from_the_first_start_to_a_passed_exercise_and_back_again(terminal: Tmux, home: Path) -> None:
    lessons = [lesson for part in load_manifest(LESSONS).parts for lesson in part.lessons]
    exercises = sum(len(exercise_ids(LESSONS, lesson.id)) for lesson in lessons)
    steps = [step.id for step in load_lesson(LESSONS, "gradient-descent").steps]
    place = f"{steps.index('line-fit') + 1}/{len(steps)}"

    terminal.start()
    terminal.wait_for("Xush kelibsiz!", "Birinchi darsni boshlash")
    terminal.press("Down", "Enter")
    terminal.wait_for("Neyron tarmoqlar", "Gradient tushish", f"{exercises} ta mashqdan 0 tasi bajarildi")

    # To the exercise, by its place in the list of steps.
    terminal.press(*["Down"] * [lesson.id for lesson in lessons].index("gradient-descent"))
    terminal.wait_for("Chiziqni toping")
    terminal.press("Right", *["Down"] * steps.index("line-fit"), "Enter")
    terminal.wait_for(place, "Toʻrtta funksiya yozing")
    terminal.press("F4")
    terminal.wait_for("def predict")

    # What the starter gives is not enough; the verdict shows what was expected and what came.
    terminal.press("F6")
    terminal.wait_for("Hali emas", "Kutilgan", "Chiqqan")
    terminal.press("F8")
    terminal.wait_for("1-ishora (5 tadan)")

    # The language changes in the middle, and the work stays.
    terminal.press("F2")
    terminal.wait_for("Hint 1 of 5", "F6 Check")

    solution = (LESSONS / "gradient-descent" / "line-fit" / "solution.py").read_text(encoding="utf-8")
    terminal.press("F4", "M-a")
    terminal.wait_for("hidden: w")  # everything is selected: the end came into sight
    terminal.paste(solution)
    terminal.press("F6")
    terminal.wait_for("✓ Correct!", "Next step: Ctrl+N", "[✓]")

    # A run draws; Escape goes back; quitting and starting again leads to the same place.
    terminal.press("F5")
    terminal.wait_for("✓ Finished", "loss", "mean squared error")
    terminal.press("C-q")
    terminal.wait_for("ready>")
    assert (home / "work" / "line-fit.py").read_text(encoding="utf-8") == solution
    terminal.start()
    terminal.wait_for(place, "def predict", "[✓]")
    terminal.press("F9")
    terminal.wait_for(f"{exercises} ta mashqdan 1 tasi bajarildi", "1/2")

    store = ProgressStore.open(home)
    progress = store.summary("local")["line-fit"]
    store.close()
    assert (progress.passed, progress.attempts, progress.hints) == (True, 2, 1)
