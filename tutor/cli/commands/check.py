"""`tutor check`: grades one program, prints the verdict, and keeps the attempt."""

from argparse import Namespace
from typing import Final

from tutor.cli.console import Console
from tutor.cli.context import Context
from tutor.cli.errors import BAD_INPUT, FAILED, OK, CommandError, ReaderGoneError
from tutor.cli.exercises import lesson_of
from tutor.cli.grading import ask
from tutor.cli.recording import record
from tutor.cli.sources import read_program
from tutor.cli.verdict_lines import write_verdict
from tutor.grading.protocol import Message
from tutor.grading.verdict import Verdict
from tutor.language import Text
from tutor.progress.events import LOCAL_LEARNER, Event

_NOT_STARTED: Final = Text(
    uz="“{exercise}” hali boshlanmagan. Avval `tutor start {exercise}` ni bering yoki faylni koʻrsating: "
    "tutor check {exercise} FAYL",
    en="“{exercise}” has not been started. Give `tutor start {exercise}` first, or name a file: "
    "tutor check {exercise} FILE",
)
_CHECKING: Final = Text(uz="Tekshirilmoqda…", en="Checking…")
_IN_QUEUE: Final = Text(uz="Navbatda: {position}", en="Waiting, number {position}")


def run(context: Context, options: Namespace) -> int:
    """Check a program and return 0 if it passed, 1 if not."""
    console = context.console
    lesson = lesson_of(context.course, options.exercise)
    source = source_of(context, options)
    verdict = judged(context, options.exercise, source, options.device)
    try:
        if options.json:
            console.json(verdict.as_json())
        else:
            write_verdict(console, verdict, everything=options.all, file=options.file)
    except ReaderGoneError:
        pass  # the attempt counts all the same
    record(console, Event.attempt(verdict.exercise, source, verdict.as_json(), lesson=lesson))
    return OK if verdict.passed else FAILED


def judged(context: Context, exercise_id: str, source: str, device: str = "auto") -> Verdict:
    """Return the verdict on a program, and show how it goes. Raises as `ask` does."""
    console = context.console
    console.status(_CHECKING)
    try:
        answer = ask(
            "check",
            lambda event: _follow(console, event),
            console.notice,
            course=str(context.course),
            exercise=exercise_id,
            source=source,
            learner=LOCAL_LEARNER,
            device=device,
        )
    finally:
        console.status(None)
    return Verdict.from_json(answer["verdict"])


def source_of(context: Context, options: Namespace) -> str:
    """Return the program of `options.file`, or the learner's work where none is named.

    Raises:
        CommandError: there is none, or it cannot be read.

    """
    if options.file is not None:
        return read_program(options.file)
    work = context.workspace.read(options.exercise)
    if work is None:
        raise CommandError(_NOT_STARTED.format(exercise=options.exercise), BAD_INPUT)
    return work


def _follow(console: Console, event: Message) -> None:
    if event["event"] == "queued":
        console.status(_IN_QUEUE.format(position=event["position"]))
    elif event["event"] == "checking":
        console.status(Text(**event["title"]))
    elif event["event"] == "notice":
        console.notice(Text(**event["message"]))
