"""Kill −9, a full disk, two sessions at once: the real program on a real terminal, and what is in the learner's files."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pty_session import PtySession
from screen_course import STARTER
from scripted_service import PASSED

from tutor.progress.events import Event
from tutor.progress.store import ProgressStore

FULL = """
import errno, os, stat
_write = os.write
def _full(descriptor, data):
    if os.path.exists(os.environ["DISK_IS_FULL"]) and stat.S_ISREG(os.fstat(descriptor).st_mode):
        _write(descriptor, bytes(data)[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return _write(descriptor, data)
os.write = _full
"""
"""A disk without room takes a few bytes more, and no others."""

Begin = Callable[..., PtySession]


@pytest.fixture
def work(home: Path) -> Path:
    path = home / "work" / "double.py"
    path.parent.mkdir()
    path.write_text(STARTER, encoding="utf-8")
    (home / "view.json").write_text(json.dumps({"lesson": "doubling", "steps": {"doubling": "double"}}))
    return path


@pytest.fixture
def begin(course: Path, home: Path, work: Path) -> Iterator[Begin]:
    sessions: list[PtySession] = []

    def started(**options: str) -> PtySession:
        sessions.append(PtySession(course, home, **options))  # type: ignore[arg-type]
        sessions[-1].wait_for("3/5", "F6 Check")
        return sessions[-1]

    yield started
    for session in sessions:
        session.kill()


def has(path: Path, text: str) -> Callable[[], bool]:
    return lambda: text in path.read_text(encoding="utf-8")


def test_kill_9_takes_no_more_than_what_was_just_typed(begin: Begin, work: Path) -> None:
    session = begin()
    session.type("kept = 1\r")
    session.wait_until(has(work, "kept = 1\n"), "nothing was saved")
    session.type("perhaps = 2\r")
    session.wait_for("perhaps = 2")
    os.kill(session.pid, signal.SIGKILL)
    assert session.exit_code() == -signal.SIGKILL
    left = work.read_text(encoding="utf-8")
    assert left in (f"kept = 1\n{STARTER}", f"kept = 1\nperhaps = 2\n{STARTER}")
    assert "kept = 1" in begin().text


@pytest.mark.slow
def test_a_full_disk_is_told_and_the_program_saved_when_there_is_room(
    begin: Begin, work: Path, tmp_path: Path
) -> None:
    full = tmp_path / "full"
    session = begin(prelude=FULL, DISK_IS_FULL=str(full))
    full.touch()
    session.type("precious = 1\r")
    session.wait_for("disk is full")
    assert work.read_text(encoding="utf-8") == STARTER
    assert "precious = 1" in session.text
    assert [path.name for path in work.parent.iterdir()] == ["double.py"]
    full.unlink()
    session.wait_until(has(work, "precious = 1"), "nothing was saved")
    session.wait_for("nothing was lost")


@pytest.mark.slow
def test_what_is_passed_in_one_session_is_seen_in_the_other(begin: Begin, home: Path) -> None:
    session = begin()
    session.wait_for("[○]")
    store = ProgressStore.open(home)
    store.record(Event.attempt("double", "", PASSED.as_json(), lesson="doubling"))
    store.close()
    session.wait_for("[✓]")


@pytest.mark.slow
def test_two_sessions_at_one_program_lose_neither_text(begin: Begin, work: Path) -> None:
    first, second = begin(), begin()
    first.type("one = 1\r")
    first.wait_until(has(work, "one = 1"), "the first was not saved")
    second.wait_for("one = 1")  # the other one had nothing of its own, and takes it in
    first.type("first = 1\r")
    second.type("second = 2\r")

    def everything() -> bool:
        texts = [path.read_text(encoding="utf-8") for path in work.parent.rglob("*.py")]
        return all(any(line in text for text in texts) for line in ("first = 1", "second = 2"))

    second.wait_until(everything, "one of the texts is nowhere")
    assert "one = 1" in work.read_text(encoding="utf-8")


@pytest.mark.slow
def test_two_sessions_leave_whole_files_of_what_was_chosen(begin: Begin, home: Path) -> None:
    first, second = begin(), begin()
    for session in (first, second):
        session.type(b"\x1bOQ")
        session.wait_for("F6 Tekshirish")
    for session in (first, second):
        session.type(b"\x11")
        session.drain(60)
        assert session.exit_code() == 0
    assert json.loads((home / "view.json").read_text(encoding="utf-8"))["steps"] == {"doubling": "double"}
