"""How long until the first frame, how much memory, how many bytes a key press costs: beside a bare Textual app."""

import statistics
import sys
from pathlib import Path

import pytest
from measured_terminal import Terminal
from service_process import end_service_of

ROUNDS = 7

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


def first_frame(command: list[str], expected: str, home: Path) -> float:
    been_there(home)
    with Terminal(command, {"TUTOR_HOME": str(home), "TUTOR_LANG": "en"}) as terminal:
        taken = 1000 * terminal.wait_for(expected)
    end_service_of(home)
    return taken


@pytest.mark.benchmark
def test_first_frame_beside_a_bare_textual_app(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare_file = tmp_path / "bare.py"
    bare_file.write_text(BARE)
    bare = [sys.executable, str(bare_file)]
    tutor = [sys.executable, "-m", "tutor"]
    first_frame(bare, "BARE-APP", tmp_path), first_frame(tutor, "Gradient descent", tmp_path / "warm")
    pairs = [
        (first_frame(bare, "BARE-APP", tmp_path), first_frame(tutor, "Gradient descent", tmp_path / f"home{i}"))
        for i in range(ROUNDS)
    ]
    bare_ms, tutor_ms = (statistics.median(column) for column in zip(*pairs, strict=True))
    with capsys.disabled():
        print(
            f"\nfirst frame, median of {ROUNDS} pairs: bare Textual {bare_ms:.0f} ms, tutor {tutor_ms:.0f} ms, "
            f"ratio {tutor_ms / bare_ms:.2f}"
        )


@pytest.mark.benchmark
def test_memory_and_bytes_of_a_key_press(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "tutor"]
    been_there(tmp_path)
    with Terminal(command, {"TUTOR_HOME": str(tmp_path), "TUTOR_LANG": "en"}) as terminal:
        terminal.wait_for("Gradient descent")
        terminal.quiet(2.0)
        resident, private = terminal.memory()
    end_service_of(tmp_path)
    with capsys.disabled():
        print(f"\nmemory of one session at rest: {resident:.1f} MiB resident, {private:.1f} MiB private")
    assert resident > 0
