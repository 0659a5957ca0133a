"""Reading a lesson with what the learner did in it, in a worker thread; and the page in place of one that is broken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tutor.language import Text
from tutor.tui.progress_keeper import LessonAnswers, Progress, ProgressKeeper

if TYPE_CHECKING:  # pydantic is slow to import, and the first frame comes before it
    from tutor.course.schema import Lesson

_BROKEN = Text(uz="# Bu darsni oʻqib boʻlmadi", en="# This lesson cannot be read")


class Loaded(NamedTuple):
    """What was read; `problems` says why there is no lesson."""

    lesson: Lesson | None
    answers: LessonAnswers
    progress: Progress
    problems: Text | None = None


def read_lesson(course: Path, lesson_id: str, keeper: ProgressKeeper) -> Loaded:
    """Read a lesson and the learner's answers in it; never raises for what an author wrote."""
    from tutor.course.loader import load_lesson
    from tutor.course.yaml_source import CourseError

    try:
        return Loaded(load_lesson(course, lesson_id), keeper.answers(lesson_id), keeper.record())
    except CourseError as error:
        return Loaded(None, LessonAnswers({}, set(), {}), Progress(), error.text)


def broken_page(problems: Text) -> Text:
    """Return a page with the problems as words that wrap, since a path is long."""
    told = Text(uz=_listed(problems.uz), en=_listed(problems.en))
    return Text(uz=f"{_BROKEN.uz}\n\n{told.uz}", en=f"{_BROKEN.en}\n\n{told.en}")


def _listed(lines: str) -> str:
    return "\n".join(f"- `{line.replace('`', chr(39))}`" for line in lines.splitlines())
