"""`tutor progress`: a summary, and taking it along in a file."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tutor.cli.console import Style
from tutor.cli.context import Context
from tutor.cli.errors import OK
from tutor.cli.recording import progress
from tutor.course import files
from tutor.course.manifest import Manifest, load_manifest
from tutor.course.yaml_source import CourseError
from tutor.language import Text
from tutor.progress.events import LOCAL_LEARNER

if TYPE_CHECKING:
    from tutor.progress.queries import ExerciseProgress

_TOTAL: Final = Text(
    uz="Yechilgan mashqlar: {passed} / {total}. Urinishlar: {attempts}. Ishoralar: {hints}.",
    en="Exercises solved: {passed} of {total}. Attempts: {attempts}. Hints: {hints}.",
)
_LAST: Final = Text(uz="Oxirgi marta: {when}", en="Last time: {when}")
_NOTHING: Final = Text(
    uz="Hali hech narsa qilinmagan. Boshlash: tutor, yoki tutor list",
    en="Nothing has been done yet. To begin: tutor, or tutor list",
)
_ELSEWHERE: Final = Text(uz="Boshqa kurslarda yechilgan: {passed}", en="Solved in other courses: {passed}")


def run(context: Context, options: Namespace) -> int:
    """Export, import, or summarise."""
    if options.action is None:
        _summarise(context)
        return OK
    from tutor.progress.transfer import export_progress, import_progress

    path = Path(options.file).expanduser().absolute()
    with progress(context.console) as store:
        report = (
            export_progress(store, context.workspace, path)
            if options.action == "export"
            else import_progress(store, context.workspace, path, starter=_Starters(context.course))
        )
    context.console.line(report.text[context.language])
    return OK


class _Starters:
    """Finds the starter of an exercise; None where this course has no such exercise."""

    def __init__(self, course: Path) -> None:
        self._course = course
        try:
            self._lessons = {exercise: lesson for lesson, exercise in load_manifest(course).exercises()}
        except CourseError:
            self._lessons = {}  # progress can be taken in without a course

    def __call__(self, exercise: str) -> str | None:
        """Return the exercise's starter."""
        lesson = self._lessons.get(exercise)
        return files.starter(self._course, lesson, exercise) if lesson is not None else None


def _summarise(context: Context) -> None:
    console, language = context.console, context.language
    manifest = load_manifest(context.course)
    with progress(console) as store:
        done = store.summary(LOCAL_LEARNER)
    if not done:
        console.line(_NOTHING[language])
        return
    exercises = [exercise for _, exercise in manifest.exercises()]
    here = {exercise: done[exercise] for exercise in exercises if exercise in done}
    total = _TOTAL.format(
        passed=_solved(here),
        total=len(exercises),
        attempts=sum(one.attempts for one in here.values()),
        hints=sum(one.hints for one in here.values()),
    )
    console.line((total[language], Style.BOLD))
    times = [one.last_at for one in done.values() if one.last_at is not None]
    if times:
        console.line(_LAST.format(when=f"{max(times).astimezone():%Y-%m-%d %H:%M}")[language])
    _write_lessons(context, manifest, done)
    if elsewhere := _solved(done) - _solved(here):
        console.line()
        console.line(_ELSEWHERE.format(passed=elsewhere)[language])


def _write_lessons(context: Context, manifest: Manifest, done: dict[str, "ExerciseProgress"]) -> None:
    """Write how much of each lesson is solved."""
    console, language = context.console, context.language
    of_lesson: dict[str, list[str]] = {}
    for lesson, exercise in manifest.exercises():
        of_lesson.setdefault(lesson, []).append(exercise)
    console.line()
    for entry in manifest.lessons:
        exercises = of_lesson.get(entry.id, [])
        passed = _solved({exercise: done[exercise] for exercise in exercises if exercise in done})
        whole = bool(exercises) and passed == len(exercises)
        count = f"{passed}/{len(exercises)}".rjust(6)
        console.line((count, Style.GOOD) if whole else count, "  ", entry.title[language])


def _solved(done: dict[str, "ExerciseProgress"]) -> int:
    return sum(one.passed for one in done.values())
