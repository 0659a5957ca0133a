"""Which pictures a program works with, found before it runs, where that depends on what is on the computer."""

from typing import Final

from tutor.course.schema import ExerciseStep
from tutor.data.handwritten import Pictures, made_ready

_NAME: Final = "handwritten"
_DRAWN: Final = f'"draw":"{_NAME}"'


def asked_for(source: str, exercise: ExerciseStep | None = None) -> Pictures | None:
    """Return the pictures that a program, or a check of its exercise, asks for; None where neither does.

    They are made ready where they are not yet, which takes some seconds once.
    """
    drawn = exercise is not None and any(_DRAWN in check.model_dump_json() for check in exercise.checks)
    return made_ready() if drawn or _NAME in source else None
