"""`tutor compare`: checks a program, and then shows its training beside the engine's, with NumPy and with PyTorch."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from tutor.cli.commands.check import judged, source_of
from tutor.cli.comparison_lines import write_comparison
from tutor.cli.console import Console
from tutor.cli.context import Context
from tutor.cli.errors import BAD_INPUT, FAILED, OK, CommandError
from tutor.cli.exercises import exercise
from tutor.cli.grading import ask
from tutor.cli.recording import progress
from tutor.cli.saved_figures import save_figures
from tutor.cli.verdict_lines import write_verdict
from tutor.course.manifest import load_manifest
from tutor.grading.comparison.refusal import nothing_to_compare
from tutor.grading.comparison.result import NAMES, Compared
from tutor.grading.comparison.shown import figure
from tutor.grading.protocol import Message
from tutor.language import Text
from tutor.progress.events import LOCAL_LEARNER, Event

_AFTER_PASSING: Final = Text(
    uz="Solishtirish yechim oʻtgandan keyin ochiladi: tutor compare {exercise}",
    en="The comparison opens when the solution passes: tutor compare {exercise}",
)
_TRAINING: Final = Text(uz="Oʻqitilmoqda: {who}", en="Training: {who}")
_IN_QUEUE: Final = Text(uz="Navbatda: {position}", en="Waiting, number {position}")


def run(context: Context, options: Namespace) -> int:
    """Compare a program and return 0, or 1 if it does not pass."""
    console = context.console
    lesson, step = exercise(context.course, options.exercise)
    if step.compare is None:
        raise CommandError(nothing_to_compare(step.id, load_manifest(context.course)), BAD_INPUT)
    source = source_of(context, options)
    verdict = judged(context, step.id, source)
    earlier = None
    with progress(console) as store:
        store.record(Event.attempt(verdict.exercise, source, verdict.as_json(), lesson=lesson))
        if step.compare.beside is not None:
            earlier = store.last_passed(LOCAL_LEARNER, step.compare.beside)
    if not verdict.passed:
        if options.json:
            console.json({"exercise": step.id, "passed": False, "comparison": None})
        else:
            write_verdict(console, verdict)
            console.line(_AFTER_PASSING.format(exercise=step.id)[console.language])
        return FAILED
    try:
        answer = ask(
            "compare",
            lambda event: _follow(console, event),
            console.notice,
            course=str(context.course),
            exercise=step.id,
            source=source,
            learner=LOCAL_LEARNER,
            earlier=earlier,
        )
    finally:
        console.status(None)
    compared = Compared.from_json(answer["comparison"])
    if options.json:
        console.json({"exercise": step.id, "passed": True, "comparison": answer["comparison"]})
    else:
        write_comparison(console, compared, context.pictures, programs=options.program)
    if options.save_figures is not None:
        shown = figure(compared, console.language)
        save_figures(console, Path(options.save_figures), f"{step.id}-comparison", None, [shown])
    return OK


def _follow(console: Console, event: Message) -> None:
    if event["event"] == "queued":
        console.status(_IN_QUEUE.format(position=event["position"]))
    elif event["event"] == "comparing":
        console.status(_TRAINING.format(who=NAMES[event["who"]]))
