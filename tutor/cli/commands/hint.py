"""`tutor hint`: the next hint of an exercise, or all of them."""

from argparse import Namespace
from typing import Final

from tutor.cli.console import Style
from tutor.cli.context import Context
from tutor.cli.errors import OK
from tutor.cli.exercises import exercise
from tutor.cli.page import write_page
from tutor.cli.recording import progress
from tutor.language import Text
from tutor.progress.events import LOCAL_LEARNER, Event

_HEADING: Final = Text(uz="{number}-ishora ({total} tadan)", en="Hint {number} of {total}")
_LAST: Final = Text(
    uz="Bu oxirgi ishora edi. Yechimni koʻrish: tutor solution {exercise}",
    en="That was the last hint. To see the solution: tutor solution {exercise}",
)


def run(context: Context, options: Namespace) -> int:
    """Show the hint after the last one that was shown, and record that it was."""
    console, language = context.console, context.language
    lesson, step = exercise(context.course, options.exercise)
    total = len(step.hints)
    with progress(console) as store:
        before = store.summary(LOCAL_LEARNER).get(step.id)
        shown = before.hints if before else 0
        last = total if options.all else min(shown + 1, total)
        for number in range(1 if options.all else last, last + 1):
            heading = _HEADING.format(number=number, total=total)
            console.line((heading[language], Style.BOLD))
            write_page(console, step.hints[number - 1][language])
            console.line()
        store.record(*(Event.hint(step.id, number, lesson=lesson) for number in range(shown + 1, last + 1)))
    if last == total:
        console.line(_LAST.format(exercise=step.id)[language])
    return OK
