"""What the words about the program do: read it, change it line by line, run it."""

import os
import re
from typing import Final

from tutor import paths
from tutor.cli.commands.run import run_program
from tutor.cli.errors import BAD_INPUT, CommandError
from tutor.cli.run_history import of_demo, of_exercise
from tutor.cli.session.session import Act, Session
from tutor.cli.session.work import Work
from tutor.cli.set_constants import set_constants
from tutor.course.constants import ConstantError, constants, literal
from tutor.course.schema import DemoStep, ExerciseStep
from tutor.language import Text
from tutor.settings import file as settings
from tutor.tui import own_editor

_NO_PROGRAM = Text(
    uz="Bu qadamda dastur yoʻq. Keyingi qadam: keyingi", en="This step has no program. The next step: next"
)
_NO_KNOBS = Text(uz="Bu qadamda sozlagich yoʻq.", en="This step has no knobs.")
_EMPTY = Text(uz="Dastur boʻsh. Yozish: qoʻsh", en="The program is empty. To write: insert")
_LINES = Text(
    uz="1 dan {count} gacha satr raqamini yozing, masalan 3 yoki 3-5.",
    en="Give line numbers from 1 to {count}, such as 3 or 3-5.",
)
_HOW_TO_CHANGE = Text(uz="Bunday yozing: almashtir 3 y = x * 2", en="Write it like this: change 3 y = x * 2")
_INSERTING = Text(
    uz="Satrlarni yozing; tugatish uchun yolgʻiz nuqta.", en="Write the lines; a full stop alone ends them."
)
_SAVED = Text(uz="Saqlandi: {count} satr, {path}", en="Saved: {count} lines, {path}")
_DELETED = Text(uz="Oʻchirildi: {count} satr. Qaytarish: bekor", en="Deleted: {count} lines. To take it back: undo")
_UNDONE = Text(uz="Oxirgi oʻzgarish bekor qilindi.", en="The last change was taken back.")
_NOTHING_TO_UNDO = Text(uz="Bekor qilinadigan oʻzgarish yoʻq.", en="There is no change to take back.")
_KNOB = Text(uz="{name} ({label}) = {value}; mumkin: {values}", en="{name} ({label}) = {value}; it can be: {values}")
_ASK_RESET = Text(
    uz="Kod boshlangʻich holatiga qaytsinmi? Nusxasi saqlanadi. [ha/yoʻq] ",
    en="Put the code back to where it began? A copy is kept. [yes/no] ",
)
_RESET = Text(
    uz="Boshlangʻich kod qaytdi. Eski ishingiz nusxasi: {copy}",
    en="The code is as it began. A copy of your work: {copy}",
)
_KEPT = Text(uz="Oʻzgarmadi.", en="Nothing was changed.")
_YES: Final = frozenset({"y", "yes", "h", "ha"})
_RANGE: Final = re.compile(r"\s*(\d{1,7})\s*(?:-\s*(\d{1,7}))?\s*\Z", re.ASCII)
_NUMBERED: Final = re.compile(r"\s*(\d{1,7})(?: (.*))?\Z", re.ASCII)


def code(session: Session, rest: str) -> None:
    """Write the program, or some of its lines, with their numbers."""
    lines = _work(session).lines
    if not lines:
        session.say(_EMPTY)
        return
    first, last = _range(rest, len(lines)) if rest.strip() else (1, len(lines))
    for number in range(first, last + 1):
        session.console.line(f"{number}: {lines[number - 1]}")


def change(session: Session, rest: str) -> None:
    """Put other text in place of a line; without text the line is given to be edited."""
    work = _work(session)
    given = _NUMBERED.match(rest)
    if given is None:
        raise CommandError(_HOW_TO_CHANGE, BAD_INPUT)
    number, _ = _range(given[1], len(work.lines))
    text = given[2]
    if text is None:
        text = session.reader.ask_for_code(f"{number}: ", begin_with=work.lines[number - 1])
    work.replace(number, number, [text.expandtabs(4)])
    session.console.line(f"{number}: {work.lines[number - 1]}")


def insert(session: Session, rest: str) -> None:
    """Write lines before a line, or at the end, until a lone full stop; Ctrl+C leaves all as it was."""
    work = _work(session)
    count = len(work.lines)
    number = _range(rest, count + 1)[0] if rest.strip() else count + 1
    session.say(_INSERTING)
    lines: list[str] = []
    while (line := session.reader.ask_for_code(f"{number + len(lines)}: ")) != ".":
        lines.append(line.expandtabs(4))
    work.replace(number, number - 1, lines)
    session.say(_SAVED.format(count=len(work.lines), path=work.path))


def delete(session: Session, rest: str) -> None:
    """Take lines out."""
    work = _work(session)
    first, last = _range(rest, len(work.lines))
    work.replace(first, last, [])
    session.say(_DELETED.format(count=last - first + 1))


def undo(session: Session, _rest: str) -> None:
    """Take the last change back."""
    session.say(_UNDONE if _work(session).undo() else _NOTHING_TO_UNDO)


def edit(session: Session, _rest: str) -> None:
    """Open the program in the learner's own editor, and wait for its end."""
    work = _work(session)
    before = work.source
    own_editor.run(own_editor.command(settings.load(paths.home()).editor, os.environ), work.path)
    work.changed_elsewhere(before)
    session.say(_SAVED.format(count=len(work.lines), path=work.path))


def run(session: Session, _rest: str) -> None:
    """Run the program as it is."""
    _run(session, _work(session).source)


def knobs(session: Session, rest: str) -> None:
    """Write the knobs and where they stand; with a name and a value, turn one and run."""
    step, work = session.place.step, _work(session)
    if not isinstance(step, DemoStep) or not step.knobs:
        raise CommandError(_NO_KNOBS, BAD_INPUT)
    name, _, value = rest.strip().replace("=", " ").partition(" ")
    if value.strip():
        work.save(set_constants(work.source, [f"{name}={value.strip()}"], step.knobs))
        _run(session, work.source)
        return
    try:
        values = constants(work.source)
    except ConstantError:
        values = {}
    for knob in step.knobs:
        now = values.get(knob.constant)
        session.say(
            _KNOB.format(
                name=knob.constant,
                label=knob.label,
                value="?" if now is None else literal(now),
                values=", ".join(str(position) for position in knob.positions),
            )
        )


def reset(session: Session, _rest: str) -> None:
    """Go back to the starting code, after a question."""
    work = _work(session)
    answer = session.reader.ask(session.console.say(_ASK_RESET))
    if answer.strip().casefold() not in _YES:
        session.say(_KEPT)
    elif session.place.exercise_id is not None:
        session.command("reset", session.place.exercise_id, "--yes")
    else:
        session.say(_RESET.format(copy=work.reset()))


def _run(session: Session, source: str) -> None:
    step = session.place.step
    assert isinstance(step, DemoStep | ExerciseStep)
    limits, entry = step.limits, session.place.entry
    assert entry is not None
    history = of_exercise if isinstance(step, ExerciseStep) else of_demo
    run_program(
        session.context,
        source,
        runtime=step.runtime,
        seconds=limits.seconds,
        memory_mb=limits.memory_mb,
        device="auto",
        prefers_gpu=isinstance(step, ExerciseStep) and step.prefers_gpu,
        history=history(source, entry.id, step.id),
    )


def _work(session: Session) -> Work:
    work = session.work()
    if work is None:
        raise CommandError(_NO_PROGRAM, BAD_INPUT)
    return work


def _range(text: str, count: int) -> tuple[int, int]:
    """Return the first and the last of the lines that are named."""
    given = _RANGE.match(text)
    if given is not None:
        first, last = int(given[1]), int(given[2] or given[1])
        if 1 <= first <= last <= count:
            return first, last
    raise CommandError(_LINES.format(count=count), BAD_INPUT)


CODE_ACTIONS: Final[dict[str, Act]] = {
    "code": code,
    "change": change,
    "insert": insert,
    "delete": delete,
    "undo": undo,
    "edit": edit,
    "run": run,
    "knobs": knobs,
    "reset": reset,
}
