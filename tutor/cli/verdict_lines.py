"""A verdict for people: a line for each check, the first failure in full, and what to do next."""

from typing import Final

from tutor.cli.console import Console, Piece, Style
from tutor.cli.inline import inline
from tutor.grading.verdict import CheckResult, Verdict
from tutor.language import Text

MOST_OUTPUT: Final = 20
"""Lines of the program's own output that are shown: the last ones."""

_INDENT: Final = "    "

_PASSED = Text(uz="oʻtdi", en="passed")
_FAILED = Text(uz="oʻtmadi", en="failed")
_NOT_TRIED = Text(uz="tekshirilmadi", en="not tried")
_KNOWN_MISTAKE = Text(uz="Tanish xato", en="Known mistake")
_INPUT = Text(uz="kirish", en="input")
_EXPECTED = Text(uz="kutilgan", en="expected")
_GOT = Text(uz="chiqqan", en="got")
_HINT = Text(uz="Ishora", en="Hint")
_OUTPUT = Text(uz="Dasturingiz chiqardi:", en="Your program printed:")
_LEFT_OUT = Text(uz="… (yuqorida yana {n} satr)", en="… ({n} more lines above)")
_ALL_PASSED = Text(
    uz="“{exercise}” oʻtdi: {total} ta tekshiruvning hammasi toʻgʻri. {time}",
    en="“{exercise}” passed: all {total} checks are right. {time}",
)
_NOT_PASSED = Text(
    uz="“{exercise}” hali oʻtmadi: {total} ta tekshiruvdan {passed} tasi toʻgʻri. {time}",
    en="“{exercise}” has not passed yet: {passed} of {total} checks are right. {time}",
)
_AFTER_PASSING = Text(
    uz="Muallifning yechimi va izohi: tutor solution {exercise}",
    en="The author's solution, explained: tutor solution {exercise}",
)
_AFTER_FAILING = Text(uz="Ishora kerakmi: tutor hint {exercise}", en="For a hint: tutor hint {exercise}")


def write_verdict(console: Console, verdict: Verdict) -> None:
    """Write the verdict on standard output."""
    first = next((check for check in verdict.checks if not check.passed), None)
    for check in verdict.checks:
        _write_line(console, check)
        if check is first:
            _write_failure(console, check)
    if verdict.output.strip():
        _write_output(console, verdict.output)
    console.line()
    passed = sum(check.passed for check in verdict.checks)
    summary = (_ALL_PASSED if verdict.passed else _NOT_PASSED).format(
        exercise=verdict.exercise, total=len(verdict.checks), passed=passed, time=_time(verdict.seconds)
    )
    console.line((summary[console.language], Style.GOOD if verdict.passed else Style.BOLD))
    after = _AFTER_PASSING if verdict.passed else _AFTER_FAILING
    console.line(after.format(exercise=verdict.exercise)[console.language])


def _write_line(console: Console, check: CheckResult) -> None:
    if check.passed:
        sign, word, style = "✓", _PASSED, Style.GOOD
    elif check.tried:
        sign, word, style = "✗", _FAILED, Style.BAD
    else:
        sign, word, style = "·", _NOT_TRIED, Style.FAINT
    # The word says what the sign and the colour repeat; in ASCII it stands alone.
    mark: Piece = (f"{word[console.language]}:" if console.ascii else f"{sign} {word[console.language]}:", style)
    console.line(mark, " ", *inline(check.title[console.language]))


def _write_failure(console: Console, check: CheckResult) -> None:
    language = console.language
    if check.mistake:
        console.line(_INDENT, (f"{_KNOWN_MISTAKE[language]}: {check.mistake}", Style.BOLD))
    for line in check.message[language].split("\n"):
        bare = line.lstrip()
        console.paragraph(*inline(bare), indent=_INDENT + line[: len(line) - len(bare)])
    values = [(_INPUT, check.input), (_EXPECTED, check.expected), (_GOT, check.got)]
    shown = [(name[language], value.rstrip().split("\n")) for name, value in values if value]
    if shown:
        console.line()
    width = max((len(name) for name, _ in shown), default=0)
    for name, rows in shown:
        for number, row in enumerate(rows):
            console.line(_INDENT, ("" if number else name).ljust(width), "  ", row)
    if check.hint:
        console.line()
        console.paragraph(
            (f"{_HINT[language]}: ", Style.BOLD), *inline(" ".join(check.hint[language].split())), indent=_INDENT
        )


def _write_output(console: Console, output: str) -> None:
    lines = output.rstrip("\n").split("\n")
    console.line()
    console.line((_OUTPUT[console.language], Style.BOLD))
    if len(lines) > MOST_OUTPUT:
        left_out = len(lines) - MOST_OUTPUT
        console.line(_INDENT, (_LEFT_OUT.format(n=left_out)[console.language], Style.FAINT))
    for line in lines[-MOST_OUTPUT:]:
        console.line(_INDENT, line)


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
