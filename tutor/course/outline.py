"""What the list of lessons shows of a lesson that nobody has opened: minutes, steps, and how many terms.

It is read from the YAML alone, without pydantic: all of a course takes a tenth of a second. Fields of the wrong shape
are passed over here, since `loader` names them when the lesson is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from tutor.course.manifest import LESSON, Manifest
from tutor.course.yaml_source import CourseError, YamlSource
from tutor.language import Text

READING: Final = frozenset({"text", "demo"})
"""Kinds of steps that are read; in the others there is something to answer."""


@dataclass(frozen=True, slots=True)
class StepOutline:
    """A step: `parts` are the ids of a quiz's questions, or the positions of a checklist's items."""

    id: str
    kind: str
    title: Text
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LessonOutline:
    """A lesson: how many minutes it takes, its steps, and how many terms it introduces."""

    id: str
    minutes: int
    steps: tuple[StepOutline, ...]
    terms: int


def outlines(manifest: Manifest) -> dict[str, LessonOutline]:
    """Return the outline of every lesson that can be read, by its id; a file that did not change is not read again."""
    found = {}
    for entry in manifest.lessons:
        try:
            status = (manifest.path / entry.id / LESSON).stat()
        except (OSError, ValueError):
            continue
        if read := _read(manifest.path, entry.id, status.st_mtime_ns, status.st_size):
            found[entry.id] = read
    return found


@lru_cache(maxsize=64)
def _read(course: Path, lesson_id: str, _modified: int, _size: int) -> LessonOutline | None:
    data = raw_lesson(course, lesson_id)
    return outline(lesson_id, data) if data is not None else None


def raw_lesson(course: Path, lesson_id: str) -> dict[str, Any] | None:
    """Return a lesson's plain values, unchecked; None where there is no such file, or no YAML in it."""
    try:
        data = YamlSource.read(course / lesson_id / LESSON).data
    except CourseError:
        return None
    return data if isinstance(data, dict) else None


def outline(lesson_id: str, data: Mapping[str, Any]) -> LessonOutline:
    """Return the outline of a lesson's plain values."""
    minutes = data.get("minutes")
    return LessonOutline(
        lesson_id,
        minutes if type(minutes) is int else 0,
        tuple(_step(step) for step in steps_of(data)),
        len(items(data, "terms")),
    )


def steps_of(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the steps that have an id and a title."""
    for step in items(data, "steps"):
        if isinstance(step, dict) and isinstance(step.get("id"), str) and both(step.get("title")) is not None:
            yield step


def items(data: Mapping[str, Any], name: str) -> list[Any]:
    """Return a field that should be a list."""
    value = data.get(name)
    return value if isinstance(value, list) else []


def both(value: object) -> Text | None:
    """Return a text in both languages, or None for anything else."""
    if isinstance(value, dict) and isinstance(value.get("uz"), str) and isinstance(value.get("en"), str):
        return Text(uz=value["uz"], en=value["en"])
    return None


def _step(step: Mapping[str, Any]) -> StepOutline:
    title = both(step.get("title"))
    assert title is not None  # `steps_of` saw to it
    questions = (question.get("id") for question in items(step, "questions") if isinstance(question, dict))
    parts = [part for part in questions if isinstance(part, str)]
    parts += map(str, range(len(items(step, "items"))))
    return StepOutline(step["id"], str(step.get("kind")), title, tuple(parts))
