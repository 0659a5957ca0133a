import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from progress_samples import Opener, attempt, codes

from tutor.progress.errors import ProgressError
from tutor.progress.event_json import event_to_json
from tutor.progress.events import Event
from tutor.progress.journal import Journal, record_in_journal


@pytest.fixture
def path(home: Path) -> Path:
    return home / "attempts.jsonl"


def test_events_come_back_in_order_and_merge_once(path: Path) -> None:
    events = [attempt("a"), attempt("b"), Event.opened("xor", "ʻtaskʼ")]
    journal, taken = Journal(path), []
    assert journal.pending() == []
    assert journal.merge(taken.extend) is None
    journal.append(events[:1])
    journal.append(events[1:])
    assert journal.pending() == events
    assert journal.merge(taken.extend) is None
    assert taken == events
    assert not path.exists()
    assert journal.merge(taken.extend) is None
    assert taken == events


def test_a_merge_that_fails_leaves_the_journal(path: Path) -> None:
    journal = Journal(path)
    journal.append([attempt("a")])

    def fail(_: object) -> None:
        raise ConnectionError("the database went away")

    with pytest.raises(ConnectionError):
        journal.merge(fail)
    assert [event.code for event in journal.pending()] == ["a"]


def test_a_line_that_a_power_cut_left_unfinished_harms_no_other(path: Path) -> None:
    journal, taken = Journal(path), []
    journal.append([attempt("before")])
    torn = json.dumps(event_to_json(attempt("torn"))).encode()[:-20]
    with path.open("ab") as file:
        file.write(torn)
    journal.append([attempt("after")])
    assert [event.code for event in journal.pending()] == ["before", "after"]
    aside = journal.merge(taken.extend)
    assert [event.code for event in taken] == ["before", "after"]
    assert aside == path.with_name("attempts.unreadable.jsonl")
    assert aside.read_bytes() == torn + b"\n"
    assert not path.exists()


def test_unreadable_lines_are_collected_and_never_overwritten(path: Path) -> None:
    path.parent.mkdir()
    journal = Journal(path)
    for garbage in (b"\0\0\0", b'{"kind": "attempt"}', b"[" * 100_000):
        path.write_bytes(garbage)
        journal.merge(lambda events: None)
    lines = path.with_name("attempts.unreadable.jsonl").read_bytes().splitlines()
    assert lines == [b"\0\0\0", b'{"kind": "attempt"}', b"[" * 100_000]


def test_a_full_disk_leaves_the_journal_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(path)
    journal.append([attempt("a")])
    before, write = path.read_bytes(), os.write

    def fill(descriptor: int, data: bytes) -> int:
        if len(data) > 10:
            return write(descriptor, data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", fill)
    with pytest.raises(OSError, match="No space"):
        journal.append([attempt("b")])
    monkeypatch.undo()
    assert path.read_bytes() == before


def test_a_pipe_in_its_place_is_an_error_and_not_a_wait(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    with pytest.raises(OSError, match="regular"):
        Journal(path).append([attempt()])
    assert Journal(path).pending() == []


def test_a_journal_that_was_merged_before_a_crash_is_not_merged_twice(
    home: Path, path: Path, opening: Opener
) -> None:
    Journal(path).append([attempt("a"), attempt("b", passed=True)])
    saved = path.read_bytes()
    with opening(home) as store:
        assert sorted(codes(store)) == ["a", "b"]
        assert not path.exists()
    path.write_bytes(saved)  # as if the process had died after the merge and before the deletion
    with opening(home) as store:
        assert sorted(codes(store)) == ["a", "b"]
        assert store.summary("local")["xor"].attempts == 2
        assert store.notice is None
    assert not path.exists()


def test_the_store_says_that_lines_were_unreadable(home: Path, path: Path, opening: Opener) -> None:
    Journal(path).append([attempt("a")])
    with path.open("ab") as file:
        file.write(b"garbage\n")
    with opening(home) as store:
        assert codes(store) == ["a"]
        assert store.notice is not None
        assert "attempts.unreadable.jsonl" in store.notice.uz
        assert "attempts.unreadable.jsonl" in store.notice.en
    with opening(home) as store:
        assert store.notice is None


def test_a_journal_that_cannot_be_read_does_not_stop_the_store(home: Path, path: Path, opening: Opener) -> None:
    path.mkdir(parents=True)
    with opening(home) as store:
        assert store.kept_in == "database"
        assert store.record(attempt()) == 1
        assert store.notice is not None
        assert str(path) in store.notice.uz


def test_a_command_leaves_its_attempt_in_the_journal_and_every_reader_sees_it(home: Path, opening: Opener) -> None:
    record_in_journal(home, attempt("before"))
    with opening(home) as store:
        assert codes(store) == ["before"]
        record_in_journal(home, attempt("meanwhile", passed=True), attempt("again"))
        assert store.summary("local")["xor"].attempts == 3
        assert not (home / "attempts.jsonl").exists()
        assert store.notice is None


def test_the_journal_is_merged_once_by_many_readers(home: Path, opening: Opener) -> None:
    with opening(home, patience=5.0) as one, opening(home, patience=5.0) as other, ThreadPoolExecutor(6) as pool:
        for number in range(10):
            record_in_journal(home, attempt(str(number)))
            counts = pool.map(lambda store: store.summary("local")["xor"].attempts, [one, other] * 3)
            assert list(counts) == [number + 1] * 6


def test_a_home_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    with pytest.raises(ProgressError) as caught:
        record_in_journal(tmp_path / "home", attempt())
    assert str(tmp_path / "home") in caught.value.text.uz


def test_recording_in_the_journal_imports_no_database() -> None:
    program = (
        "import sys, tutor.progress.journal;"
        "print(*[m for m in ('sqlalchemy', 'sqlite3', 'alembic', 'pydantic') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == ""
