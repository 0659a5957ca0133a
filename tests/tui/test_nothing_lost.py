"""Kill −9, a full disk, two sessions at once: the real program on a real terminal, and what is in the learner's files."""

import json
import os
import shutil
import signal
import time
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

TRIES = """
import os
from tutor.tui.draft import Draft
from tutor.tui.widgets import code_pane
code_pane.TRY_AGAIN = 0.1
_save = Draft.save
def _counted(self, source, serial):
    with open(os.environ["TRIES"], "a") as file:
        file.write("x")
    return _save(self, source, serial)
Draft.save = _counted
"""
"""A save that the disk refused is tried again soon, and each try is counted."""

LATE = "from tutor.tui.widgets import code_pane; code_pane.AUTOSAVE = 3.0;"
NO_SUPERUSER = ("setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override")
"""What starts the program such that even the superuser's may write only where the permissions allow it."""

F4 = b"\x1bOS"

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

    def started(**options: str | tuple[str, ...]) -> PtySession:
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


def killed_a_second_after(session: PtySession, line: str) -> None:
    """Type a line, wait until it is seen, type on for a second, and kill."""
    session.type(f"{line}\r")
    session.wait_for(line)
    seen = time.monotonic()

    def typed_for_a_second() -> bool:
        session.type("#")
        return time.monotonic() - seen >= 1.0

    session.wait_until(typed_for_a_second, "the second did not pass")
    os.kill(session.pid, signal.SIGKILL)
    assert session.exit_code() == -signal.SIGKILL


@pytest.mark.slow
def test_kill_9_leaves_what_was_typed_a_second_before(begin: Begin, work: Path) -> None:
    for turn in range(
        3
    ):  # a machine with too much to do is late now and then, a program that saves late is each time
        killed_a_second_after(begin(), f"line_{turn} = 1")
        if has(work, f"line_{turn} = 1\n")():
            return
    pytest.fail("what was typed more than a second before was never saved")


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() == 0 and shutil.which("setpriv") is None, reason="root may write everywhere")
def test_a_home_that_cannot_be_written_is_told_once_and_takes_the_program_later(
    begin: Begin, work: Path, home: Path, tmp_path: Path
) -> None:
    tries = tmp_path / "tries"
    work.unlink()
    for folder in (work.parent, home):
        folder.chmod(0o500)
    try:
        session = begin(prelude=TRIES, TRIES=str(tries), wrapper=NO_SUPERUSER if os.geteuid() == 0 else ())
        session.type(F4)
        session.wait_for("F5 Run")
        session.type("precious = 1\r")
        session.wait_for("precious = 1", "was not saved")
        before = tries.stat().st_size
        session.wait_until(lambda: tries.stat().st_size > before + 3, "it was not tried again")
        assert session.text.count("was not saved") == 1
        session.type("later = 2\r")
        session.wait_for("later = 2")
        assert not list(work.parent.iterdir())
    finally:
        for folder in (home, work.parent):
            folder.chmod(0o700)
    session.wait_for("nothing was lost")
    assert work.read_text(encoding="utf-8") == f"precious = 1\nlater = 2\n{STARTER}"


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
    first, second = begin(), begin(prelude=LATE)
    first.type("one = 1\r")
    first.wait_until(has(work, "one = 1"), "the first was not saved")
    second.wait_for("one = 1")  # the other one had nothing of its own, and takes it in
    second.type("second = 2\r")
    second.wait_for("second = 2")
    first.type("first = 1\r")
    first.wait_until(has(work, "first = 1"), "the first was not saved again")
    second.wait_for("was changed outside the tutor as well", "double.1.py")
    texts = [path.read_text(encoding="utf-8") for path in (work, work.parent / "kept" / "double.1.py")]
    assert "second = 2" in texts[0]
    assert "first = 1" in texts[1]
    assert all("one = 1" in text for text in texts)


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
