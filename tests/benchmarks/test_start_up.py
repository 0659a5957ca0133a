"""How long until the first frame, how much memory, how many bytes a key press costs: beside a bare Textual app."""

import json
import statistics
import sys
from pathlib import Path

import pytest
from measured_terminal import Terminal
from service_process import end_service_of

ROUNDS = 7

LESSON = {"lesson": "gradient-descent", "steps": {"gradient-descent": "learning-rate"}}
F6 = b"\x1b[17~"

BARE = """
from textual.app import App
from textual.widgets import Footer, Markdown, TextArea
class Bare(App):
    BINDINGS = [("f5", "run", "Run")]
    def compose(self):
        yield Markdown("# BARE-APP\\n\\nSome *text* to read.\\n\\n- one\\n- two\\n")
        yield TextArea.code_editor("import math\\n\\ndef relu(x):\\n    return max(0.0, x)\\n" * 3, language="python")
        yield Footer()
Bare().run()
"""


def been_there(home: Path) -> None:
    """Make a home whose learner is not there for the first time: they see the lessons and no welcome."""
    home.mkdir(exist_ok=True)
    (home / "settings.json").write_text("{}")


def first_frame(command: list[str], expected: str, home: Path, view: dict[str, object] | None = None) -> float:
    been_there(home)
    if view:
        (home / "view.json").write_text(json.dumps(view))
        (home / "work").mkdir()
        (home / "work" / "learning-rate.py").write_text("def descend(w, learning_rate, steps):\n    return [w]\n")
    with Terminal(command, {"TUTOR_HOME": str(home), "TUTOR_LANG": "en"}) as terminal:
        taken = 1000 * terminal.wait_for(expected)
    end_service_of(home)
    return taken


@pytest.mark.benchmark
@pytest.mark.parametrize(
    ("name", "view", "expected"),
    [
        ("the list of lessons", {}, "Gradient descent"),
        ("a lesson taken up again", LESSON, "def descend"),
    ],
)
def test_first_frame_beside_a_bare_textual_app(
    name: str, view: dict[str, object], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare_file = tmp_path / "bare.py"
    bare_file.write_text(BARE)
    bare = [sys.executable, str(bare_file)]
    tutor = [sys.executable, "-m", "tutor"]
    first_frame(bare, "BARE-APP", tmp_path), first_frame(tutor, expected, tmp_path / "warm", view)
    pairs = [
        (first_frame(bare, "BARE-APP", tmp_path), first_frame(tutor, expected, tmp_path / f"home{i}", view))
        for i in range(ROUNDS)
    ]
    bare_ms, tutor_ms = (statistics.median(column) for column in zip(*pairs, strict=True))
    with capsys.disabled():
        print(
            f"\nfirst frame, {name}, median of {ROUNDS} pairs: bare Textual {bare_ms:.0f} ms, tutor {tutor_ms:.0f} ms, "
            f"ratio {tutor_ms / bare_ms:.2f} (budget 1.30)"
        )


@pytest.mark.benchmark
@pytest.mark.parametrize(
    ("name", "view", "expected"),
    [
        ("the list of lessons", {}, "Gradient descent"),
        ("a lesson after a check", LESSON, "F6 Check"),
    ],
)
def test_memory(
    name: str, view: dict[str, object], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-m", "tutor"]
    been_there(tmp_path)
    (tmp_path / "view.json").write_text(json.dumps(view))
    with Terminal(command, {"TUTOR_HOME": str(tmp_path), "TUTOR_LANG": "en"}) as terminal:
        terminal.wait_for(expected)
        if view:
            terminal.quiet(1.0)
            terminal.press(F6)
            terminal.wait_for("Not yet")
        terminal.quiet(2.0)
        resident, private = terminal.memory()
    end_service_of(tmp_path)
    with capsys.disabled():
        print(f"\nmemory of one session, {name}: {resident:.1f} MiB resident (budget 60), {private:.1f} MiB private")
    assert resident > 0
