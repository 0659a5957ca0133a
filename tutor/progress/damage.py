"""A SQLite file that may be damaged: is it, and what can still be read from it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from tutor.progress.event_json import event_from_json
from tutor.progress.events import Event, FieldError
from tutor.progress.models import EVENTS_TABLE, VERSION_TABLE
from tutor.progress.schema import recognised
from tutor.progress.trouble import Trouble, trouble_of

COMPANIONS: Final = ("-wal", "-shm", "-journal")
"""What SQLite may have put beside a database: they belong to it, and would spoil another one in its place."""


@contextmanager
def reading(path: Path, patience: float, *, immutable: bool = False) -> Iterator[sqlite3.Connection]:
    """Open the file for reading alone; `immutable` does without the WAL, for a folder that cannot be written.

    Raises:
        Trouble: reading failed.

    """
    address = f"file:{quote(str(path))}?mode=ro" + ("&immutable=1" if immutable else "")
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=patience)) as connection:
            yield connection
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise trouble_of(error) from error


def version_of(path: Path, patience: float) -> str | None:
    """Return the schema's version; None where there is no file, or an empty one.

    Raises:
        Trouble: `damaged`, `newer`, `foreign`, `locked`, …; nothing was changed.

    """
    try:
        if not path.is_file():
            if path.exists():
                raise Trouble("damaged", "not a file")
            return None
        if path.stat().st_size == 0:
            if any(_has_content(Path(f"{path}{suffix}")) for suffix in COMPANIONS):
                raise Trouble("damaged", "empty, but its log is not")
            return None
    except OSError as error:
        raise trouble_of(error) from error
    with reading(path, patience) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            _check_pages(connection)  # Empty, or with its table of contents wiped out?
        elif not tables & {EVENTS_TABLE, VERSION_TABLE}:
            raise Trouble("foreign", ", ".join(sorted(tables)))
        versions = None
        if VERSION_TABLE in tables:
            versions = [name for (name,) in connection.execute(f"SELECT version_num FROM {VERSION_TABLE}")]  # noqa: S608
        return recognised(versions, has_events=EVENTS_TABLE in tables)


def examine(path: Path, patience: float) -> None:
    """Look at every page and every event of the file; some 40 ms for each megabyte.

    Raises:
        Trouble: `damaged`, or it could not be read.

    """
    if version_of(path, patience) is None:
        return
    with reading(path, patience) as connection:
        check(connection)


def check(connection: sqlite3.Connection) -> None:
    """Look at every page and every event; raise `Trouble`, `damaged`, where one is not right."""
    _check_pages(connection)
    connection.row_factory = sqlite3.Row
    for row in connection.execute(f"SELECT * FROM {EVENTS_TABLE}"):  # noqa: S608
        if _event(dict(row)) is None:
            raise Trouble("damaged", "a row that is no event")
    connection.row_factory = None


def salvage(path: Path, patience: float, *, immutable: bool = False) -> list[Event]:
    """Return the events of a damaged file that can still be read, from both of its ends up to the damage."""
    found: dict[str, Event] = {}
    if not _has_content(path):
        return []  # SQLite would delete the log beside an empty file.
    for order in ("ASC", "DESC"):
        with suppress(Trouble, OSError), reading(path, patience, immutable=immutable) as connection:
            # Lets SQLite open a file that is shorter than it should be.
            connection.execute("PRAGMA writable_schema = ON")
            connection.row_factory = sqlite3.Row
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            rows = connection.execute(f"SELECT * FROM {EVENTS_TABLE} NOT INDEXED ORDER BY rowid {order}")  # noqa: S608
            for row in rows:
                event = _event(dict(row))
                if event is not None and event.id in found:
                    break
                if event is not None:
                    found[event.id] = event
    return list(found.values())


def _check_pages(connection: sqlite3.Connection) -> None:
    findings = [finding for (finding,) in connection.execute("PRAGMA integrity_check(1)")]
    if findings != ["ok"]:
        raise Trouble("damaged", "; ".join(map(str, findings))[:200])


def _event(row: dict[str, Any]) -> Event | None:
    """Return the row's event, or None where damage has reached the row."""
    try:
        for name in ("detail", "verdict"):
            if row.get(name) is not None:
                row[name] = json.loads(row[name])
        for name in ("passed", "imported"):
            if row.get(name) is not None:
                row[name] = {0: False, 1: True}[row[name]]
        return event_from_json({**row, "at": f"{row['at']}+00:00"})
    except (FieldError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _has_content(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0
