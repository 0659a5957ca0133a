"""The tables: one of events, one that says which version of the schema this is.

Only SQLAlchemy's core is used: the object-relational mapper would add a quarter to the import, and events are
never changed. Importing this costs about 0.2 s, so front ends do it in a worker, after the first frame.
"""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    RowMapping,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
)

from tutor.progress.events import Event
from tutor.progress.plain import PlainObject

NEWEST: Final = "0003"
"""The schema that `metadata` describes, and the newest revision in `migrations/versions`."""

KNOWN: Final = frozenset({"0001", "0002", "0003"})
"""Every schema that this version can bring up to date."""

VERSION_TABLE: Final = "progress_version"
EVENTS_TABLE: Final = "progress_events"


class UtcDateTime(TypeDecorator[datetime]):
    """A moment with microseconds: `timestamptz` in PostgreSQL, a text in UTC in SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give SQLite, which knows no time zones, the time in UTC."""
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its time zone, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()

events = Table(
    EVENTS_TABLE,
    metadata,
    Column("id", String(36), primary_key=True),
    Column("learner", String(200), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("lesson", String(60)),
    Column("exercise", String(60)),
    Column("item", String(200)),
    Column("passed", Boolean),
    Column("imported", Boolean, nullable=False, server_default=false()),
    Column("detail", JSON(none_as_null=True)),
    Column("code", Text),
    Column("verdict", JSON(none_as_null=True)),
    # Everything that a summary needs, so that it reads no programs and no verdicts.
    Index("progress_events_summary", "learner", "exercise", "kind", "at", "passed", "item", "lesson", "imported"),
)

_version_metadata = MetaData()

# As Alembic itself would make it.
version = Table(
    VERSION_TABLE,
    _version_metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)

EVENT_FIELDS: Final = tuple(column.name for column in events.columns)


def row_of(event: Event) -> dict[str, Any]:
    """Return the event's row."""
    return {name: getattr(event, name) for name in EVENT_FIELDS}


def event_of(row: RowMapping) -> Event:
    """Return the row's event."""
    values = dict(row)
    values["detail"] = PlainObject(values["detail"] or {})
    if values["verdict"] is not None:
        values["verdict"] = PlainObject(values["verdict"])
    return Event(**values)
