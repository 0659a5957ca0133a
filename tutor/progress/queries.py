"""What the events say, put as questions to a connection.

A summary reads an index alone: about 3 ms for 2,000 attempts, whatever the length of the programs.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, case, distinct, func, select

from tutor.progress.events import Event, JsonObject
from tutor.progress.models import event_of, events


class Worked(NamedTuple):
    """When, in UTC, and at which step something was done."""

    at: datetime
    step: str


@dataclass(frozen=True, slots=True)
class ExerciseProgress:
    """How far a learner is with an exercise.

    `hints` counts the different hints that were shown. Times are in UTC.
    """

    passed: bool = False
    attempts: int = 0
    first_passed_at: datetime | None = None
    last_at: datetime | None = None
    hints: int = 0
    solution_seen_at: datetime | None = None

    @property
    def solution_seen(self) -> bool:
        """Return whether the solution was shown at any time."""
        return self.solution_seen_at is not None

    @property
    def gave_up(self) -> bool:
        """Return whether the solution was shown before the exercise was passed."""
        if self.solution_seen_at is None:
            return False
        return self.first_passed_at is None or self.solution_seen_at < self.first_passed_at


@dataclass(frozen=True, slots=True)
class Attempt:
    """One program that was checked.

    `verdict` is what `Verdict.as_json` gave when it was recorded: by an older version, perhaps, or in another
    place (`imported`), so a reader of it must be ready to find fields missing.
    """

    id: str
    at: datetime
    passed: bool
    code: str
    verdict: JsonObject
    imported: bool


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """The last answer to a question: the positions of the options that were chosen, and how often it was tried."""

    chosen: tuple[int, ...]
    correct: bool
    at: datetime
    tries: int


def summaries(
    connection: Connection, learner: str | None = None, *, imported: bool = True
) -> dict[str, dict[str, ExerciseProgress]]:
    """Return for each learner, or for one, the progress in each exercise with which something was done."""
    kind, at = events.c.kind, events.c.at
    is_attempt = kind == "attempt"
    query = (
        select(
            events.c.learner,
            events.c.exercise,
            func.count(case((is_attempt, 1))),
            func.min(case((is_attempt & events.c.passed, at))),
            func.max(at),
            func.count(distinct(case((kind == "hint", events.c.item)))),
            func.min(case((kind == "solution", at))),
        )
        .where(events.c.exercise.is_not(None), kind != "run")
        .group_by(events.c.learner, events.c.exercise)
        .order_by(events.c.learner, events.c.exercise)
    )
    if learner is not None:
        query = query.where(events.c.learner == learner)
    if not imported:
        query = query.where(~events.c.imported)
    found: dict[str, dict[str, ExerciseProgress]] = defaultdict(dict)
    for who, exercise, attempts, first_passed_at, last_at, hints, solution_seen_at in connection.execute(query):
        found[who][exercise] = ExerciseProgress(
            first_passed_at is not None, attempts, first_passed_at, last_at, hints, solution_seen_at
        )
    return dict(found)


def attempts(connection: Connection, learner: str, exercise: str, limit: int | None) -> list[Attempt]:
    """Return the attempts at an exercise, newest first."""
    query = (
        select(events.c.id, events.c.at, events.c.passed, events.c.code, events.c.verdict, events.c.imported)
        .where(events.c.learner == learner, events.c.exercise == exercise, events.c.kind == "attempt")
        .order_by(events.c.at.desc(), events.c.id.desc())
        .limit(limit)
    )
    return [
        Attempt(row.id, row.at, bool(row.passed), row.code or "", row.verdict or {}, row.imported)
        for row in connection.execute(query)
    ]


def last_passed(connection: Connection, learner: str, exercise: str) -> str | None:
    """Return the program that passed an exercise last, or None."""
    query = (
        select(events.c.code)
        .where(events.c.learner == learner, events.c.exercise == exercise, events.c.kind == "attempt")
        .where(events.c.passed)
        .order_by(events.c.at.desc(), events.c.id.desc())
        .limit(1)
    )
    code: str | None = connection.execute(query).scalar()
    return code


def quiz_answers(connection: Connection, learner: str, lesson: str) -> dict[tuple[str, str], QuizAnswer]:
    """Return the last answer to each question of a lesson, by (step, question)."""
    found: dict[tuple[str, str], QuizAnswer] = {}
    for row in connection.execute(_of_lesson(learner, lesson, "quiz")):
        step, _, question = row.item.partition("/")
        before = found.get((step, question))
        found[step, question] = QuizAnswer(
            _positions(row.detail), bool(row.passed), row.at, before.tries + 1 if before else 1
        )
    return found


def checklist(connection: Connection, learner: str, lesson: str) -> dict[str, set[int]]:
    """Return the positions of the ticked items of each checklist in a lesson, by step."""
    ticked: dict[str, set[int]] = defaultdict(set)
    for row in connection.execute(_of_lesson(learner, lesson, "checklist")):
        step, _, position = row.item.rpartition("/")
        if position.isdecimal():
            (ticked[step].add if row.passed else ticked[step].discard)(int(position))
    return {step: positions for step, positions in ticked.items() if positions}


def opened(connection: Connection, learner: str) -> dict[str, datetime]:
    """Return when each lesson was last opened."""
    query = (
        select(events.c.lesson, func.max(events.c.at).label("at"))
        .where(events.c.learner == learner, events.c.exercise.is_(None), events.c.kind == "opened")
        .group_by(events.c.lesson)
    )
    return {row.lesson: row.at for row in connection.execute(query)}


def worked(connection: Connection, learner: str) -> dict[str, Worked]:
    """Return where the learner last did something in each lesson; opening it is nothing yet."""
    query = (
        select(events.c.lesson, events.c.exercise, events.c.item, events.c.at)
        .where(events.c.learner == learner, events.c.lesson.is_not(None), events.c.kind != "opened")
        .order_by(events.c.at)
    )
    return {
        row.lesson: Worked(row.at, row.exercise or (row.item or "").partition("/")[0])
        for row in connection.execute(query)
    }


def steps_read(connection: Connection, learner: str, lesson: str) -> set[str]:
    """Return the ids of the steps of a lesson that were read to their end."""
    return {row.item for row in connection.execute(_of_lesson(learner, lesson, "read"))}


def history(connection: Connection, learner: str) -> list[Event]:
    """Return everything that a learner did, oldest first, programs and verdicts included."""
    query = select(events).where(events.c.learner == learner).order_by(events.c.at, events.c.id)
    return [event_of(row) for row in connection.execute(query).mappings()]


def _of_lesson(learner: str, lesson: str, kind: str) -> Select[Any]:
    """Return the events of a kind in a lesson, oldest first; the index begins with learner, exercise, kind."""
    return (
        select(events.c.item, events.c.passed, events.c.at, events.c.detail)
        .where(
            events.c.learner == learner,
            events.c.exercise.is_(None),
            events.c.kind == kind,
            events.c.lesson == lesson,
        )
        .order_by(events.c.at, events.c.id)
    )


def _positions(detail: JsonObject | None) -> tuple[int, ...]:
    chosen = (detail or {}).get("chosen")
    return tuple(one for one in chosen if type(one) is int) if isinstance(chosen, list) else ()
