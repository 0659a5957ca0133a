"""Databases that are damaged, moved or deleted: nothing is deleted, and the learner goes on."""

import random
import shutil
from pathlib import Path

import pytest
from progress_samples import Opener, attempt, codes, database

from tutor.progress.store import ProgressStore


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


@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_damaged_what_is_recorded_stays(filled: Path, opening: Opener, seed: int) -> None:
    """Overwrite, cut, or enlarge the file anywhere; what is recorded from then on must be there for good."""
    dice = random.Random(seed)
    content = bytearray(database(filled).read_bytes())
    for _ in range(dice.randint(1, 6)):
        begin = dice.choice([dice.randrange(len(content)), dice.randrange(200), dice.randrange(4096)])
        length = dice.choice([1, 16, 4096, 20_000])
        content[begin : begin + length] = dice.choice([b"", dice.randbytes(length), bytes(length)])
    spoilt = bytes(content)
    database(filled).write_bytes(spoilt)
    with opening(filled) as store:
        for number in range(5):
            store.record(attempt(f"late {number}", exercise="iris-mlp"))
            store.attempts("local", "xor")
            store.summary("local")
    with opening(filled) as store:
        assert store.kept_in == "database", store.notice
        assert sorted(codes(store, exercise="iris-mlp")) == [f"late {number}" for number in range(5)]
        assert store.summary("local")["iris-mlp"].attempts == 5
