"""Reads lessons: YAML into the schema's models, with file, line and field in every message."""

from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tutor.course.manifest import Manifest, load_manifest
from tutor.course.schema import ExerciseStep, Lesson
from tutor.course.yaml_source import CourseError, Problem, YamlSource
from tutor.language import Text

LESSON = "lesson.yaml"


class UnknownExerciseError(LookupError):
    """No exercise has this id; `nearest` are ids that look like it."""

    def __init__(self, exercise_id: str, nearest: list[str]) -> None:
        super().__init__(exercise_id)
        self.exercise_id = exercise_id
        self.nearest = nearest

    @property
    def text(self) -> Text:
        """Return what happened and what to do, in both languages."""
        if self.nearest:
            return _DID_YOU_MEAN.format(id=self.exercise_id, nearest=", ".join(self.nearest))
        return _NO_SUCH_EXERCISE.format(id=self.exercise_id)


def load_lesson(course: Path, lesson_id: str) -> Lesson:
    """Read one lesson; a lesson whose files did not change is not read again.

    Raises:
        CourseError: the file is missing, is no YAML, or does not fit the schema.

    """
    path = course / lesson_id / LESSON
    try:
        status = path.stat()
    except OSError:
        return _read(path, lesson_id, 0, 0)
    return _read(path, lesson_id, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _read(path: Path, lesson_id: str, _modified: int, _size: int) -> Lesson:
    source = YamlSource.read(path)
    try:
        lesson = Lesson.model_validate(source.data)
    except ValidationError as error:
        raise CourseError([_problem(source, detail) for detail in error.errors()]) from None
    problems = _inconsistencies(source, lesson, lesson_id)
    if problems:
        raise CourseError(problems)
    return lesson


def find_exercise(manifest: Manifest, exercise_id: str) -> tuple[str, ExerciseStep]:
    """Return the id of the lesson that holds the exercise, and the exercise.

    Raises:
        UnknownExerciseError: no lesson has such an exercise.
        CourseError: its lesson cannot be read.

    """
    ids = list(manifest.exercises())
    for lesson_id, candidate in ids:
        if candidate == exercise_id:
            step = load_lesson(manifest.path, lesson_id).step(exercise_id)
            if isinstance(step, ExerciseStep):
                return lesson_id, step
    known = [candidate for _, candidate in ids]
    raise UnknownExerciseError(exercise_id, get_close_matches(exercise_id.lower(), known, n=3, cutoff=0.5))


def load_course(course: Path) -> tuple[Manifest, list[Lesson]]:
    """Read the manifest and every lesson that it names.

    Raises:
        CourseError: with the problems of all files at once.

    """
    manifest = load_manifest(course)
    lessons: list[Lesson] = []
    problems: list[Problem] = []
    for entry in manifest.lessons:
        try:
            lessons.append(load_lesson(course, entry.id))
        except CourseError as error:
            problems += error.problems
    if problems:
        raise CourseError(problems)
    return manifest, lessons


def _problem(source: YamlSource, detail: ErrorDetails) -> Problem:
    """Say pydantic's finding at the place in the file; its union branches are no part of the place."""
    place: list[str | int] = []
    value = source.data
    for part in detail["loc"]:
        in_mapping = isinstance(value, dict) and part in value
        in_sequence = isinstance(value, list) and isinstance(part, int) and part < len(value)
        if in_mapping or in_sequence:
            value = value[part]
        elif not isinstance(value, dict) or part in _BRANCHES or detail["type"] != "missing":
            continue
        place.append(part)
    if detail["type"] == "extra_forbidden" and (not place or place[-1] != detail["loc"][-1]):
        place.append(detail["loc"][-1])
    message = _MESSAGES.get(detail["type"])
    name = detail["loc"][-1] if detail["loc"] else ""
    return source.problem(place, message.format(field=name) if message else _INVALID.format(why=detail["msg"]))


def _inconsistencies(source: YamlSource, lesson: Lesson, lesson_id: str) -> list[Problem]:
    """Return what the schema alone cannot see: ids that do not fit or stand twice."""
    problems = []
    if lesson.id != lesson_id:
        problems.append(source.problem(("id",), _WRONG_ID.format(folder=lesson_id)))
    seen: set[str] = set()
    for index, step in enumerate(lesson.steps):
        if step.id in seen:
            problems.append(source.problem(("steps", index, "id"), _STEP_TWICE.format(id=step.id)))
        seen.add(step.id)
        if step.kind == "quiz":
            for number, question in enumerate(step.questions):
                if not any(option.correct for option in question.options):
                    place = ("steps", index, "questions", number, "options")
                    problems.append(source.problem(place, _NO_CORRECT_OPTION))
    return problems


_BRANCHES = {"text", "demo", "quiz", "exercise", "checklist"}

_NO_SUCH_EXERCISE = Text(
    uz="“{id}” degan mashq yoʻq. `tutor list` barcha mashqlarni koʻrsatadi.",
    en="There is no exercise “{id}”. `tutor list` shows all exercises.",
)
_DID_YOU_MEAN = Text(
    uz="“{id}” degan mashq yoʻq. Balki: {nearest}?",
    en="There is no exercise “{id}”. Did you mean: {nearest}?",
)
_WRONG_ID = Text(
    uz="Dars id-si papka nomi bilan bir xil boʻlsin: {folder}.",
    en="The id must be the folder's name: {folder}.",
)
_STEP_TWICE = Text(uz="“{id}” qadami ikki marta uchraydi.", en="The step “{id}” stands twice.")
_NO_CORRECT_OPTION = Text(uz="Birorta variant toʻgʻri deb belgilanmagan.", en="No option is marked as correct.")
_INVALID = Text(uz="Qiymat mos emas: {why}.", en="The value does not fit: {why}.")
_MESSAGES = {
    "missing": Text(uz="“{field}” maydoni yetishmayapti.", en="The field “{field}” is missing."),
    "extra_forbidden": Text(uz="“{field}” degan maydon yoʻq.", en="There is no field called “{field}”."),
    "string_type": Text(uz="Bu yerda matn boʻlishi kerak.", en="There must be a text here."),
    "int_type": Text(uz="Bu yerda butun son boʻlishi kerak.", en="There must be a whole number here."),
    "float_type": Text(uz="Bu yerda son boʻlishi kerak.", en="There must be a number here."),
    "list_type": Text(uz="Bu yerda roʻyxat boʻlishi kerak.", en="There must be a list here."),
    "string_pattern_mismatch": Text(
        uz="Kichik lotin harflari, raqamlar va chiziqcha bilan yozing.",
        en="Write it in lower-case letters, digits and hyphens.",
    ),
}
