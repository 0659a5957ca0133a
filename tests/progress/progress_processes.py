"""What processes of their own do in these tests. Without pytest in it, this is imported once and forked often."""

import fcntl
import os
import signal
import sqlite3
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from progress_samples import attempt

from tutor.progress.store import ProgressStore


def record_for_ever(home: Path, name: str, acknowledged: Connection) -> None:
    store = ProgressStore.open(home)
    number = 0
    while True:
        store.record(attempt(f"{name}.{number}\n" + "#" * 3000))
        os.write(acknowledged.fileno(), f"{number}\n".encode())
        number += 1


def journal_for_ever(home: Path, writer: Connection) -> None:
    store = ProgressStore.open(home, patience=0.05, retry_every=3600.0)
    assert store.kept_in == "journal"
    number = 0
    while True:
        store.record(attempt(f"{os.getpid()}.{number}"))
        os.write(writer.fileno(), f"{os.getpid()}.{number}\n".encode())
        number += 1


def record_some(home: Path, name: str, count: int, barrier: Barrier) -> None:
    barrier.wait()
    store = ProgressStore.open(home)
    for number in range(count):
        store.record(attempt(f"{name}.{number}"))
        if number % 10 == 0:
            assert len(store.attempts("local", "xor")) > number
    assert store.kept_in == "database", store.notice
    store.close()


def hold_everything(home: Path, writer: Connection) -> None:
    (home / "attempts.jsonl").touch()
    with (home / "attempts.jsonl").open() as journal, (home / "progress.lock").open() as lock:
        fcntl.flock(journal, fcntl.LOCK_EX)
        fcntl.flock(lock, fcntl.LOCK_EX)
        connection = sqlite3.connect(home / "progress.db", isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        writer.send("held")
        signal.pause()
