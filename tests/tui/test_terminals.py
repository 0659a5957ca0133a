import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from driving import MakeApp, press, screen_text, settle
from pty_session import read_to_the_end

from tutor.tui.terminal import UnfitTerminalError, refusal

PROGRAM = """
import sys
from pathlib import Path
from tutor.tui.run import run_app
from tutor.tui.terminal import UnfitTerminalError
try:
    run_app(Path(sys.argv[1]), "en")
except UnfitTerminalError as error:
    print(error.text.en)
    print(ascii(error.text.uz))
    sys.exit(7)
"""


def refused(course: Path, home: Path, **environment: str) -> str:
    """Run the app on a terminal and return what it says instead of beginning."""
    command = [sys.executable, "-c", PROGRAM, str(course)]
    master, slave = pty.openpty()
    everything = {**os.environ, "TUTOR_HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environment}
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=subprocess.DEVNULL, env=everything)
    os.close(slave)
    output = read_to_the_end(master)
    assert process.wait(60) == 7
    assert b"\x1b" not in output
    return output.decode()


@pytest.mark.parametrize("term", ["dumb", "vt100", ""])
def test_a_terminal_without_a_screen_is_told_of_plain(course: Path, home: Path, term: str) -> None:
    said = refused(course, home, TERM=term)
    assert "--plain" in said.splitlines()[0]
    assert "--plain" in said.splitlines()[1]


def test_latin_1_is_explained(course: Path, home: Path) -> None:
    said = refused(course, home, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert "export LC_ALL=C.UTF-8" in said


def test_without_a_terminal_the_commands_are_named(course: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(course)]
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    assert result.returncode == 7
    assert "tutor --help" in result.stdout


def test_the_refusal_is_an_error_with_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: PTH123, SIM115
    reason = refusal()
    assert reason is not None
    assert UnfitTerminalError(reason).text == reason


async def test_the_linux_console_gets_signs_that_its_font_has(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    app = make_app("doubling", "double", language="uz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        text = screen_text(app)
    assert "[o]" in text
    assert "F2 English" in text
    assert not set(text) & set("ʻʼ✓○◐▸")
