"""The programs that lie beside a lesson: starters, solutions, mistakes, judges and demos. Read, never run."""

from pathlib import Path
from typing import Final

from tutor.course.plain_file import read_bytes
from tutor.course.schema import Mistake
from tutor.course.yaml_source import CourseError, Problem
from tutor.language import Text

MAX_BYTES: Final = 1 << 20

_UNREADABLE = Text(uz="Fayl yoʻq yoki oʻqib boʻlmadi.", en="The file is missing or cannot be read.")


def _read(path: Path) -> str:
    """Return a program's text with the line ends that Python's own reading gives it."""
    try:
        data = read_bytes(path, MAX_BYTES)
        if len(data) <= MAX_BYTES:
            return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError):
        pass
    raise CourseError([Problem(path, 1, "", _UNREADABLE)])


def starter(course: Path, lesson_id: str, exercise_id: str) -> str:
    """Return the program that the learner begins with. Raises `CourseError`, as all functions here do."""
    return _read(course / lesson_id / exercise_id / "starter.py")


def solution(course: Path, lesson_id: str, exercise_id: str) -> str:
    """Return the author's solution."""
    return _read(course / lesson_id / exercise_id / "solution.py")


def judge(course: Path, lesson_id: str, exercise_id: str) -> str | None:
    """Return the author's judging functions, or None where the exercise needs none."""
    path = course / lesson_id / exercise_id / "judge.py"
    return _read(path) if path.exists() else None


def usage(course: Path, lesson_id: str, exercise_id: str) -> str | None:
    """Return the author's ways of using a program's functions, or None where the exercise needs none."""
    path = course / lesson_id / exercise_id / "usage.py"
    return _read(path) if path.exists() else None


def mistake(course: Path, lesson_id: str, exercise_id: str, listed: Mistake) -> str:
    """Return the program of a listed mistake."""
    return _read(course / lesson_id / exercise_id / "mistakes" / listed.file_name)


def demo(course: Path, lesson_id: str, file_name: str) -> str:
    """Return a demo's program."""
    return _read(course / lesson_id / "demos" / file_name)
