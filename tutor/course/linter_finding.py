"""What the linter hands out: a finding with its place, and a lesson's file with the means to name places in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tutor.course.manifest import LESSON
from tutor.course.schema import Lesson
from tutor.course.yaml_source import Place, Problem, YamlSource, field_name
from tutor.language import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an author should put right: where it is, what is wrong, and perhaps what to do."""

    file: Path
    line: int
    field: str
    message: Text
    fix: Text | None = None

    @classmethod
    def of_problem(cls, problem: Problem) -> "Finding":
        """Return a loader's problem as a finding."""
        return cls(problem.file, problem.line, problem.field, problem.message)

    @property
    def place(self) -> str:
        """Return `file:line: field` as compilers write it."""
        return f"{self.file}:{self.line}" + (f": {self.field}" if self.field else "")

    def as_json(self) -> dict[str, Any]:
        """Return the object that `tutor lint --json` lists."""
        return {
            "file": str(self.file),
            "line": self.line,
            "field": self.field,
            "message": self.message.as_dict(),
            "fix": self.fix.as_dict() if self.fix else None,
        }


@dataclass(frozen=True, slots=True)
class Both:
    """A text of a lesson in both languages, and its place in the file."""

    place: tuple[str | int, ...]
    uz: str
    en: str


@dataclass(frozen=True, slots=True)
class LessonFile:
    """A `lesson.yaml` that fits the schema."""

    folder: Path
    lesson: Lesson
    source: YamlSource
    lines: list[str]

    @classmethod
    def read(cls, course: Path, lesson: Lesson) -> "LessonFile":
        """Read the file of a lesson that was loaded. Raises `CourseError` as the loader does."""
        path = course / lesson.id / LESSON
        return cls(path.parent, lesson, YamlSource.read(path), path.read_text(encoding="utf-8").splitlines())

    def finding(self, place: Place, message: Text, fix: Text | None = None, *, snippet: str = "") -> Finding:
        """Return a finding at a field, on the line of `snippet` inside it where that can be found."""
        line = self.source.line(place)
        if snippet:
            inside = enumerate(self.lines[line - 1 : self._end(place)], line)
            line = next((number for number, text in inside if snippet in text), line)
        return Finding(self.source.path, line, field_name(place), message, fix)

    def texts(self) -> Iterator[Both]:
        """Yield every text that stands in both languages; glossary terms themselves are no texts."""
        yield from _texts(self.source.data, ())

    def _end(self, place: Place) -> int:
        """Return the last line of a field: the one before the next field begins."""
        own = self.source.line(place)
        key = tuple(place)
        after = (line for other, line in self.source.lines.items() if line > own and other[: len(key)] != key)
        return min(after, default=len(self.lines) + 1) - 1


def _texts(value: object, place: tuple[str | int, ...]) -> Iterator[Both]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*place, index))
    elif isinstance(value, dict):
        uz, en = value.get("uz"), value.get("en")
        if value.keys() == {"uz", "en"} and isinstance(uz, str) and isinstance(en, str):
            yield Both(place, uz, en)
        else:
            for name, item in value.items():
                yield from _texts(item, (*place, name))
