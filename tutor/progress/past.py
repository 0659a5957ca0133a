"""The programs that were tried at one place, checked or only run: read page by page, and old runs forgotten.

A page of 50 costs some 5 ms with programs of ordinary length and 100 logged steps each.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select

from tutor.progress.events import Event, JsonObject
from tutor.progress.models import events
from tutor.progress.place import Place

RUNS_KEPT: Final = 50
"""Runs with different programs that are kept of one place; attempts are never forgotten."""


@dataclass(frozen=True, slots=True)
class Past:
    """One program that was checked or run.

    Attributes:
        kind: `attempt` or `run`.
        passed: as in `Event`.
        verdict: as in `Event`; by an older version, perhaps, or from another place (`imported`), so a reader of it must be
            ready to find fields missing.

    """

    id: str
    at: datetime
    kind: Literal["attempt", "run"]
    passed: bool | None
    code: str
    verdict: JsonObject
    imported: bool


class Counts(NamedTuple):
    """How many programs were tried at a place."""

    attempts: int
    runs: int


def past(
    connection: Connection, learner: str, place: Place, *, limit: int | None = None, before: Past | None = None
) -> list[Past]:
    """Return what was tried at a place, newest first: at most `limit`, and only what is older than `before`."""
    query = select(events).where(_at(learner, place), events.c.kind.in_(("attempt", "run")))
    if before is not None:
        query = query.where(or_(events.c.at < before.at, and_(events.c.at == before.at, events.c.id < before.id)))
    query = query.order_by(events.c.at.desc(), events.c.id.desc()).limit(limit)
    return [
        Past(row.id, row.at, row.kind, row.passed, row.code or "", row.verdict or {}, row.imported)
        for row in connection.execute(query)
    ]


def counts(connection: Connection, learner: str, place: Place) -> Counts:
    """Return how many attempts and runs of a place are kept; the index alone is read."""
    query = (
        select(events.c.kind, func.count().label("number"))
        .where(_at(learner, place), events.c.kind.in_(("attempt", "run")))
        .group_by(events.c.kind)
    )
    found = {row.kind: row.number for row in connection.execute(query)}
    return Counts(found.get("attempt", 0), found.get("run", 0))


def forget_old_runs(connection: Connection, added: Iterable[Event]) -> None:
    """Keep of every place to which a run was added the newest run of each program, and `RUNS_KEPT` of these."""
    for learner, place in {(event.learner, place_of(event)) for event in added if event.kind == "run"}:
        query = (
            select(events.c.id, events.c.code)
            .where(_at(learner, place), events.c.kind == "run")
            .order_by(events.c.at.desc(), events.c.id.desc())
        )
        kept: set[str | None] = set()
        forgotten = []
        for one, code in connection.execute(query):
            if code in kept or len(kept) == RUNS_KEPT:
                forgotten.append(one)
            else:
                kept.add(code)
        for start in range(0, len(forgotten), RUNS_KEPT):
            connection.execute(delete(events).where(events.c.id.in_(forgotten[start : start + RUNS_KEPT])))


def place_of(event: Event) -> Place:
    """Return the place of a run."""
    if event.exercise is not None:
        return Place.of_exercise(event.exercise)
    return Place(lesson=event.lesson, demo=event.item)


def _at(learner: str, place: Place) -> ColumnElement[Any]:
    """Return the condition for the events of a place; the index begins with learner, exercise, kind."""
    if place.exercise is not None:
        return and_(events.c.learner == learner, events.c.exercise == place.exercise)
    return and_(
        events.c.learner == learner,
        events.c.exercise.is_(None),
        events.c.lesson == place.lesson,
        events.c.item == place.demo,
    )
