"""A verdict for people: what failed first in full, the rest in a line, and what to do next."""

import shlex
from typing import Final

from tutor.cli.console import Console, Piece, Style
from tutor.cli.inline import inline
from tutor.grading import verdict_reading as reading
from tutor.grading.verdict import CheckResult, Verdict
from tutor.language import Text, number_text

MOST_OUTPUT: Final = 20
"""Lines of the program's own output that are shown: the last ones."""

_INDENT: Final = "    "
_MOST_PLACES: Final = 4

_PASSED = Text(uz="oʻtdi", en="passed")
_FAILED = Text(uz="oʻtmadi", en="failed")
_NOT_TRIED = Text(uz="tekshirilmadi", en="not tried")
_OUTPUT = Text(uz="Dasturingiz chiqardi:", en="Your program printed:")
_LEFT_OUT = Text(uz="… (yuqorida yana {n} satr)", en="… ({n} more lines above)")
_FOLDED = Text(
    uz="{folded} – hammasi: tutor check {what} --all", en="{folded} – everything: tutor check {what} --all"
)
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


def write_verdict(console: Console, verdict: Verdict, *, everything: bool = False, file: str | None = None) -> None:
    """Write the verdict on standard output.

    Args:
        console: where it is written.
        verdict: what is written.
        everything: unfold what stands behind the first failure.
        file: the file that was checked, where it was named.

    """
    found = reading.read(verdict)
    if found.first is not None:
        _write_failure(console, found.first, everything=everything)
    if everything:
        for check in found.also_failed:
            console.line()
            _write_failure(console, check, everything=True)
    if everything or verdict.passed:
        for check in (*found.untried, *found.passed):
            _write_line(console, check)
    elif found.folded is not None:
        console.line()
        what = verdict.exercise if file is None else f"{verdict.exercise} {shlex.quote(file)}"
        text = _FOLDED.format(folded=found.folded, what=what)[console.language]
        console.paragraph((text[:1].upper() + text[1:], Style.FAINT))
    if verdict.output.strip():
        _write_output(console, verdict.output)
    console.line()
    checks = verdict.own_checks
    passed = sum(check.passed for check in checks)
    summary = (_ALL_PASSED if verdict.passed else _NOT_PASSED).format(
        exercise=verdict.exercise, total=len(checks), passed=passed, time=_time(verdict.seconds)
    )
    console.line((console.say(summary), Style.GOOD if verdict.passed else Style.BOLD))
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


def _write_failure(console: Console, check: CheckResult, *, everything: bool) -> None:
    language = console.language
    _write_line(console, check)
    led = reading.explanation(check)
    if led is not None:
        head: list[Piece] = [(f"{reading.KNOWN_MISTAKE[language]}: ", Style.BOLD)] if check.mistake else []
        _write_text(console, led[language], head)
    if everything or not reading.says_all(check):
        _write_text(console, reading.finding(check)[language])
    shown = reading.values(check, everything=everything)
    if shown:
        console.line()
    width = max((len(name[language]) for name, _ in shown), default=0)
    for name, rows in shown:
        for number, row in enumerate(rows):
            console.line(_INDENT, ("" if number else name[language]).ljust(width), "  ", row)
    _write_places(console, check, everything=everything)
    hint = reading.suggestion(check) or (reading.folded_hint(check) if everything else None)
    if hint:
        console.line()
        _write_text(console, " ".join(hint[language].split()), [(f"{reading.HINT[language]}: ", Style.BOLD)])


def _write_text(console: Console, text: str, head: list[Piece] | None = None) -> None:
    for line in text.split("\n"):
        bare = line.lstrip()
        console.paragraph(*(head or []), *inline(bare), indent=_INDENT + line[: len(line) - len(bare)])
        head = None


def _write_places(console: Console, check: CheckResult, *, everything: bool) -> None:
    """Say in words where numbers differ: all of it where asked for, the first where marks alone would not be heard."""
    if everything or console.ascii:
        rows = reading.places(check)
        for row in rows if everything else rows[:_MOST_PLACES]:
            console.line(_INDENT, row[console.language])


def _write_output(console: Console, output: str) -> None:
    lines = output.rstrip("\n").split("\n")
    console.line()
    console.line((_OUTPUT[console.language], Style.BOLD))
    if len(lines) > MOST_OUTPUT:
        left_out = len(lines) - MOST_OUTPUT
        console.line(_INDENT, (_LEFT_OUT.format(n=left_out)[console.language], Style.FAINT))
    for line in lines[-MOST_OUTPUT:]:
        console.line(_INDENT, line)


def _time(seconds: float) -> Text:
    return number_text(f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s")
