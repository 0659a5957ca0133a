"""Opening the database: making it, bringing it up to date, putting a damaged one out of the way.

Opening a SQLite file that is as it should be costs about 5 ms, making a new one 15 ms, bringing an older one up to
date 0.3 s.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from tutor.durable import move_aside
from tutor.progress.damage import COMPANIONS, check, examine, reading, salvage, version_of
from tutor.progress.database import Database, memory, server, sqlite_file
from tutor.progress.journal import Journal
from tutor.progress.locks import exclusive
from tutor.progress.models import NEWEST
from tutor.progress.schema import prepare
from tutor.progress.trouble import Trouble, trouble_of

DATABASE: Final = "progress.db"

_LARGEST_COPY: Final = 64 << 20
"""A larger file is not copied into memory only to be looked at."""

_GLANCE: Final = 0.2
"""Seconds to wait for locks where a copy would be nice to have."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A database that is ready; `aside` is where a damaged one was moved, `salvaged` how much was read from it."""

    database: Database
    aside: Path | None = None
    salvaged: int = 0


def located(home: Path, url: str | None) -> tuple[Path | None, str | None]:
    """Return the database's file, `<home>/progress.db` unless a URL names another, or else its URL."""
    if url is None:
        return Path(os.path.realpath(home / DATABASE)), None
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return None, url
    if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return Path(os.path.realpath(str(parsed.database))), None
    return None, url


def open_sqlite(path: Path, journal: Journal, *, patience: float, suspect: bool = False) -> Opened:
    """Open the file, ready to be written.

    What can be read from a damaged file is written to the journal before the file is moved, so that it gets
    into the new database whatever happens in between.

    Args:
        path: the database; made if it is not there.
        journal: where the events of a damaged file are saved.
        patience: seconds to wait for someone else's lock.
        suspect: SQLite called the file damaged while it was in use, so look at all of it.

    Raises:
        Trouble: it cannot be used, and is as it was.

    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not suspect and _is_current(path, patience):
            return Opened(_writable(_prepared(sqlite_file(path, patience))))
        with exclusive(path.with_suffix(".lock"), patience):
            # Another process may have done it all while this one waited.
            aside, salvaged = None, 0
            try:
                examine(path, patience) if suspect else version_of(path, patience)
            except Trouble as trouble:
                if trouble.kind != "damaged":
                    raise
                aside, salvaged = _put_aside(path, journal, patience)
            # Programs are their learner's own affair: a new database is for nobody else's eyes.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
            return Opened(_writable(_prepared(sqlite_file(path, patience))), aside, salvaged)
    except OSError as error:
        raise trouble_of(error) from error


def open_server(url: str, *, patience: float) -> Opened:
    """Connect to PostgreSQL and make or bring up to date the tables.

    Raises:
        Trouble: it cannot be used.

    """
    return Opened(_prepared(server(url, patience)))


def copy_of(path: Path | None, trouble: Trouble) -> Database | None:
    """Return in memory what can be read of a file that cannot be used because of `trouble`; None for nothing."""
    if path is None or trouble.kind in ("newer", "foreign"):
        return None
    # In a folder that cannot be written, SQLite cannot make the files with which it coordinates readers.
    for immutable in (False, True) if trouble.kind in ("read-only", "damaged") else (False,):
        try:
            if not 0 < path.stat().st_size <= _LARGEST_COPY:
                return None
            with reading(path, _GLANCE, immutable=immutable) as connection:
                # Holds a read lock from here on: where there is none to be had, a copy would wait for ever.
                connection.execute("BEGIN")
                check(connection)
                return _prepared(memory(connection))
        except (Trouble, OSError):
            if events := salvage(path, _GLANCE, immutable=immutable):
                copy = empty()
                copy.add(events)
                return copy
    return None


def empty() -> Database:
    """Return an empty database in memory."""
    return _prepared(memory())


def _is_current(path: Path, patience: float) -> bool:
    """Return whether the file is as it should be; False also where it must be looked at under the lock.

    Without the lock, a file that another process is just putting aside may be gone between two looks.
    """
    try:
        return version_of(path, patience) == NEWEST
    except Trouble as trouble:
        if trouble.kind in ("newer", "foreign", "locked"):
            raise
        return False


def _put_aside(path: Path, journal: Journal, patience: float) -> tuple[Path, int]:
    """Save what a damaged file still tells, rename it, and return its new name and the number of events."""
    events = salvage(path, patience)
    try:
        waiting = {event.id for event in journal.pending()}
        missing = [event for event in events if event.id not in waiting]
        if missing:
            journal.append(missing)
        return move_aside(path, "damaged", COMPANIONS), len(events)
    except OSError as error:
        raise Trouble("damaged", error.strerror or "") from error


def _prepared(database: Database) -> Database:
    """Return the database with the newest schema."""
    try:
        prepare(database)
    except BaseException:
        database.close()
        raise
    return database


def _writable(database: Database) -> Database:
    """Return the database if a transaction that would write can begin; SQLite opens a read-only file as well."""
    try:
        with database.writing():
            pass
    except BaseException:
        database.close()
        raise
    return database
