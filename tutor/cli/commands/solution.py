"""`tutor solution`: the author's solution and why it works. That it was shown is recorded."""

from argparse import Namespace
from typing import Final

from tutor.cli.console import Style
from tutor.cli.context import Context
from tutor.cli.difference_lines import write_difference
from tutor.cli.errors import FAILED, OK
from tutor.cli.exercises import exercise
from tutor.cli.page import write_page
from tutor.cli.recording import progress
from tutor.course import files
from tutor.language import Text
from tutor.progress.events import LOCAL_LEARNER, Event

_QUESTION: Final = Text(
    uz="“{exercise}” mashqini hali yechmadingiz. Yechim koʻrsatilsa, bu natijalaringizga yozib qoʻyiladi. "
    "Koʻrsatilsinmi? [ha/yoʻq]",
    en="You have not solved “{exercise}” yet. If you see the solution, your progress will say so. Show it? [yes/no]",
)
_NOT_SHOWN: Final = Text(
    uz="Yechim koʻrsatilmadi. Ishora olish: tutor hint {exercise}",
    en="The solution was not shown. For a hint: tutor hint {exercise}",
)
_LEGEND: Final = Text(uz="- sizning kodingiz   + yechim", en="- your code   + the solution")
_EXPLANATION: Final = Text(uz="Nega shunday", en="Why it works")


def run(context: Context, options: Namespace) -> int:
    """Show the solution, after a question where the exercise is not solved yet."""
    console, language = context.console, context.language
    lesson, step = exercise(context.course, options.exercise)
    program = files.solution(context.course, lesson, step.id)
    with progress(console) as store:
        before = store.summary(LOCAL_LEARNER).get(step.id)
        solved = before is not None and before.passed
        if not (solved or options.yes or console.confirm(_QUESTION.format(exercise=step.id))):
            console.line(_NOT_SHOWN.format(exercise=step.id)[language])
            return FAILED
        store.record(Event.solution(step.id, lesson=lesson))
    if options.diff:
        own = context.workspace.read(step.id)
        console.line((_LEGEND[language], Style.FAINT))
        console.line()
        write_difference(console, files.starter(context.course, lesson, step.id) if own is None else own, program)
    else:
        console.exactly(program.rstrip("\n") + "\n")
    console.line()
    console.line((_EXPLANATION[language], Style.BOLD))
    console.line()
    write_page(console, step.explanation[language])
    return OK
