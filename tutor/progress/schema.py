"""Bringing a database to the newest schema, in one transaction that either happens or does not.

A new database is made from `models` at once; Alembic, whose import costs over 0.1 s, is imported only where an
older one has to be brought up to date.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, insert, inspect, select, text

from tutor.progress import models
from tutor.progress.database import Database
from tutor.progress.models import EVENTS_TABLE, KNOWN, NEWEST, VERSION_TABLE
from tutor.progress.trouble import Trouble

MIGRATIONS: Final = Path(__file__).resolve().parent / "migrations"

_ADVISORY_LOCK: Final = 0x5475746F72
"""Any number, the same for everyone: it keeps two processes from making the tables at once."""


def prepare(database: Database) -> None:
    """Make the tables, or bring them up to date.

    Raises:
        Trouble: `newer` or `foreign`, and nothing was changed; or the database failed, and nothing was changed.

    """
    if database.read(current_version) == NEWEST:
        return
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        found = current_version(connection)
        if found is None:
            create(connection)
        elif found != NEWEST:
            upgrade(connection)


def current_version(connection: Connection) -> str | None:
    """Return the version of the schema, or None where there are no tables of the tutor.

    Raises:
        Trouble: `newer` or `foreign`.

    """
    tables = inspect(connection)
    found: list[str] | None = None
    if tables.has_table(VERSION_TABLE):
        found = list(connection.scalars(select(models.version.c.version_num)))
    return recognised(found, has_events=tables.has_table(EVENTS_TABLE))


def recognised(versions: list[str] | None, *, has_events: bool) -> str | None:
    """Return the version that the version table (None: there is none) names; None for a database without tables.

    Raises:
        Trouble: `newer` or `foreign`.

    """
    if versions is None and not has_events:
        return None
    if versions is None or not has_events:
        raise Trouble("foreign", f"{EVENTS_TABLE} and {VERSION_TABLE} belong together")
    if len(versions) != 1 or versions[0] not in KNOWN:
        raise Trouble("newer", ", ".join(map(str, versions)))
    return versions[0]


def create(connection: Connection) -> None:
    """Make the newest schema in an empty database."""
    models.metadata.create_all(connection, checkfirst=False)
    models.version.create(connection)
    connection.execute(insert(models.version).values(version_num=NEWEST))


def upgrade(connection: Connection, revision: str = NEWEST) -> None:
    """Bring an older schema up to `revision`, inside the connection's transaction."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError as error:
        raise Trouble("failed", str(error)) from error
