"""What is said where an exercise has no comparison. Needs no NumPy: the command line says it, too."""

from collections.abc import Iterator
from typing import Final

from tutor.course.loader import find_exercise
from tutor.course.manifest import Manifest
from tutor.course.yaml_source import CourseError
from tutor.language import Text

_NOTHING: Final = Text(
    uz="“{exercise}” mashqida solishtirish yoʻq. U bor mashqlar: {others}.",
    en="The exercise “{exercise}” has no comparison. These have one: {others}.",
)


def nothing_to_compare(exercise_id: str, manifest: Manifest) -> Text:
    """Return the sentence, with the exercises that have a comparison."""
    return _NOTHING.format(exercise=exercise_id, others=", ".join(_comparable(manifest)) or "–")


def _comparable(manifest: Manifest) -> Iterator[str]:
    for _, exercise_id in manifest.exercises():
        try:
            _, exercise = find_exercise(manifest, exercise_id)
        except (CourseError, LookupError):
            continue  # a lesson that cannot be read offers nothing
        if exercise.compare is not None:
            yield exercise_id
