"""Finding the exercise that a command names. Lessons are read only by those who ask for more than their ids."""

from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli.errors import BAD_INPUT, CommandError
from tutor.course.manifest import load_manifest

if TYPE_CHECKING:
    from tutor.course.schema import ExerciseStep


def lesson_of(course: Path, exercise_id: str) -> str:
    """Return the id of the lesson that holds the exercise; no lesson is read for it.

    Raises:
        CommandError: there is no such exercise; it names those that look like it.
        CourseError: the course cannot be read.

    """
    manifest = load_manifest(course)
    for lesson_id, candidate in manifest.exercises():
        if candidate == exercise_id:
            return lesson_id
    return exercise(course, exercise_id)[0]


def exercise(course: Path, exercise_id: str) -> tuple[str, "ExerciseStep"]:
    """Return the id of the lesson that holds the exercise, and the exercise. Raises as `lesson_of` does."""
    from tutor.course.loader import UnknownExerciseError, find_exercise

    try:
        return find_exercise(load_manifest(course), exercise_id)
    except UnknownExerciseError as error:
        raise CommandError(error.text, BAD_INPUT) from error
