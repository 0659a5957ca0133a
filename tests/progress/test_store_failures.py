import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from progress_samples import Opener, attempt, codes
from sqlalchemy import Engine, event

from tutor.progress.store import ProgressStore


@pytest.fixture
def filled(home: Path, opening: Opener) -> Path:
    """Return a home with 60 attempts, whose database is of 30 pages and more."""
    with opening(home) as store:
        store.record(*(attempt(f"{number}\n" + "#" * 1500) for number in range(60)))
    return home


def database(home: Path) -> Path:
    return home / "progress.db"


def asides(home: Path) -> list[str]:
    return sorted(entry.name for entry in home.iterdir() if "damaged" in entry.name and entry.suffix == ".db")


def assert_fresh_and_working(store: ProgressStore, home: Path) -> None:
    """Check that a new database is in place, that it works, and that the learner is told."""
    assert store.kept_in == "database"
    assert store.notice is not None
    assert "progress.damaged-1.db" in store.notice.uz
    assert "progress.damaged-1.db" in store.notice.en
    store.record(attempt("new"))
    assert codes(store)[-1] == "new"
    assert asides(home) == ["progress.damaged-1.db"]
    assert not (home / "attempts.jsonl").exists()


def test_garbage_in_place_of_the_database(filled: Path, opening: Opener) -> None:
    garbage = b"Lorem ipsum dolor sit amet. " * 1000
    database(filled).write_bytes(garbage)
    with opening(filled) as store:
        assert_fresh_and_working(store, filled)
    assert (filled / "progress.damaged-1.db").read_bytes() == garbage
    with opening(filled) as store:
        assert store.notice is None
        assert codes(store) == ["new"]


def test_a_truncated_database_gives_back_what_can_be_read(filled: Path, opening: Opener) -> None:
    whole = database(filled).read_bytes()
    database(filled).write_bytes(whole[: len(whole) * 2 // 3])
    with opening(filled) as store:
        kept = codes(store)
        assert 20 < len(kept) < 60
        assert_fresh_and_working(store, filled)
    assert (filled / "progress.damaged-1.db").read_bytes() == whole[: len(whole) * 2 // 3]


@pytest.mark.parametrize("length", [2, 99, 512, 4096])
def test_a_database_cut_to_almost_nothing(filled: Path, opening: Opener, length: int) -> None:
    database(filled).write_bytes(database(filled).read_bytes()[:length])
    with opening(filled) as store:
        assert_fresh_and_working(store, filled)


def test_an_empty_file_becomes_a_database(home: Path, opening: Opener) -> None:
    home.mkdir()
    database(home).touch()
    with opening(home) as store:
        assert store.kept_in == "database"
        assert store.notice is None
        store.record(attempt("new"))
    assert asides(home) == []


def test_an_empty_file_beside_a_log_is_not_taken_for_a_new_one(filled: Path, opening: Opener) -> None:
    with opening(filled) as store:
        store.record(attempt())
        log = (filled / "progress.db-wal").read_bytes()
    assert log
    database(filled).write_bytes(b"")
    (filled / "progress.db-wal").write_bytes(log)
    with opening(filled) as store:
        assert_fresh_and_working(store, filled)
    assert (filled / "progress.damaged-1.db-wal").read_bytes() == log


def test_a_folder_in_place_of_the_database(home: Path, opening: Opener) -> None:
    database(home).mkdir(parents=True)
    (database(home) / "note.txt").write_text("mine")
    with opening(home) as store:
        assert_fresh_and_working(store, home)
    assert (home / "progress.damaged-1.db" / "note.txt").read_text() == "mine"


def test_every_damaged_database_is_kept(home: Path, opening: Opener) -> None:
    for number in (1, 2, 3):
        home.mkdir(exist_ok=True)
        database(home).write_bytes(b"garbage" * number)
        with opening(home) as store:
            assert store.kept_in == "database"
        assert (home / f"progress.damaged-{number}.db").read_bytes() == b"garbage" * number


def overwrite_middle(path: Path) -> None:
    """Spoil pages in the middle of the file, as a bad disk does, but not its beginning."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        for page in range(size // 4096 // 4, size // 4096 * 3 // 4):
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)


def test_damage_that_shows_only_in_use(filled: Path, opening: Opener) -> None:
    overwrite_middle(database(filled))
    with opening(filled) as store:
        assert store.notice is None  # opening reads the first pages alone
        found = store.attempts("local", "xor")
        assert 0 < len(found) < 60
        assert_fresh_and_working(store, filled)
        assert len(codes(store)) == len(found) + 1


def test_damage_that_shows_while_recording(filled: Path, opening: Opener) -> None:
    overwrite_middle(database(filled))
    with opening(filled) as store:
        for number in range(40):
            store.record(attempt(f"late {number}" + "#" * 3000))
        assert store.kept_in == "database"
        late = [code.split("#")[0] for code in codes(store) if code.startswith("late")]
        assert sorted(late) == sorted(f"late {number}" for number in range(40))
        assert asides(filled) == ["progress.damaged-1.db"]


def test_a_database_that_is_deleted_while_it_is_open(filled: Path, opening: Opener) -> None:
    with opening(filled) as store:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{database(filled)}{suffix}").unlink()
        store.record(attempt("after"))
        assert codes(store) == ["after"]
        assert store.kept_in == "database"
    with opening(filled) as store:
        assert codes(store) == ["after"]


def test_a_database_that_is_moved_while_it_is_open(filled: Path, opening: Opener) -> None:
    with opening(filled) as store, opening(filled / "other") as other:
        other.record(attempt("from the other"))
        other.close()
        for suffix in ("-wal", "-shm"):
            Path(f"{database(filled)}{suffix}").unlink()
        shutil.move(database(filled / "other"), database(filled))
        store.record(attempt("after"))
        assert sorted(codes(store)) == ["after", "from the other"]


def test_a_locked_database_is_done_without_until_it_is_free(filled: Path, opening: Opener) -> None:
    with closing(sqlite3.connect(database(filled), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with opening(filled) as store:
            assert store.kept_in == "journal"
            assert store.notice is not None
            assert "attempts.jsonl" in store.notice.uz
            assert "attempts.jsonl" in store.notice.en
            assert len(codes(store)) == 60  # what was there can still be read
            store.record(attempt("while locked"))
            assert store.kept_in == "journal"
            assert codes(store)[-1] == "while locked"
            assert "while locked" in (filled / "attempts.jsonl").read_text()
            other.execute("ROLLBACK")
            store.record(attempt("when free"))
            assert store.kept_in == "database"
            assert store.notice is None
            assert codes(store)[-2:] == ["while locked", "when free"]
            assert not (filled / "attempts.jsonl").exists()
    with opening(filled) as store:
        assert codes(store)[-2:] == ["while locked", "when free"]


def test_a_database_that_is_locked_later(filled: Path, opening: Opener) -> None:
    with opening(filled) as store, closing(sqlite3.connect(database(filled), isolation_level=None)) as other:
        store.record(attempt("before"))
        other.execute("BEGIN IMMEDIATE")
        store.record(attempt("while locked"))
        assert store.kept_in == "journal"
        assert codes(store)[-2:] == ["before", "while locked"]
        other.execute("COMMIT")
    with opening(filled) as store:
        assert codes(store)[-2:] == ["before", "while locked"]
        assert len(codes(store)) == 62


def test_between_attempts_to_open_it_a_locked_database_is_left_alone(filled: Path, opening: Opener) -> None:
    with closing(sqlite3.connect(database(filled), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with opening(filled, retry_every=3600.0) as store:
            other.execute("ROLLBACK")
            store.record(attempt("soon"))
            assert store.kept_in == "journal"
    with opening(filled) as store:
        assert codes(store)[-1] == "soon"


def test_a_database_held_exclusively_hides_what_was_earlier(filled: Path, opening: Opener) -> None:
    with closing(sqlite3.connect(database(filled), isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM progress_events WHERE id = 'none'")
        with opening(filled) as store:
            store.record(attempt("new"))
            assert store.kept_in == "journal"
            assert codes(store) == ["new"]
            assert store.notice is not None
            assert "is not shown until then" in store.notice.en
        other.execute("ROLLBACK")
    with opening(filled) as store:
        assert len(codes(store)) == 61


def test_a_full_database_file(filled: Path, opening: Opener) -> None:
    """SQLite answers SQLITE_FULL at its own page limit exactly as on a full disk."""

    def limit(connection: sqlite3.Connection, _: object) -> None:
        [(_, _, file)] = connection.execute("PRAGMA database_list").fetchall()
        if file:
            connection.execute("PRAGMA max_page_count = 1").close()  # SQLite raises it to the present size

    event.listen(Engine, "connect", limit)
    try:
        with opening(filled) as store:
            large = [f"{number}" + "x" * 20_000 for number in range(30)]
            for code in large:
                store.record(attempt(code))
            assert store.kept_in == "journal"
            assert store.notice is not None
            assert "joy" in store.notice.uz
            assert codes(store)[-30:] == large
    finally:
        event.remove(Engine, "connect", limit)
    with opening(filled) as store:
        assert store.notice is None
        assert codes(store)[-30:] == large
        assert len(codes(store)) == 90


@pytest.mark.parametrize(
    "change", ["UPDATE progress_version SET version_num = '9999'", "DELETE FROM progress_version"]
)
def test_a_database_of_a_newer_version_is_not_touched(filled: Path, opening: Opener, change: str) -> None:
    with closing(sqlite3.connect(database(filled))) as connection, connection:
        connection.execute(change)
    before = database(filled).read_bytes()
    with opening(filled) as store:
        assert store.kept_in == "journal"
        assert store.notice is not None
        assert "yangiroq" in store.notice.uz
        assert "newer" in store.notice.en
        store.record(attempt("old tutor"))
        assert codes(store) == ["old tutor"]
    assert database(filled).read_bytes() == before
    assert "old tutor" in (filled / "attempts.jsonl").read_text()


def test_a_database_of_another_program_is_not_touched(home: Path, opening: Opener) -> None:
    home.mkdir()
    with closing(sqlite3.connect(database(home))) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = database(home).read_bytes()
    with opening(home) as store:
        store.record(attempt())
        assert store.kept_in == "journal"
        assert store.notice is not None
        assert "not a progress database" in store.notice.en
    assert database(home).read_bytes() == before


def test_a_home_that_is_a_file(tmp_path: Path, opening: Opener) -> None:
    (tmp_path / "home").write_text("not a folder")
    with opening(tmp_path / "home") as store:
        store.record(attempt("a"), attempt("b"))
        assert store.kept_in == "memory"
        assert sorted(codes(store)) == ["a", "b"]
        assert store.summary("local")["xor"].attempts == 2
        assert store.notice is not None
        assert "faqat xotirada" in store.notice.uz
        assert "in memory only" in store.notice.en
        (tmp_path / "home").unlink()
        store.record(attempt("c"))
        assert store.kept_in == "database"
        assert store.notice is None
        assert store.summary("local")["xor"].attempts == 3
    with opening(tmp_path / "home") as store:
        assert sorted(codes(store)) == ["a", "b", "c"]


def test_what_was_only_in_memory_is_written_when_the_store_is_closed(tmp_path: Path, opening: Opener) -> None:
    (tmp_path / "home").write_text("not a folder")
    with opening(tmp_path / "home", retry_every=3600.0) as store:
        store.record(attempt("a"))
        assert store.kept_in == "memory"
        (tmp_path / "home").unlink()
    with opening(tmp_path / "home") as store:
        assert codes(store) == ["a"]


def test_a_server_that_is_not_there(home: Path, opening: Opener) -> None:
    pytest.importorskip("psycopg")
    url = "postgresql://tutor:secret@127.0.0.1:1/progress"
    with opening(home, url) as store:
        store.record(attempt("a"))
        assert store.kept_in == "journal"
        assert codes(store) == ["a"]
        assert store.notice is not None
        for text in (store.notice.uz, store.notice.en, store.place):
            assert "127.0.0.1" in text
            assert "secret" not in text
    with opening(home) as store:
        assert codes(store) == ["a"]


def test_a_server_without_its_python_package(home: Path, opening: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with opening(home, "postgres://tutor:secret@localhost/progress") as store:
        store.record(attempt("a"))
        assert store.kept_in == "journal"
        assert store.notice is not None
        assert "pip install 'psycopg[binary]'" in store.notice.uz
        assert "secret" not in store.notice.en


@pytest.mark.parametrize("url", ["nonsense", "://", "mysql://a:secret@b/c", "sqlite://", "postgresql+nothing://a/b"])
def test_an_address_that_means_nothing(home: Path, opening: Opener, url: str) -> None:
    with opening(home, url) as store:
        store.record(attempt("a"))
        assert store.kept_in == "journal"
        assert store.notice is not None
        assert "TUTOR_DATABASE_URL" in store.notice.uz
        assert "secret" not in store.notice.en
