"""A database of events: a SQLite file, a PostgreSQL server, or a SQLite database in memory.

Adding one event to a SQLite file is one transaction with one fsync: about 1 ms on a solid-state disk, 20 ms or
more on a slow one. Several events together cost hardly more than one.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any, Final, TypeVar

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from tutor.progress.events import Event
from tutor.progress.models import events, row_of
from tutor.progress.past import forget_old_runs
from tutor.progress.trouble import Trouble, trouble_of

Result = TypeVar("Result")

_CHUNK: Final = 500
"""Ids asked for in one statement; SQLite before 3.32 allows 999 parameters."""

_dump_json: Final = partial(json.dumps, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class Database:
    """Reads and adds events; every failure is a `Trouble`. Safe to use from several threads."""

    def __init__(
        self, engine: Engine, path: Path | None = None, lock: AbstractContextManager[Any] | None = None
    ) -> None:
        """Use `engine`; `path` is the file behind it, `lock` serialises threads that share one connection."""
        self.engine = engine
        self._path = path
        self._file = _identity(path)
        self._lock = lock if lock is not None else nullcontext()

    def add(self, new: Sequence[Event]) -> int:
        """Add the events, durable when this returns, and return how many were not there yet; old runs are forgotten."""
        if not new:
            return 0
        insert = postgresql.insert if self.engine.dialect.name == "postgresql" else sqlite.insert
        statement = insert(events).on_conflict_do_nothing(index_elements=["id"])
        statement = statement.execution_options(preserve_rowcount=True)
        with self.writing() as connection:
            if len(new) == 1:
                added = connection.execute(statement, row_of(new[0])).rowcount
            else:
                known = _known(connection, [one.id for one in new])
                rows = {one.id: row_of(one) for one in new if one.id not in known}
                if rows:
                    connection.execute(statement, list(rows.values()))
                added = len(rows)
            forget_old_runs(connection, new)
        if self._path is not None and _identity(self._path) != self._file:
            raise Trouble("gone", f"{self._path} is not the file that was opened")
        return added

    def read(self, query: Callable[[Connection], Result]) -> Result:
        """Return what `query` makes of a connection."""
        try:
            with self._lock, _troubles(), self.engine.connect() as connection:
                return query(connection)
        except (ValueError, TypeError) as error:
            raise trouble_of(error) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that has the right to write from its beginning."""
        with self._lock, _troubles(), self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Close the connections."""
        with self._lock:
            self.engine.dispose()


def sqlite_file(path: Path, patience: float) -> Database:
    """Open a SQLite file, making it if need be, in WAL mode, each commit synced; wait `patience` s for locks."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": patience, "check_same_thread": False},
        json_serializer=_dump_json,
    )
    _control_transactions(engine)

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _: object) -> None:  # noqa: ANN401
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    with _troubles():
        engine.connect().close()
    return Database(engine, path)


def memory(content: sqlite3.Connection | None = None) -> Database:
    """Return a database in memory: empty, or a copy of `content`."""
    engine = create_engine(
        "sqlite://",
        poolclass=StaticPool,
        connect_args={"check_same_thread": False},
        json_serializer=_dump_json,
    )
    _control_transactions(engine)
    if content is not None:
        with engine.connect() as connection:
            target = connection.connection.driver_connection
            content.backup(target)  # type: ignore[arg-type]
    return Database(engine, lock=RLock())


def server(url: str, patience: float) -> Database:
    """Return the PostgreSQL database at `url`; nothing is connected yet.

    Raises:
        Trouble: `bad-url` or `no-driver`.

    """
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() != "postgresql":
            raise Trouble("bad-url", parsed.drivername)
        engine = create_engine(
            parsed,
            pool_pre_ping=True,
            connect_args={"connect_timeout": max(2, round(patience))},
            json_serializer=_dump_json,
        )
    except ModuleNotFoundError as error:
        raise Trouble("no-driver", error.name or "") from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise Trouble("bad-url", type(error).__name__) from error
    return Database(engine)


def _control_transactions(engine: Engine) -> None:
    """Begin SQLite's transactions here: Python's sqlite3 would begin them late, and leave schema changes out.

    See "Serializable isolation / Savepoints / Transactional DDL" in SQLAlchemy's documentation of SQLite. A
    transaction that will write says so at once, as one that has read before cannot wait for its turn.
    """

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:  # noqa: ANN401
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _known(connection: Connection, ids: list[str]) -> set[str]:
    """Return those of the ids that the database has."""
    known: set[str] = set()
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        known.update(connection.scalars(select(events.c.id).where(events.c.id.in_(chunk))))
    return known


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Return what tells this file from one that took its place."""
    try:
        status = path.stat() if path is not None else None
    except OSError:
        return None
    return None if status is None else (status.st_dev, status.st_ino)


@contextmanager
def _troubles() -> Iterator[None]:
    """Turn the errors of SQLAlchemy and of the drivers into `Trouble`."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise trouble_of(error) from error
