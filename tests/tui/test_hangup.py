"""The terminal dies, or the process is told to end: what was typed a moment ago is in the file."""

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest
from pty_session import PtySession
from screen_course import STARTER

TYPED = "lost = 0\n"


@pytest.fixture
def session(course: Path, home: Path) -> Iterator[PtySession]:
    (home / "work").mkdir()
    (home / "work" / "double.py").write_text(STARTER, encoding="utf-8")
    (home / "view.json").write_text(json.dumps({"lesson": "doubling", "steps": {"doubling": "double"}}))
    session = PtySession(course, home)
    session.wait_for("3/5 Double it")
    yield session
    session.kill()


def type_something(session: PtySession) -> None:
    session.type("lost = 0\r")
    session.wait_for("lost = 0")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_saves_what_was_just_typed(session: PtySession, home: Path, number: signal.Signals) -> None:
    type_something(session)
    os.kill(session.pid, number)
    left = session.drain(30)
    assert session.exit_code() == 0
    assert (home / "work" / "double.py").read_text(encoding="utf-8") == TYPED + STARTER
    assert json.loads((home / "view.json").read_text())["steps"] == {"doubling": "double"}
    # After SIGTERM the terminal is still there, and is given back as it was.
    assert (b"\x1b[?1049l" in left) == (number == signal.SIGTERM)


def test_a_terminal_that_goes_away_loses_nothing_and_leaves_no_orphan(session: PtySession, home: Path) -> None:
    type_something(session)
    os.close(session.fd)
    assert session.exit_code() == 0
    assert (home / "work" / "double.py").read_text(encoding="utf-8") == TYPED + STARTER


def test_hangup_comes_twice(session: PtySession, home: Path) -> None:
    type_something(session)
    os.kill(session.pid, signal.SIGHUP)
    os.kill(session.pid, signal.SIGHUP)
    assert session.exit_code() == 0
    assert (home / "work" / "double.py").read_text(encoding="utf-8") == TYPED + STARTER


def test_a_terminal_that_is_nobodys_controlling_terminal_goes_away(course: Path, home: Path) -> None:
    """The kernel sends no signal then, and a process that went on would turn in circles for ever."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    program = (
        "import sys; from pathlib import Path; from tutor.tui.run import run_app; run_app(Path(sys.argv[1]), 'en')"
    )
    environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TUTOR_HOME": str(home)}
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(course)],
        stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    shown = b""
    while b"Doubling" not in shown:
        shown += os.read(master, 1 << 16)
    os.close(master)
    assert process.wait(60) == 0
