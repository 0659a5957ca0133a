"""What a learner did, as events. Everything that is shown about progress is derived from them.

An event never changes. Its id is random (UUID 4), so events that were written down twice, by the journal, by an
import or by two machines, are one. Making one costs about 0.02 ms, more with a long verdict.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Literal, get_args
from uuid import uuid4

from tutor.progress.place import Place
from tutor.progress.plain import PlainObject, paintable, plain_object, storable
from tutor.progress.work_file import is_identifier

JsonObject = dict[str, Any]

Kind = Literal["attempt", "run", "hint", "solution", "quiz", "checklist", "reset", "opened", "read"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

LOCAL_LEARNER: Final = "local"
"""The learner of a home that has only one; a class server uses account names."""

MAX_METRICS: Final = 200
"""Logged steps that are kept of an attempt: as many as a wide terminal has columns."""

MAX_OUTPUT: Final = 16_000
"""Characters of a program's output that are kept of an attempt."""

MAX_OUTPUT_OF_RUN: Final = 2_000
"""Characters of a program's output that are kept of a run."""


MAX_NAME: Final = 200
"""Characters of a learner's name, or of what tells one item from another."""


class FieldError(ValueError):
    """A field of an event is missing or cannot be right."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the field {name} of an event is missing or wrong")
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that a learner did.

    Attributes:
        kind: what was done.
        learner: who did it.
        lesson: the lesson's id, where it is known.
        exercise: the exercise's id, for what concerns an exercise.
        item: which hint (`1`), question (`step/question`), checklist item (`step/2`) or step it was.
        passed: whether the attempt passed, the run ended without an error (None: it was stopped), the answer was right
            or the item is ticked.
        code: the program of an attempt or a run.
        verdict: the verdict on an attempt, as `Verdict.as_json` gives it; of a run what it gave: `metrics`, `output`,
            `error`, `seconds`. Long metrics and output are thinned.
        detail: what else belongs to it.
        at: when, in UTC.
        id: a UUID.
        imported: it came from a file that the learner could have changed; never set by recording.

    """

    kind: Kind
    learner: str = LOCAL_LEARNER
    lesson: str | None = None
    exercise: str | None = None
    item: str | None = None
    passed: bool | None = None
    code: str | None = None
    verdict: JsonObject | None = None
    detail: JsonObject = field(default_factory=dict)
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    id: str = field(default_factory=lambda: str(uuid4()))
    imported: bool = False

    def __post_init__(self) -> None:
        """Make it storable: a NaN loss or a NUL in a program must not make the database refuse the attempt.

        Raises:
            FieldError: a name is none; such an event could not be read back.

        """
        for name in ("learner", "lesson", "exercise", "item"):
            value = getattr(self, name)
            fits = is_identifier if name in ("lesson", "exercise") else _is_name
            if not (fits(value) if isinstance(value, str) else value is None and name != "learner"):
                raise FieldError(name)
        change = object.__setattr__
        change(self, "at", self.at.astimezone(UTC))
        if not isinstance(self.detail, PlainObject):
            change(self, "detail", plain_object(self.detail))
        if self.code is not None:
            change(self, "code", storable(self.code))
        if self.verdict is not None and not isinstance(self.verdict, PlainObject):
            change(self, "verdict", plain_object(thinned(self.verdict)))

    @classmethod
    def attempt(
        cls, exercise: str, code: str, verdict: JsonObject, *, lesson: str | None, learner: str = LOCAL_LEARNER
    ) -> "Event":
        """Return the event of a program that was checked; `verdict` is `Verdict.as_json()`."""
        passed = bool(verdict["passed"])
        return cls(
            kind="attempt",
            learner=learner,
            lesson=lesson,
            exercise=exercise,
            passed=passed,
            code=code,
            verdict=verdict,
        )

    @classmethod
    def run(
        cls,
        place: Place,
        code: str,
        gave: JsonObject,
        *,
        ended_well: bool | None,
        lesson: str | None,
        learner: str = LOCAL_LEARNER,
    ) -> "Event":
        """Return the event of a program that was run, which is no attempt.

        Args:
            place: the exercise or the demo whose program it was.
            code: the program.
            gave: its `metrics`, `output`, `error` (as in a verdict) and `seconds`.
            ended_well: whether it came to its end without an error; None where the learner stopped it.
            lesson: the lesson's id.
            learner: who ran it.

        """
        return cls(
            kind="run",
            learner=learner,
            lesson=place.lesson or lesson,
            exercise=place.exercise,
            item=place.demo,
            passed=ended_well,
            code=code,
            verdict=_shortened(thinned(gave, MAX_OUTPUT_OF_RUN)),
        )

    @classmethod
    def hint(cls, exercise: str, number: int, *, lesson: str | None, learner: str = LOCAL_LEARNER) -> "Event":
        """Return the event of the exercise's hint `number`, the first being 1, being shown."""
        return cls(kind="hint", learner=learner, lesson=lesson, exercise=exercise, item=str(number))

    @classmethod
    def solution(cls, exercise: str, *, lesson: str | None, learner: str = LOCAL_LEARNER) -> "Event":
        """Return the event of the exercise's solution being shown."""
        return cls(kind="solution", learner=learner, lesson=lesson, exercise=exercise)

    @classmethod
    def reset(cls, exercise: str, *, lesson: str | None, learner: str = LOCAL_LEARNER) -> "Event":
        """Return the event of the work being put back to the starter."""
        return cls(kind="reset", learner=learner, lesson=lesson, exercise=exercise)

    @classmethod
    def quiz(
        cls,
        lesson: str,
        step: str,
        question: str,
        *,
        chosen: Sequence[int],
        correct: bool,
        learner: str = LOCAL_LEARNER,
    ) -> "Event":
        """Return the event of a question being answered; `chosen` are the positions of the options, from 0."""
        item, detail = f"{step}/{question}", {"chosen": sorted(chosen)}
        return cls(kind="quiz", learner=learner, lesson=lesson, item=item, passed=correct, detail=detail)

    @classmethod
    def checklist(
        cls, lesson: str, step: str, position: int, *, ticked: bool, learner: str = LOCAL_LEARNER
    ) -> "Event":
        """Return the event of an item, by its position from 0, being ticked or not ticked any more."""
        item = f"{step}/{position}"
        return cls(kind="checklist", learner=learner, lesson=lesson, item=item, passed=ticked)

    @classmethod
    def opened(cls, lesson: str, step: str | None = None, *, learner: str = LOCAL_LEARNER) -> "Event":
        """Return the event of a lesson, or a step of it, coming on the screen."""
        return cls(kind="opened", learner=learner, lesson=lesson, item=step)

    @classmethod
    def read(cls, lesson: str, step: str, *, learner: str = LOCAL_LEARNER) -> "Event":
        """Return the event of a step being read: the learner saw its end, or went on from it."""
        return cls(kind="read", learner=learner, lesson=lesson, item=step)


def _is_name(text: str) -> bool:
    """Return whether the text is short and safe to show."""
    return 0 < len(text) <= MAX_NAME and paintable(text) == text


def thinned(verdict: JsonObject, most_output: int = MAX_OUTPUT) -> JsonObject:
    """Return the verdict with at most `MAX_METRICS` steps, evenly chosen, and so many characters of output."""
    metrics, output = verdict.get("metrics"), verdict.get("output")
    changed: JsonObject = {}
    if isinstance(metrics, list) and len(metrics) > MAX_METRICS:
        last = len(metrics) - 1
        changed["metrics"] = [metrics[index * last // (MAX_METRICS - 1)] for index in range(MAX_METRICS)]
    if isinstance(output, str) and len(output) > most_output:
        changed["output"] = output[: most_output // 2] + "\n…\n" + output[-most_output // 2 :]
    return {**verdict, **changed} if changed else verdict


def _shortened(gave: JsonObject) -> JsonObject:
    """Return what a run gave with logged numbers of six digits, which is more than a curve shows."""
    metrics = gave.get("metrics")
    if not isinstance(metrics, list):
        return gave
    return {**gave, "metrics": [{name: _six_digits(value) for name, value in one.items()} for one in metrics]}


def _six_digits(value: Any) -> Any:  # noqa: ANN401 - JSON
    return float(f"{value:.6g}") if isinstance(value, float) else value
