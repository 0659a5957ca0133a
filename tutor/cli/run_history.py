"""Runs on the command line that belong to an exercise or a demo: they are in its history like those of the screen."""

from pathlib import Path

from tutor import paths
from tutor.cli.console import Console
from tutor.cli.context import Context
from tutor.course.manifest import load_manifest
from tutor.course.yaml_source import CourseError
from tutor.history.run_record import RunRecord
from tutor.progress.errors import ProgressError
from tutor.progress.events import LOCAL_LEARNER, Event
from tutor.progress.journal import record_in_journal
from tutor.progress.place import Place


def of_work_file(context: Context, name: str, source: str) -> RunRecord | None:
    """Return what keeps the run of a file; None where the file is not the learner's work at an exercise."""
    path = Path(name)
    try:
        if path.suffix != ".py" or path.resolve().parent != context.workspace.folder.resolve():
            return None
        lesson = {exercise: lesson for lesson, exercise in load_manifest(context.course).exercises()}.get(path.stem)
    except (CourseError, OSError):
        return None
    if lesson is None:
        return None
    return of_exercise(source, lesson, path.stem)


def of_exercise(source: str, lesson: str, exercise: str) -> RunRecord:
    """Return what keeps the run of an exercise's program."""
    return RunRecord(Place.of_exercise(exercise), source, lesson=lesson, learner=LOCAL_LEARNER)


def of_demo(source: str, lesson: str, demo: str) -> RunRecord:
    """Return what keeps the run of a demo."""
    return RunRecord(Place.of_demo(lesson, demo), source, lesson=lesson, learner=LOCAL_LEARNER)


def keep_run(console: Console, run: Event) -> None:
    """Keep a run, without the time that opening the database takes."""
    try:
        record_in_journal(paths.home(), run)
    except ProgressError as error:
        console.error(error.text)
