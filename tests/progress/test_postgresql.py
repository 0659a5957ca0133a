"""The same store on a PostgreSQL server that is started for these tests, where one is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest
from progress_samples import Opener, attempt, codes
from sqlalchemy import inspect, text

from tutor.progress.database import server
from tutor.progress.events import Event
from tutor.progress.past import RUNS_KEPT
from tutor.progress.place import Place
from tutor.progress.schema import create, upgrade

pytest.importorskip("psycopg")

NOBODY = 65534


def program(name: str) -> str | None:
    return shutil.which(name) or next(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), None)


class Server:
    """A PostgreSQL server in a folder of its own, reached through a Unix socket."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._call("initdb", "-D", str(folder / "data"), "-U", "tutor", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off"
        log = str(self.folder / "log")
        self._call("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        self._call("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")

    def url(self, database: str) -> str:
        return f"postgresql://tutor@/{database}?host={self.folder}"

    def _call(self, name: str, *arguments: str) -> None:
        command: Sequence[str] = [program(name) or name, *arguments]
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder)


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Server]:
    if program("initdb") is None or (os.geteuid() == 0 and shutil.which("setpriv") is None):
        pytest.skip("no PostgreSQL is installed")
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a Unix socket's path must be short
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    running = Server(folder)
    yield running
    running.stop()
    shutil.rmtree(folder)


@pytest.fixture
def url(postgresql: Server) -> str:
    """Return the URL of an empty database."""
    name = f"progress_{uuid4().hex}"
    admin = server(postgresql.url("postgres"), 5.0)
    with admin.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.close()
    return postgresql.url(name)


def test_events_and_what_follows_from_them(home: Path, url: str, opening: Opener) -> None:
    events = [
        attempt("print('ʻ')\n"),
        attempt("x = '\0\ud800'\n", passed=True),
        Event.attempt("xor", "nan", {"passed": False, "metrics": [{"loss": float("nan")}]}, lesson="xor"),
        Event.hint("xor", 1, lesson="xor"),
        Event.hint("xor", 1, lesson="xor"),
        Event.solution("xor", lesson="xor"),
        Event.quiz("xor", "quiz", "why", chosen=[2, 1], correct=True),
        Event.checklist("xor", "own", 3, ticked=True),
        Event.opened("xor", "task"),
    ]
    with opening(home, url, patience=5.0) as store:
        assert (store.kept_in, store.notice) == ("database", None)
        assert store.record(*events) == len(events)
        assert store.record(*events) == 0
        assert store.record(events[0]) == 0
    with opening(home, url, patience=5.0) as store:
        assert store.history("local") == events
        xor = store.summary("local")["xor"]
        assert (xor.attempts, xor.hints, xor.passed, xor.first_passed_at) == (3, 1, True, events[1].at)
        assert (xor.solution_seen_at, xor.last_at) == (events[5].at, events[5].at)
        assert codes(store) == ["print('ʻ')\n", "x = '\ufffd\ufffd'\n", "nan"]
        assert store.quiz_answers("local", "xor")["quiz", "why"].chosen == (1, 2)
        assert store.checklist("local", "xor") == {"own": {3}}
        assert store.opened("local") == {"xor": events[8].at}
        assert store.summaries(imported=False) == {"local": store.summary("local")}
    assert not home.exists() or list(home.iterdir()) == []


def test_runs_are_kept_as_in_a_file_and_old_ones_forgotten(home: Path, url: str, opening: Opener) -> None:
    gave = {"metrics": [{"step": 1, "loss": float("nan")}], "error": None}
    place = Place.of_exercise("xor")
    with opening(home, url, patience=5.0) as store:
        store.record(attempt("checked"))
        runs = [Event.run(place, str(n % 60), gave, ended_well=None, lesson="xor") for n in range(70)]
        store.record(*runs)
        assert store.past_counts("local", place) == (1, RUNS_KEPT)
        newest, *_ = store.past("local", place, limit=3)
        assert (newest.kind, newest.code, newest.passed, newest.verdict["metrics"]) == (
            "run", "9", None, [{"step": 1, "loss": "NaN"}],
        )  # fmt: skip
        assert len(store.past("local", place, before=newest)) == RUNS_KEPT
        assert store.summary("local")["xor"].attempts == 1


def test_stores_that_make_the_tables_at_the_same_moment(home: Path, url: str, opening: Opener) -> None:
    def work(number: int) -> str:
        with opening(home / str(number), url, patience=5.0) as store:
            store.record(attempt(str(number), learner=f"learner{number}"))
            return store.kept_in

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(work, range(6))) == ["database"] * 6
    with opening(home, url, patience=5.0) as store:
        assert len(store.summaries()) == 6


def test_an_older_schema_is_brought_up_to_date(home: Path, url: str, opening: Opener) -> None:
    database = server(url, 5.0)
    with database.writing() as connection:
        upgrade(connection, "0001")
        connection.execute(
            text("INSERT INTO progress_events (id, learner, at, kind) VALUES ('1', 'local', now(), 'opened')")
        )
    with opening(home, url, patience=5.0) as store:
        assert (store.kept_in, store.notice) == ("database", None)
        assert [event.imported for event in store.history("local")] == [False]
    upgraded = database.read(shape)
    with database.writing() as connection:
        connection.execute(text("DROP TABLE progress_events, progress_version"))
        create(connection)
    assert database.read(shape) == upgraded
    database.close()


def shape(connection: object) -> object:
    tables = inspect(connection)
    return [
        (
            table,
            sorted((c["name"], str(c["type"]), c["nullable"], c["default"]) for c in tables.get_columns(table)),
            tables.get_pk_constraint(table)["constrained_columns"],
            sorted((i["name"], i["column_names"]) for i in tables.get_indexes(table)),
        )
        for table in sorted(tables.get_table_names())
    ]


def test_a_newer_schema_is_not_touched(home: Path, url: str, opening: Opener) -> None:
    with opening(home, url, patience=5.0) as store:
        store.record(attempt("before"))
    database = server(url, 5.0)
    with database.writing() as connection:
        connection.execute(text("UPDATE progress_version SET version_num = '9999'"))
    with opening(home, url, patience=5.0) as store:
        assert store.kept_in == "journal"
        assert store.notice is not None
        assert "newer" in store.notice.en
        store.record(attempt("after"))
    count = database.read(lambda connection: connection.scalar(text("SELECT count(*) FROM progress_events")))
    database.close()
    assert count == 1


def test_a_server_that_stops_and_comes_back(home: Path, url: str, postgresql: Server, opening: Opener) -> None:
    with opening(home, url, patience=5.0) as store:
        store.record(attempt("before"))
        postgresql.stop()
        try:
            store.record(attempt("meanwhile"))
            assert store.kept_in == "journal"
            assert store.notice is not None
            assert "TUTOR_DATABASE_URL" in store.notice.uz
            assert codes(store) == ["meanwhile"]
        finally:
            postgresql.start()
        store.record(attempt("afterwards"))
        assert (store.kept_in, store.notice) == ("database", None)
        assert codes(store) == ["before", "meanwhile", "afterwards"]
    assert not (home / "attempts.jsonl").exists()


def test_a_restart_between_two_events_goes_unnoticed(
    home: Path, url: str, postgresql: Server, opening: Opener
) -> None:
    with opening(home, url, patience=5.0) as store:
        store.record(attempt("before"))
        postgresql.stop()
        postgresql.start()
        store.record(attempt("after"))
        assert store.kept_in == "database"
        assert codes(store) == ["before", "after"]
    assert not (home / "attempts.jsonl").exists()


def test_a_database_that_may_only_be_read(home: Path, url: str, opening: Opener) -> None:
    with opening(home, url, patience=5.0) as store:
        store.record(attempt("before"))
    admin = server(url, 5.0)
    name = admin.engine.url.database
    with admin.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    admin.close()
    with opening(home, url, patience=5.0) as store:
        store.record(attempt("meanwhile"))
        assert store.kept_in == "journal"
        assert store.notice is not None
        assert "cannot be written" in store.notice.en
