"""`tutor history`: what was tried at an exercise or a demo; what differs; reading it again, taking it back."""

from argparse import Namespace
from typing import Any, Final, NamedTuple

from tutor.cli.console import Console, Style
from tutor.cli.context import Context
from tutor.cli.difference_lines import write_difference
from tutor.cli.errors import BAD_INPUT, OK, CommandError
from tutor.cli.exercises import lesson_of
from tutor.cli.recording import progress
from tutor.course import files
from tutor.history import when
from tutor.history.columns import columns
from tutor.history.timeline import Row, Timeline, timeline
from tutor.language import Text
from tutor.progress.demo_work import demo_work
from tutor.progress.events import LOCAL_LEARNER
from tutor.progress.place import Place
from tutor.progress.workspace import Workspace

FEW: Final = 20
"""Rows that are shown unless all are asked for."""

_NOTHING = Text(
    uz="“{name}” bilan hali hech narsa qilinmagan. Boshlash: tutor start {name}",
    en="Nothing has been tried at “{name}” yet. To begin: tutor start {name}",
)
_NO_RUNS = Text(
    uz="“{name}” namunasi toʻliq ekranda (`tutor`) hali ishga tushirilmagan.",
    en="The demo “{name}” has not been run in the full screen (`tutor`) yet.",
)
_MORE = Text(
    uz="… va yana {n} ta eskiroq. Hammasi: tutor history {name} --all",
    en="… and {n} older ones. To see all: tutor history {name} --all",
)
_HOW = Text(
    uz="Farqi: --diff N. Dasturning oʻzi: --show N. Qaytarib olish: --restore N.",
    en="What differs: --diff N. The program itself: --show N. To take it back: --restore N.",
)
_NO_SUCH = Text(
    uz="“{name}” tarixida {number}-yozuv yoʻq: yozuvlar soni {n}. Roʻyxat: tutor history {name}",
    en="The history of “{name}” has no entry {number}: there are {n}. For the list: tutor history {name}",
)
_ONE_AT_A_TIME = Text(
    uz="--diff, --show va --restore dan faqat bittasini bering.", en="Give only one of --diff, --show and --restore."
)
_NO_DEMO = Text(
    uz="“{name}” degan namuna yoʻq. `tutor demo` barcha namunalarni koʻrsatadi.",
    en="There is no demo “{name}”. `tutor demo` shows all demos.",
)
_SINCE = Text(
    uz="{number}-yozuvdan ({when}) hozirgi dasturgacha: - oʻshanda, + hozir",
    en="From entry {number} ({when}) to the present program: - then, + now",
)
_THE_SAME = Text(uz="Hozirgi dastur aynan shunday.", en="The present program is the same.")
_STARTER = Text(uz="(boshlangʻich kod)", en="(the starting code)")
_RESTORED = Text(
    uz="{path} endi {number}-yozuvdagi dastur ({when}).", en="{path} is the program of entry {number} ({when}) now."
)
_COPY = Text(uz="Oldingi ishingizning nusxasi: {path}", en="A copy of what was there: {path}")


class _Work(NamedTuple):
    """Whose history it is, where its work file is, and what that begins with."""

    name: str
    place: Place
    workspace: Workspace
    file: str
    starter: str


def run(context: Context, options: Namespace) -> int:
    """List the history, or show, compare or take back one entry."""
    wanted = [option for option in (options.diff, options.show, options.restore) if option is not None]
    if len(wanted) > 1:
        raise CommandError(_ONE_AT_A_TIME, BAD_INPUT)
    work = _work(context, options.exercise)
    with progress(context.console) as store:
        past = timeline(store, LOCAL_LEARNER, work.place, work.workspace, work.file)
        rows = _all(past)
    if not wanted:
        if options.json:
            context.console.json({"name": work.name, "entries": list(map(_as_json, range(1, len(rows) + 1), rows))})
        else:
            _write_list(context.console, work.name, rows, everything=options.all)
        return OK
    number = wanted[0]
    if not 1 <= number <= len(rows):
        raise CommandError(_NO_SUCH.format(name=work.name, number=number, n=len(rows)), BAD_INPUT)
    row = rows[number - 1]
    if options.show is not None:
        context.console.exactly(row.entry.code if row.entry.code.endswith("\n") else f"{row.entry.code}\n")
    elif options.diff is not None:
        _write_difference(context.console, work, number, row)
    else:
        _restore(context.console, work, number, row)
    return OK


def _work(context: Context, name: str) -> _Work:
    """Return what is named: an exercise, or a demo as `lesson/demo`; raises `CommandError` where there is none."""
    lesson, slash, demo = name.partition("/")
    if not slash:
        starter = files.starter(context.course, lesson_of(context.course, name), name)
        return _Work(name, Place.of_exercise(name), context.workspace, name, starter)
    from tutor.course.loader import load_lesson
    from tutor.course.manifest import load_manifest

    known = lesson in {entry.id for entry in load_manifest(context.course).lessons}
    steps = load_lesson(context.course, lesson).steps if known else []
    for step in steps:
        if step.kind == "demo" and step.id == demo:
            where = demo_work(context.workspace, lesson, demo)
            starter = files.demo(context.course, lesson, step.file)
            return _Work(name, Place.of_demo(lesson, demo), where.workspace, where.name, starter)
    raise CommandError(_NO_DEMO.format(name=name[:80]), BAD_INPUT)


def _all(past: Timeline) -> list[Row]:
    rows: list[Row] = []
    while page := past.more():
        rows += page
    return rows


def _write_list(console: Console, name: str, rows: list[Row], *, everything: bool) -> None:
    language = console.language
    if not rows:
        console.line((_NO_RUNS if "/" in name else _NOTHING).format(name=name)[language])
        return
    now = when.local_now()
    shown = rows if everything else rows[:FEW]
    told = [columns(row, now, language) for row in shown]
    widths = [max(len(one[place]) for one in told) for place in range(1, 5)]
    digits = len(str(len(shown)))
    for number, (row, one) in enumerate(zip(shown, told, strict=True), 1):
        style = (
            Style.GOOD
            if row.entry.outcome == "passed"
            else Style.BAD
            if row.entry.outcome == "failed"
            else Style.BOLD
        )
        what = one.what.ljust(widths[0]) if console.ascii else f"{one.sign} {one.what.ljust(widths[0])}"
        rest = [one.at.ljust(widths[1]), one.checks.rjust(widths[2]), one.changed.ljust(widths[3]), one.detail]
        console.line(f"{number:>{digits}}  ", (what, style), "  ", "  ".join(rest).rstrip())
    console.line()
    if len(rows) > len(shown):
        console.line(_MORE.format(n=len(rows) - len(shown), name=name)[language])
    console.line(_HOW[language])


def _as_json(number: int, row: Row) -> dict[str, Any]:
    entry, counted = row.entry, row.entry.counted
    return {
        "number": number,
        "at": entry.at.isoformat(),
        "kind": entry.kind,
        "outcome": entry.outcome,
        "checks": {"passed": counted[0], "all": counted[1]} if counted else None,
        "trouble": entry.trouble.as_dict() if entry.trouble else None,
        "changed": row.changed._asdict() if row.changed else None,
        "final": entry.final,
        "imported": entry.imported,
        "path": str(entry.path) if entry.path else None,
        "code": entry.code,
    }


def _write_difference(console: Console, work: _Work, number: int, row: Row) -> None:
    present = work.workspace.read(work.file)
    told = _SINCE.format(number=number, when=when.when(row.entry.at, when.local_now()))[console.language]
    console.line((told, Style.BOLD), "" if present is not None else f" {_STARTER[console.language]}")
    write_difference(console, row.entry.code, present if present is not None else work.starter)


def _restore(console: Console, work: _Work, number: int, row: Row) -> None:
    """Put an entry's program into the work file; what is there is kept as a copy."""
    language, path = console.language, work.workspace.path(work.file)
    if work.workspace.read(work.file) == row.entry.code:
        console.line(_THE_SAME[language])
        return
    copy = work.workspace.keep(work.file)
    work.workspace.save(work.file, row.entry.code)
    told = _RESTORED.format(path=path, number=number, when=when.when(row.entry.at, when.local_now()))
    console.line(told[language])
    if copy is not None:
        console.line(_COPY.format(path=copy)[language])
