"""`tutor watch`: checks a work file each time that it is saved; without an exercise it goes through the course."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from tutor.cli.commands.check import judged
from tutor.cli.console import Style
from tutor.cli.context import Context
from tutor.cli.errors import OK, CommandError
from tutor.cli.exercises import exercise
from tutor.cli.recording import progress, record
from tutor.cli.verdict_lines import write_verdict
from tutor.course import files
from tutor.course.manifest import load_manifest
from tutor.language import Text
from tutor.progress.events import LOCAL_LEARNER, Event
from tutor.progress.file_watch import FileWatch
from tutor.progress.workspace import Workspace

_WATCHING: Final = Text(
    uz="{title} ({exercise}). Fayl: {path}. Saqlaganingizda tekshiriladi. Vazifa: tutor start {exercise}. "
    "Tugatish: Ctrl+C.",
    en="{title} ({exercise}). The file: {path}. It is checked when you save it. The task: tutor start {exercise}. "
    "To end: Ctrl+C.",
)
_ALL_PASSED: Final = Text(
    uz="Barcha mashqlar bajarilgan. Birini kuzatish uchun nomini yozing: tutor watch MASHQ",
    en="All exercises are done. To watch one, name it: tutor watch EXERCISE",
)
_PASSES: Final = Text(
    uz="Mashq bajarildi, uni kuzatish tugadi.", en="The exercise is done: it is not watched any more."
)
_ENDED: Final = Text(uz="Kuzatish tugadi.", en="Watching has ended.")


def run(context: Context, options: Namespace) -> int:
    """Watch until Ctrl+C; an exercise that was named until it passes, too."""
    folder = Path(options.dir).expanduser().absolute() if options.dir is not None else None
    workspace = Workspace(folder) if folder is not None else context.workspace
    named = options.exercise is not None
    try:
        while (exercise_id := options.exercise if named else _next(context)) is not None:
            _watch(context, workspace, exercise_id)
            context.console.line()
            context.console.line(_PASSES[context.language])
            if named:
                return OK
        context.console.line(_ALL_PASSED[context.language])
    except KeyboardInterrupt:
        context.console.status(None)
        context.console.line()
        context.console.line(_ENDED[context.language])
    return OK


def _next(context: Context) -> str | None:
    """Return the first exercise of the course that is not passed."""
    with progress(context.console) as store:
        done = store.summary(LOCAL_LEARNER)
    exercises = (exercise_id for _, exercise_id in load_manifest(context.course).exercises())
    return next((one for one in exercises if one not in done or not done[one].passed), None)


def _watch(context: Context, workspace: Workspace, exercise_id: str) -> None:
    """Check an exercise whenever its file is saved, until it passes."""
    console = context.console
    lesson, step = exercise(context.course, exercise_id)
    started = workspace.start(exercise_id, files.starter(context.course, lesson, exercise_id))
    watch = FileWatch(workspace, exercise_id)
    told = _WATCHING.format(title=step.title, exercise=exercise_id, path=started.path)
    console.line()
    console.paragraph(told[context.language])
    if not started.created and _passes(context, workspace, lesson, exercise_id):
        return
    for _ in watch.changes():
        if _passes(context, workspace, lesson, exercise_id):
            return


def _passes(context: Context, workspace: Workspace, lesson: str, exercise_id: str) -> bool:
    """Check the file as it is now; what cannot be checked is told, and watching goes on."""
    console = context.console
    console.line()
    console.line(("-" * min(console.width, 40), Style.FAINT))
    source = workspace.read(exercise_id) or ""
    try:
        verdict = judged(context, exercise_id, source)
    except CommandError as error:
        console.error(error.text)
        return False
    write_verdict(console, verdict)
    record(console, Event.attempt(exercise_id, source, verdict.as_json(), lesson=lesson))
    return verdict.passed
