"""Whether a certificate is earned: every exercise of a part, or of the whole course, is passed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor import __version__
from tutor.certificate.contents import COURSE, Contents, Passed
from tutor.course.manifest import Manifest, exercise_ids
from tutor.language import Text

if TYPE_CHECKING:  # SQLAlchemy is slow to import
    from tutor.progress.queries import ExerciseProgress

_WHOLE = Text(uz="Butun kurs", en="The whole course")


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the course, or all of it: its id, title, and the exercises of each of its lessons."""

    id: str
    title: Text
    lessons: Mapping[str, Sequence[str]]

    @property
    def exercises(self) -> list[str]:
        """Return the ids of its exercises, in teaching order."""
        return [exercise for exercises in self.lessons.values() for exercise in exercises]


def scopes(manifest: Manifest) -> list[Scope]:
    """Return what there are certificates for: the course, then each part; a part without exercises has none."""
    parts = [
        Scope(part.id, part.title, {entry.id: exercise_ids(manifest.path, entry.id) for entry in part.lessons})
        for part in manifest.parts
    ]
    everything = {lesson: exercises for part in parts for lesson, exercises in part.lessons.items()}
    return [one for one in (Scope(COURSE, _WHOLE, everything), *parts) if one.exercises]


def missing(scope: Scope, done: Mapping[str, ExerciseProgress]) -> dict[str, list[str]]:
    """Return the exercises that are still to be passed, by lesson; none where the certificate is earned."""
    left = {
        lesson: [one for one in exercises if one not in done or not done[one].passed]
        for lesson, exercises in scope.lessons.items()
    }
    return {lesson: exercises for lesson, exercises in left.items() if exercises}


def certified(
    scope: Scope, name: str, done: Mapping[str, ExerciseProgress], own: Mapping[str, ExerciseProgress]
) -> Contents:
    """Return the contents of an earned certificate.

    Args:
        scope: what it is for; nothing of it is missing.
        name: the learner's name, as `cleaned` returns it.
        done: the progress in each exercise.
        own: the same without what was imported.

    """
    passed = []
    for exercise in scope.exercises:
        progress = done[exercise]
        if progress.first_passed_at is None:
            raise ValueError(f"{exercise} is not passed")
        imported = exercise not in own or not own[exercise].passed
        on = progress.first_passed_at.date()
        passed.append(Passed(exercise, on, progress.hints, progress.gave_up, imported))
    return Contents(name, scope.id, __version__, tuple(passed))
