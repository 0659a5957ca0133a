"""`tutor demo`: runs a lesson's demo, with its knobs where they were asked to be; without a name, lists the demos."""

from argparse import Namespace
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from tutor.cli.commands.run import run_program
from tutor.cli.console import Console, Style
from tutor.cli.context import Context
from tutor.cli.errors import BAD_INPUT, COULD_NOT_RUN, OK, CommandError
from tutor.cli.run_history import of_demo
from tutor.cli.set_constants import set_constants
from tutor.course import files
from tutor.course.constants import ConstantError, Literal, constants, literal
from tutor.course.knobs import Knob
from tutor.course.loader import load_lesson
from tutor.course.manifest import load_manifest
from tutor.course.schema import DemoStep
from tutor.course.yaml_source import CourseError
from tutor.language import Text

_MOST_POSITIONS: Final = 9
"""A knob with more positions is told by its first ones and its last one."""

_HOW = Text(
    uz="Namunani ishga tushirish: tutor demo {name}. Qiymat berish: --set NOM=QIYMAT",
    en="To run a demo: tutor demo {name}. To set a value: --set NAME=VALUE",
)
_NO_DEMOS = Text(uz="Bu kursda namuna yoʻq.", en="This course has no demos.")
_UNKNOWN = Text(
    uz="“{name}” degan namuna yoʻq. `tutor demo` barcha namunalarni koʻrsatadi.",
    en="There is no demo “{name}”. `tutor demo` shows all demos.",
)
_DID_YOU_MEAN = Text(
    uz="“{name}” degan namuna yoʻq. Balki: {nearest}?", en="There is no demo “{name}”. Did you mean: {nearest}?"
)
_SEVERAL = Text(
    uz="“{name}” nomli namuna bir nechta; toʻliq nomini yozing: {names}.",
    en="Several demos are called “{name}”; give the whole name: {names}.",
)
_NOTHING_TO_SET = Text(
    uz="--set namuna nomi bilan birga beriladi: tutor demo {name} --set …",
    en="--set goes with the name of a demo: tutor demo {name} --set …",
)
_SHOWN: Final = 60


def run(context: Context, options: Namespace) -> int:
    """Run a demo and return its exit code, or list the demos."""
    problems: list[Text] = []
    demos = dict(_demos(context, problems))
    if options.demo is None:
        if options.set:
            raise CommandError(_NOTHING_TO_SET.format(name=next(iter(demos), "LESSON/DEMO")), BAD_INPUT)
        return _list(context.console, demos, problems)
    lesson_id, step = _found(demos, options.demo)
    source = set_constants(files.demo(context.course, lesson_id, step.file), options.set, step.knobs)
    console = context.console
    console.line((step.title[console.language], Style.BOLD))
    values = _values(source)
    for knob in step.knobs:
        _write_knob(console, knob, values.get(knob.constant))
    console.line()
    return run_program(
        context,
        source,
        runtime=step.runtime,
        seconds=step.limits.seconds,
        memory_mb=step.limits.memory_mb,
        history=of_demo(source, lesson_id, step.id),
        figures=None if options.save_figures is None else Path(options.save_figures) / f"{lesson_id}-{step.id}",
    )


def _demos(context: Context, problems: list[Text]) -> Iterator[tuple[str, tuple[str, DemoStep]]]:
    """Yield the demos by their names, `lesson/step`; lessons that cannot be read are noted as problems."""
    for entry in load_manifest(context.course).lessons:
        try:
            lesson = load_lesson(context.course, entry.id)
        except CourseError as error:
            problems.append(error.text)
            continue
        for step in lesson.steps:
            if isinstance(step, DemoStep):
                yield f"{entry.id}/{step.id}", (entry.id, step)


def _found(demos: dict[str, tuple[str, DemoStep]], name: str) -> tuple[str, DemoStep]:
    """Return the demo of a name; the step alone, or a lesson of one demo, will do where that is clear."""
    if name in demos:
        return demos[name]
    alike = [full for full in demos if name in full.split("/")]
    if len(alike) == 1:
        return demos[alike[0]]
    shown = name[:_SHOWN]
    if alike:
        raise CommandError(_SEVERAL.format(name=shown, names=", ".join(alike)), BAD_INPUT)
    short = {part: full for full in demos for part in (*full.split("/"), full)}
    nearest = list(dict.fromkeys(short[near] for near in get_close_matches(shown.lower(), short, n=3, cutoff=0.7)))
    if nearest:
        raise CommandError(_DID_YOU_MEAN.format(name=shown, nearest=", ".join(nearest)), BAD_INPUT)
    raise CommandError(_UNKNOWN.format(name=shown), BAD_INPUT)


def _list(console: Console, demos: dict[str, tuple[str, DemoStep]], problems: list[Text]) -> int:
    width = max(map(len, demos), default=0)
    for name, (_, step) in demos.items():
        console.line(name.ljust(width), "  ", step.title[console.language])
        for knob in step.knobs:
            _write_knob(console, knob, None)
    if demos:
        console.line()
    console.line((_HOW.format(name=next(iter(demos))) if demos else _NO_DEMOS)[console.language])
    for problem in problems:
        console.error(problem)
    return COULD_NOT_RUN if problems else OK


def _write_knob(console: Console, knob: Knob, value: Literal | None) -> None:
    """Write a knob: where it stands, if that is known, and where it can be turned to."""
    positions = [str(position) for position in knob.positions]
    if len(positions) > _MOST_POSITIONS:
        positions[3:-1] = ["…"]
    label = (f" ({knob.label[console.language]})", Style.FAINT)
    if value is None:
        console.line("    ", knob.constant, label, f": {', '.join(positions)}")
    else:
        console.line(
            "    ", f"{knob.constant} = {literal(value)}", label, (f"  [{', '.join(positions)}]", Style.FAINT)
        )


def _values(source: str) -> dict[str, Literal]:
    try:
        return constants(source)
    except ConstantError:
        return {}  # running it tells what is wrong
