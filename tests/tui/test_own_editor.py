"""The learner's own editor: which it is, and the app on a real terminal standing back for it."""

import json
import os
import signal
import stat
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, settle
from pty_session import PtySession
from screen_course import STARTER

from tutor.tui.own_editor import EditorError, command

FAKE = Path(__file__).with_name("fake_editor.py")


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def path(tmp_path: Path) -> str:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("vi", "code", "nano"):
        program(folder, name)
    return str(folder)


@pytest.mark.parametrize(
    ("chosen", "environment", "expected"),
    [
        ("", {}, ["nano"]),
        ("", {"EDITOR": "vi"}, ["vi"]),
        ("", {"EDITOR": "vi", "VISUAL": "code --wait"}, ["code", "--wait"]),
        ("vi -R 'a b'", {"EDITOR": "code"}, ["vi", "-R", "a b"]),
        ("   ", {"EDITOR": " vi "}, ["vi"]),
    ],
)
def test_the_setting_wins_then_the_environment_then_what_is_there(
    path: str, chosen: str, environment: dict[str, str], expected: list[str]
) -> None:
    assert command(chosen, {"PATH": path, **environment}) == expected


@pytest.mark.parametrize(
    ("chosen", "environment", "part"),
    [
        ("nonesuch -x", {}, "“nonesuch” (the settings)"),
        ("", {"VISUAL": "nonesuch"}, "“nonesuch” ($VISUAL)"),
        ("vi 'a", {}, "cannot be read"),
        ("", {"PATH": "/nowhere"}, "No editor was found"),
    ],
)
def test_what_cannot_be_run_is_told_in_one_sentence(
    path: str, chosen: str, environment: dict[str, str], part: str
) -> None:
    with pytest.raises(EditorError) as told:
        command(chosen, {"PATH": path, **environment})
    assert part in told.value.text.en
    assert "\n" not in told.value.text.uz


async def test_a_terminal_that_cannot_be_given_away_is_told(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", sys.executable)
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("f3", "e")
        await settle(pilot)
        assert next(iter(app._notifications)).message.startswith("Another editor cannot be opened on this terminal")
        await pilot.press("f4", "end", "e")
        await settle(pilot)
        assert lesson_screen(app).code.editor.document.get_line(0) == "def double(x):e"


Start = Callable[..., PtySession]


@pytest.fixture
def start(course: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Return a function that starts the app on a terminal of its own, with an editor that does what it is told."""
    sessions: list[PtySession] = []

    def begin(*orders: str) -> PtySession:
        (home / "work").mkdir()
        (home / "work" / "double.py").write_text(STARTER, encoding="utf-8")
        (home / "view.json").write_text(json.dumps({"lesson": "doubling", "steps": {"doubling": "double"}}))
        monkeypatch.setenv("VISUAL", " ".join([sys.executable, str(FAKE), *orders]))
        session = PtySession(course, home)
        sessions.append(session)
        session.wait_for("3/5 Double it")
        return session

    yield begin
    for session in sessions:
        try:
            os.kill(session.pid, signal.SIGKILL)
            os.waitpid(session.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass


def test_the_text_goes_to_the_editor_and_comes_back_and_so_do_screen_and_terminal(start: Start, home: Path) -> None:
    session = start("append=mine", "wait")
    before = termios.tcgetattr(session.fd)
    session.type("x = 1\r\x1be")
    session.wait_for("EDITING double.py cooked=True")
    assert (home / "work" / "double.py").read_text(encoding="utf-8") == f"x = 1\n{STARTER}mine\n"
    session.type("\r")
    session.wait_for("mine")
    session.wait_for("3/5 Double it")
    assert termios.tcgetattr(session.fd)[3] == before[3]
    session.type("y = 2")  # keys arrive again
    session.wait_for("y = 2")
    session.type("\x11")
    session.drain(30)
    assert session.exit_code() == 0
    assert "y = 2" in (home / "work" / "double.py").read_text(encoding="utf-8")


def test_an_editor_that_crashes_and_a_ctrl_c_for_it_leave_the_app_whole(start: Start, home: Path) -> None:
    session = start("wait", "break", "exit=3")
    before = termios.tcgetattr(session.fd)
    session.type("\x1be")
    session.wait_for("EDITING double.py")
    session.type("\r")
    session.wait_for("ended with an error (code 3)")
    session.type("z = 3")
    session.wait_for("z = 3")
    assert termios.tcgetattr(session.fd)[3] == before[3]
    session.type("\x1be")
    session.wait_for("EDITING double.py")
    session.type("\x03")
    session.wait_for("(code -2)")
    session.type("\x11")
    session.drain(30)
    assert session.exit_code() == 0


@pytest.mark.parametrize("dies", ["signal", "terminal"])
def test_a_terminal_that_dies_while_the_editor_is_open_loses_nothing(start: Start, home: Path, dies: str) -> None:
    session = start("append=mine", "wait")
    session.type("x = 1\r\x1be")
    session.wait_for("EDITING double.py")
    if dies == "signal":
        os.kill(session.pid, signal.SIGHUP)
        session.drain(30)
    else:
        os.close(session.fd)
    assert session.exit_code() == 0
    assert (home / "work" / "double.py").read_text(encoding="utf-8") == f"x = 1\n{STARTER}mine\n"
