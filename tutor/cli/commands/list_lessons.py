"""`tutor list`: lessons, exercises, and how far the learner is with each."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any, Final

from tutor.cli.console import Console, Piece, Style
from tutor.cli.context import Context
from tutor.cli.errors import COULD_NOT_RUN, OK
from tutor.cli.recording import progress
from tutor.course.loader import load_lesson
from tutor.course.manifest import LessonEntry, load_manifest
from tutor.course.schema import ExerciseStep
from tutor.course.yaml_source import CourseError
from tutor.language import Text
from tutor.progress.events import LOCAL_LEARNER

if TYPE_CHECKING:
    from tutor.progress.queries import ExerciseProgress

JsonObject = dict[str, Any]

_MINUTES: Final = Text(uz="{minutes} daqiqa", en="{minutes} min")
_DONE: Final = Text(uz="yechilgan", en="solved")
_TRIED: Final = Text(uz="urinishlar: {attempts}", en="attempts: {attempts}")
_SEEN: Final = Text(uz="yechim koʻrilgan", en="solution seen")
_BROKEN: Final = Text(uz="bu darsni oʻqib boʻlmadi", en="this lesson cannot be read")
_NEXT: Final = Text(
    uz="Mashqni boshlash: tutor start MASHQ. Namunalar: tutor demo",
    en="To begin an exercise: tutor start EXERCISE. Demos: tutor demo",
)


def run(context: Context, options: Namespace) -> int:
    """List the course; lessons that cannot be read are named on standard error, and the others still listed."""
    manifest = load_manifest(context.course)
    with progress(context.console) as store:
        done = store.summary(LOCAL_LEARNER)
    problems: list[Text] = []
    parts = [
        {
            "id": part.id,
            "title": part.title.as_dict(),
            "lessons": [_lesson(context, entry, done, problems) for entry in part.lessons],
        }
        for part in manifest.parts
    ]
    if options.json:
        course = {"title": manifest.title.as_dict(), "path": str(manifest.path)}
        context.console.json({"course": course, "parts": parts})
    else:
        _write(context.console, parts)
    for problem in problems:
        context.console.error(problem)
    return COULD_NOT_RUN if problems else OK


def _lesson(
    context: Context, entry: LessonEntry, done: dict[str, "ExerciseProgress"], problems: list[Text]
) -> JsonObject:
    """Describe a lesson; its `exercises` are None where it cannot be read."""
    described: JsonObject = {"id": entry.id, "title": entry.title.as_dict(), "minutes": None, "exercises": None}
    try:
        lesson = load_lesson(context.course, entry.id)
    except CourseError as error:
        problems.append(error.text)
        return described
    exercises = [_exercise(step, done.get(step.id)) for step in lesson.exercises]
    return {**described, "minutes": lesson.minutes, "exercises": exercises}


def _exercise(step: ExerciseStep, progress_of: "ExerciseProgress | None") -> JsonObject:
    return {
        "id": step.id,
        "title": step.title.as_dict(),
        "runtime": step.runtime,
        "passed": progress_of is not None and progress_of.passed,
        "attempts": progress_of.attempts if progress_of else 0,
        "hints": progress_of.hints if progress_of else 0,
        "solution_seen": progress_of is not None and progress_of.solution_seen,
    }


def _write(console: Console, parts: list[JsonObject]) -> None:
    language = console.language
    lessons = [lesson for part in parts for lesson in part["lessons"]]
    width = max((len(e["id"]) for lesson in lessons for e in lesson["exercises"] or ()), default=0)
    for part in parts:
        console.line((part["title"][language], Style.BOLD))
        for lesson in part["lessons"]:
            about = _MINUTES.format(minutes=lesson["minutes"]) if lesson["minutes"] else _BROKEN
            console.line("  ", lesson["title"][language], "  ", (f"({lesson['id']}, {about[language]})", Style.FAINT))
            for exercise in lesson["exercises"] or ():
                console.line(
                    "    ", exercise["id"].ljust(width), "  ", exercise["title"][language], *_state(console, exercise)
                )
        console.line()
    console.line(_NEXT[language])


def _state(console: Console, exercise: JsonObject) -> list[Piece]:
    """Return in words how far an exercise has come; nothing for one that was not begun."""
    language = console.language
    if exercise["passed"]:
        return ["  ", (f"[{_DONE[language]}]", Style.GOOD)]
    if exercise["solution_seen"]:
        return ["  ", f"[{_SEEN[language]}]"]
    if exercise["attempts"]:
        return ["  ", f"[{_TRIED.format(attempts=exercise['attempts'])[language]}]"]
    return []
