"""The course's table of contents, light enough to be read before the first screen is painted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tutor.course.yaml_source import CourseError, Problem, YamlSource
from tutor.language import Text

MANIFEST = "course.yaml"
LESSON = "lesson.yaml"
_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """A lesson in the table of contents."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the course: a few lessons under one heading."""

    id: str
    title: Text
    lessons: tuple[LessonEntry, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A course: its folder, its title and its parts in teaching order."""

    path: Path
    title: Text
    parts: tuple[Part, ...]

    @property
    def lessons(self) -> tuple[LessonEntry, ...]:
        """Return all lessons in teaching order."""
        return tuple(lesson for part in self.parts for lesson in part.lessons)

    def lesson(self, lesson_id: str) -> LessonEntry | None:
        """Return the entry of the lesson called `lesson_id`, or None."""
        return next((lesson for lesson in self.lessons if lesson.id == lesson_id), None)

    def after(self, lesson_id: str) -> LessonEntry | None:
        """Return the lesson that follows one, None after the last."""
        ids = [lesson.id for lesson in self.lessons]
        following = self.lessons[ids.index(lesson_id) + 1 :] if lesson_id in ids else ()
        return next(iter(following), None)

    def exercises(self) -> Iterator[tuple[str, str]]:
        """Yield (lesson id, exercise id) of every exercise that has a folder; no lesson is read for it."""
        for lesson in self.lessons:
            for exercise_id in exercise_ids(self.path, lesson.id):
                yield lesson.id, exercise_id


def load_manifest(course: Path) -> Manifest:
    """Read `course.yaml` of the folder `course`; a file that did not change is not read again.

    Raises:
        CourseError: the file is missing, is no YAML, or does not describe a course.

    """
    path = course / MANIFEST
    try:
        status = path.stat()
    except (OSError, ValueError):  # reading it will say why
        return _read(path, 0, 0)
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, _modified: int, _size: int) -> Manifest:
    source = YamlSource.read(path)
    reader = _Reader(source)
    root = reader.mapping((), source.data, {"title", "parts"})
    parts = tuple(
        Part(
            id=reader.identifier(("parts", i), part),
            title=reader.both(("parts", i), part),
            lessons=tuple(
                LessonEntry(
                    id=reader.identifier(("parts", i, "lessons", j), entry),
                    title=reader.both(("parts", i, "lessons", j), entry),
                )
                for j, lesson in enumerate(reader.sequence(("parts", i, "lessons"), part.get("lessons")))
                for entry in [reader.mapping(("parts", i, "lessons", j), lesson, {"id", "title"})]
            ),
        )
        for i, item in enumerate(reader.sequence(("parts",), root.get("parts")))
        for part in [reader.mapping(("parts", i), item, {"id", "title", "lessons"})]
    )
    manifest = Manifest(path=path.parent, title=reader.both((), root), parts=parts)
    seen: set[str] = set()
    for lesson in manifest.lessons:
        if lesson.id in seen:
            raise CourseError([Problem(source.path, 1, "parts", _TWICE.format(id=lesson.id))])
        seen.add(lesson.id)
    return manifest


def exercise_ids(course: Path, lesson_id: str) -> list[str]:
    """Return the ids of a lesson's exercises, by its folders that hold a `starter.py`, in alphabetical order."""
    return sorted(path.parent.name for path in (course / lesson_id).glob("*/starter.py"))


_TWICE = Text(uz="“{id}” darsi ikki marta uchraydi.", en="The lesson “{id}” is listed twice.")
_EXPECTED = Text(uz="Bu yerda {what} boʻlishi kerak.", en="There must be {what} here.")
_NO_IDENTIFIER = Text(
    uz="Kichik lotin harflari, raqamlar va chiziqcha bilan yozing.",
    en="Write it in lower-case letters, digits and hyphens.",
)
_UNKNOWN = Text(uz="Nomaʼlum maydon: {field}.", en="Unknown field: {field}.")


class _Reader:
    """Checks the few shapes that a manifest has, without pydantic, whose import the first frame cannot afford."""

    def __init__(self, source: YamlSource) -> None:
        self.source = source

    def fail(self, place: tuple[str | int, ...], message: Text) -> CourseError:
        return CourseError([self.source.problem(place, message)])

    def mapping(self, place: tuple[str | int, ...], value: object, fields: set[str]) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.fail(place, _EXPECTED.format(what=Text(uz="maydonlar", en="fields")))
        for name in value:
            if name not in fields:
                raise self.fail((*place, name), _UNKNOWN.format(field=name))
        return value

    def sequence(self, place: tuple[str | int, ...], value: object) -> list[Any]:
        if not isinstance(value, list) or not value:
            raise self.fail(place, _EXPECTED.format(what=Text(uz="roʻyxat", en="a list")))
        return value

    def text_of(self, place: tuple[str | int, ...], parent: dict[str, Any], name: str) -> str:
        value = parent.get(name)
        if not isinstance(value, str) or not value:
            raise self.fail((*place, name), _EXPECTED.format(what=Text(uz="matn", en="a text")))
        return value

    def identifier(self, place: tuple[str | int, ...], parent: dict[str, Any]) -> str:
        """Return the id, which also names a folder of the course and must not lead out of it."""
        value = self.text_of(place, parent, "id")
        if not _IDENTIFIER.match(value):
            raise self.fail((*place, "id"), _NO_IDENTIFIER)
        return value

    def both(self, place: tuple[str | int, ...], parent: dict[str, Any]) -> Text:
        title = self.mapping((*place, "title"), parent.get("title"), {"uz", "en"})
        return Text(uz=self.text_of((*place, "title"), title, "uz"), en=self.text_of((*place, "title"), title, "en"))
