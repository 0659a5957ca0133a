"""Rules for the knobs of demos: each turns a constant that its program has, and that stands on one of its positions."""

from collections.abc import Iterator

from tutor.course.constants import ConstantError, constant, literal
from tutor.course.linter_finding import Finding, LessonFile
from tutor.course.schema import DemoStep
from tutor.language import Text

_TURNED_TWICE = Text(uz="{name} ni ikkita sozlagich buraydi.", en="Two knobs turn {name}.")
_ONE_KNOB = Text(uz="Bittasini qoldiring.", en="Keep one of them.")
_NO_CONSTANT = Text(
    uz="Dastur boshida bitta satrda qiymat bering: {name} = {value}",
    en="Set it once at the top of the program: {name} = {value}",
)
_OFF = Text(
    uz="Dasturdagi {name} = {value} sozlagichning qiymatlari orasida yoʻq.",
    en="{name} = {value}, as the program has it, is none of the knob's positions.",
)
_ADD_POSITION = Text(
    uz="Uni qiymatlarga qoʻshing yoki dasturda {value} deb yozing.",
    en="Add it to the positions, or write {value} in the program.",
)


def check(lesson: LessonFile) -> Iterator[Finding]:
    """Yield what is wrong with the knobs of a lesson; missing and broken programs are told of elsewhere."""
    for index, step in enumerate(lesson.lesson.steps):
        if isinstance(step, DemoStep) and step.knobs:
            yield from _demo(lesson, ("steps", index, "knobs"), step)


def _demo(lesson: LessonFile, place: tuple[str | int, ...], step: DemoStep) -> Iterator[Finding]:
    try:
        source = (lesson.folder / "demos" / step.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    seen: set[str] = set()
    for number, knob in enumerate(step.knobs):
        where, first = (*place, number, "constant"), literal(knob.positions[0])
        if knob.constant in seen:
            yield lesson.finding(where, _TURNED_TWICE.format(name=knob.constant), _ONE_KNOB)
            continue
        seen.add(knob.constant)
        try:
            value = constant(source, knob.constant).value
        except ConstantError as error:
            yield lesson.finding(where, error.text, _NO_CONSTANT.format(name=knob.constant, value=first))
            continue
        if not knob.has(value):
            message = _OFF.format(name=knob.constant, value=literal(value))
            yield lesson.finding(where, message, _ADD_POSITION.format(value=first))
