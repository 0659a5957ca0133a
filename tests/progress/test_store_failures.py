"""Databases that are locked, full, too new, someone else's or unreachable, and homes without a disk."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from progress_samples import Opener, attempt, codes, database
from sqlalchemy import Engine, event


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
    with opening(home, "postgres://tutor:secret@localhost/progress?sslpassword=secret") as store:
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
