"""What `record` acknowledged is there, whoever is killed and whoever else is writing."""

import json
import multiprocessing
import os
import random
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from progress_processes import hold_everything, journal_for_ever, record_for_ever, record_some
from progress_samples import Opener, attempt, codes

from tutor.progress.store import ProgressStore

ROUNDS = 50


@pytest.fixture(scope="module")
def processes() -> Iterator[ForkServerContext]:
    """Give processes that start in milliseconds, forked from one that has imported what they need."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest", "progress_processes"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]))
        yield context


def kill_after(context: ForkServerContext, home: Path, name: str, acknowledgements: int) -> int:
    """Kill a recording process as soon as it has acknowledged so many events; return how many it did."""
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=record_for_ever, args=(home, name, writer))
    process.start()
    writer.close()
    text = b""
    while text.count(b"\n") < acknowledgements:
        text += os.read(reader.fileno(), 4096)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    while chunk := os.read(reader.fileno(), 4096):
        text += chunk
    assert process.exitcode == -signal.SIGKILL
    return text.count(b"\n")


def test_a_killed_process_loses_nothing_that_it_acknowledged(
    home: Path, opening: Opener, processes: ForkServerContext
) -> None:
    dice = random.Random(5)
    for number in range(ROUNDS):
        acknowledged = kill_after(processes, home, str(number), dice.randint(1, 12))
        with opening(home, patience=5.0) as store:
            assert store.notice is None
            found = {code.split("\n")[0] for code in codes(store)}
        assert found >= {f"{number}.{event}" for event in range(acknowledged)}
        # At most the one that was being written when the process died is there as well.
        assert len([code for code in found if code.startswith(f"{number}.")]) <= acknowledged + 1


def test_a_killed_process_loses_nothing_that_it_journaled(
    home: Path, opening: Opener, processes: ForkServerContext
) -> None:
    ProgressStore.open(home).close()
    acknowledged: set[str] = set()
    with closing(sqlite3.connect(home / "progress.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(10):
            reader, writer = processes.Pipe(duplex=False)
            process = processes.Process(target=journal_for_ever, args=(home, writer))
            process.start()
            writer.close()
            text = os.read(reader.fileno(), 64)
            assert process.pid is not None
            os.kill(process.pid, signal.SIGKILL)
            process.join()
            while chunk := os.read(reader.fileno(), 4096):
                text += chunk
            acknowledged.update(text.decode().split())
    assert len(acknowledged) >= 10
    with opening(home, patience=5.0) as store:
        found = codes(store)
        assert set(found) >= acknowledged
        assert len(found) == len(set(found)) <= len(acknowledged) + 10
    assert not (home / "attempts.jsonl").exists()


def run_together(context: ForkServerContext, home: Path, count: int, each: int) -> None:
    """Run processes that open the home at the same moment and record into it at the same time."""
    barrier = context.Barrier(count)
    running = [context.Process(target=record_some, args=(home, str(one), each, barrier)) for one in range(count)]
    for process in running:
        process.start()
    for process in running:
        process.join()
    assert [process.exitcode for process in running] == [0] * count


def expected(count: int, each: int) -> list[str]:
    return sorted(f"{one}.{number}" for one in range(count) for number in range(each))


def test_processes_write_to_one_database_at_the_same_time(
    home: Path, opening: Opener, processes: ForkServerContext
) -> None:
    run_together(processes, home, count=4, each=50)
    with opening(home) as store:
        assert sorted(codes(store)) == expected(4, 50)
        assert store.notice is None
    assert not (home / "attempts.jsonl").exists()


@pytest.mark.parametrize("_round", range(8))
def test_processes_make_a_new_database_at_the_same_moment(
    home: Path, opening: Opener, processes: ForkServerContext, _round: int
) -> None:
    run_together(processes, home, count=5, each=2)
    with opening(home) as store:
        assert sorted(codes(store)) == expected(5, 2)


@pytest.mark.parametrize("_round", range(8))
def test_processes_that_find_a_damaged_database_replace_it_once(
    home: Path, opening: Opener, processes: ForkServerContext, _round: int
) -> None:
    with opening(home) as store:
        store.record(*(attempt(f"old.{number}\n" + "#" * 3000) for number in range(30)))
    whole = (home / "progress.db").read_bytes()
    (home / "progress.db").write_bytes(whole[: len(whole) // 2])
    run_together(processes, home, count=5, each=2)
    with opening(home) as store:
        found = codes(store)
        assert sorted(code for code in found if not code.startswith("old")) == expected(5, 2)
        assert len([code for code in found if code.startswith("old")]) > 5
        assert len(found) == len(set(found))
    assert len([entry for entry in home.iterdir() if entry.match("progress.damaged-*.db")]) == 1


def test_a_process_that_was_killed_while_holding_the_locks_holds_nobody_up(
    home: Path, opening: Opener, processes: ForkServerContext
) -> None:
    ProgressStore.open(home).close()
    reader, writer = processes.Pipe(duplex=False)
    process = processes.Process(target=hold_everything, args=(home, writer))
    process.start()
    assert reader.recv() == "held"
    with opening(home) as store:
        store.record(attempt("meanwhile"))
        assert store.kept_in == "memory"  # not even the journal could be locked
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        store.record(attempt("afterwards"))
        assert store.kept_in == "database"
        assert sorted(codes(store)) == ["afterwards", "meanwhile"]


def test_an_event_is_in_the_file_and_not_in_the_process(home: Path, opening: Opener) -> None:
    """Another connection, of another library, sees the event as soon as `record` has returned."""
    with opening(home) as store:
        store.record(attempt("seen", passed=True))
        with closing(sqlite3.connect(home / "progress.db")) as other:
            [(code, verdict)] = other.execute("SELECT code, verdict FROM progress_events").fetchall()
    assert code == "seen"
    assert json.loads(verdict)["passed"] is True
