"""`tutor start`: shows an exercise's task and writes the starter file, unless there is a file already."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from tutor.cli.console import Style
from tutor.cli.context import Context
from tutor.cli.errors import OK
from tutor.cli.exercises import exercise
from tutor.cli.page import write_page
from tutor.course import files
from tutor.language import Text

_CREATED: Final = Text(uz="Fayl yozildi: {path}", en="Wrote the file: {path}")
_THERE: Final = Text(
    uz="Fayl allaqachon bor, unga tegilmadi: {path}", en="The file is there already and was left alone: {path}"
)
_NEXT: Final = Text(
    uz="Uni muharriringizda tahrirlang, keyin tekshiring: {command}",
    en="Edit it in your editor, then check it: {command}",
)


def run(context: Context, options: Namespace) -> int:
    """Write the starter and show the task."""
    console, language = context.console, context.language
    lesson, step = exercise(context.course, options.exercise)
    starter = files.starter(context.course, lesson, step.id)
    folder = Path(options.dir).expanduser().absolute() if options.dir is not None else None
    started = context.workspace.start(step.id, starter, to=folder)
    console.line((step.title[language], Style.BOLD))
    console.line()
    write_page(console, step.task[language])
    console.line()
    text = _CREATED if started.created else _THERE
    console.line((text.format(path=started.path)[language], Style.BOLD))
    own = f" {started.path}" if folder is not None else ""
    console.line(_NEXT.format(command=f"tutor check {step.id}{own}")[language])
    return OK
