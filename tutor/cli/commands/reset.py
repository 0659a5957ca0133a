"""`tutor reset`: begin an exercise again; the old work is kept as a copy."""

from argparse import Namespace
from typing import Final

from tutor.cli.context import Context
from tutor.cli.errors import FAILED, OK
from tutor.cli.exercises import lesson_of
from tutor.cli.recording import record
from tutor.course import files
from tutor.language import Text
from tutor.progress.events import Event

_QUESTION: Final = Text(
    uz="{path} boshlangʻich holatiga qaytsinmi? Hozirgisining nusxasi saqlanadi. [ha/yoʻq]",
    en="Put {path} back to the starter? A copy of what is there now is kept. [yes/no]",
)
_LEFT: Final = Text(uz="Hech narsa oʻzgarmadi.", en="Nothing was changed.")
_DONE: Final = Text(uz="{path} boshlangʻich holatida.", en="{path} is the starter again.")
_COPY: Final = Text(uz="Oldingi ishingiz: {path}", en="Your earlier work: {path}")


def run(context: Context, options: Namespace) -> int:
    """Put the work file back to the starter, after a question where there is work."""
    console, language = context.console, context.language
    lesson = lesson_of(context.course, options.exercise)
    starter = files.starter(context.course, lesson, options.exercise)
    path = context.workspace.path(options.exercise)
    if path.exists() and not options.yes and not console.confirm(_QUESTION.format(path=path)):
        console.line(_LEFT[language])
        return FAILED
    copy = context.workspace.reset(options.exercise, starter)
    console.line(_DONE.format(path=path)[language])
    if copy is not None:
        console.line(_COPY.format(path=copy)[language])
    record(console, Event.reset(options.exercise, lesson=lesson))
    return OK
