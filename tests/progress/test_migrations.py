import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from progress_samples import Opener, attempt, codes, verdict
from sqlalchemy import Connection, inspect

from tutor.progress.database import Database, memory, sqlite_file
from tutor.progress.models import KNOWN, NEWEST, VERSION_TABLE, metadata
from tutor.progress.schema import MIGRATIONS, current_version, prepare, upgrade

ROW = {
    "id": "6f8d6d0e-6d0c-4d5c-9d5a-0b9d6f1f4a11",
    "learner": "local",
    "at": "2026-05-04 10:00:00.123456",
    "kind": "attempt",
    "lesson": "xor",
    "exercise": "xor",
    "item": None,
    "passed": 1,
    "detail": "{}",
    "code": "old\n",
    "verdict": json.dumps(verdict(passed=True)),
}


@pytest.fixture
def old(home: Path) -> Path:
    """Return a home whose database is of the first version, with one attempt."""
    home.mkdir()
    database = sqlite_file(home / "progress.db", 1.0)
    with database.writing() as connection:
        upgrade(connection, "0001")
        names = ", ".join(ROW)
        values = ", ".join("?" for _ in ROW)
        connection.exec_driver_sql(f"INSERT INTO progress_events ({names}) VALUES ({values})", tuple(ROW.values()))
    database.close()
    return home


def test_the_revisions_are_those_that_the_models_name() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [NEWEST]
    assert {script.revision for script in scripts.walk_revisions()} == KNOWN


def shape(connection: Connection) -> dict[str, Any]:
    tables = inspect(connection)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["default"])
                for column in tables.get_columns(table)
            },
            "key": tables.get_pk_constraint(table),
            "indexes": {index["name"]: index["column_names"] for index in tables.get_indexes(table)},
        }
        for table in tables.get_table_names()
    }


def upgraded() -> Database:
    database = memory()
    with database.writing() as connection:
        upgrade(connection)
    return database


def test_an_upgraded_database_is_like_a_new_one() -> None:
    new = memory()
    prepare(new)
    assert upgraded().read(shape) == new.read(shape)
    assert upgraded().read(current_version) == new.read(current_version) == NEWEST


def test_alembic_finds_nothing_left_to_migrate() -> None:
    def differences(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "compare_server_default": True}
        )
        return list(compare_metadata(context, metadata))

    assert upgraded().read(differences) == []


def test_an_older_database_is_brought_up_to_date(old: Path, opening: Opener) -> None:
    with opening(old) as store:
        assert store.kept_in == "database"
        assert store.notice is None
        [found] = store.attempts("local", "xor")
        assert (found.id, found.code, found.passed, found.imported) == (ROW["id"], "old\n", True, False)
        assert found.verdict == verdict(passed=True)
        assert found.at.isoformat() == "2026-05-04T10:00:00.123456+00:00"
        store.record(attempt("new"))
        assert codes(store) == ["old\n", "new"]
    with closing(sqlite3.connect(old / "progress.db")) as connection:
        assert connection.execute("SELECT version_num FROM progress_version").fetchall() == [(NEWEST,)]


def test_only_an_older_database_imports_alembic(old: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tutor.progress.store import ProgressStore\n"
        "print(ProgressStore.open(Path(sys.argv[1])).kept_in, 'alembic' in sys.modules)"
    )
    for expected in ("True", "False"):
        command = [sys.executable, "-c", program, str(old)]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
        assert (result.stdout.split(), result.stderr) == (["database", expected], "")


def test_a_migration_that_fails_leaves_the_database_as_it_was(old: Path, opening: Opener) -> None:
    with closing(sqlite3.connect(old / "progress.db")) as connection:
        connection.execute("CREATE TABLE progress_events_summary (in_the_way INTEGER)")
    with opening(old) as store:
        assert store.kept_in == "journal"
        assert store.notice is not None
        store.record(attempt("new"))
        assert codes(store)[-1:] == ["new"]
    with closing(sqlite3.connect(old / "progress.db")) as connection:
        assert connection.execute("SELECT version_num FROM progress_version").fetchall() == [("0001",)]
        columns = {name for (_, name, *_) in connection.execute("PRAGMA table_info(progress_events)")}
        assert "imported" not in columns
        connection.execute("DROP TABLE progress_events_summary")
    with opening(old) as store:
        assert store.kept_in == "database"
        assert codes(store) == ["old\n", "new"]


def test_an_older_database_that_cannot_be_written_is_read_all_the_same(old: Path, opening: Opener) -> None:
    with closing(sqlite3.connect(old / "progress.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with opening(old) as store:
            assert store.kept_in == "journal"
            assert codes(store) == ["old\n"]
        other.execute("ROLLBACK")
        assert other.execute("SELECT version_num FROM progress_version").fetchall() == [("0001",)]


def test_a_damaged_older_database_is_salvaged(old: Path, opening: Opener) -> None:
    with (old / "progress.db").open("ab") as file:
        whole = file.tell()
    with closing(sqlite3.connect(old / "progress.db")) as connection, connection:
        connection.execute("CREATE TABLE filler (data BLOB)")
        connection.execute("INSERT INTO filler VALUES (zeroblob(100000))")
    with (old / "progress.db").open("r+b") as file:
        file.truncate(whole)
    with opening(old) as store:
        assert codes(store) == ["old\n"]
        assert store.notice is not None
