"""Output checks: what a program prints, held against what the author's prints: numbers as numbers, words as words."""

import math
import re
from dataclasses import dataclass
from typing import Any, Final

from tutor.course.checks import OutputCheck, Tolerance
from tutor.grading.bench import Bench
from tutor.grading.checks import captured, comparing
from tutor.grading.checks.captured import CapturedCalls
from tutor.grading.display import MARK
from tutor.grading.program import Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import Raised
from tutor.sandbox.text import safe_line, safe_text

_LONGEST: Final = 1200
_FEWEST_DECIMALS: Final = -300
_COARSEST: Final = 0.05
_TOKEN: Final = re.compile(
    r"([-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?|[-+−]inf\b)|([^\W\d_]+(?:[ʻʼ'’‘`][^\W\d_]+)*)"
)
_APOSTROPHES: Final = str.maketrans("ʻʼ’‘`−", "'''''-")

_NOTHING = Text(
    uz="{what} hech narsa chop etmadi. print yozilganmi?",
    en="{what} printed nothing. Is there a print?",
)
_NUMBER = Text(
    uz="{what} boshqa son chop etdi: kerak {expected}, keldi {got} ({line}-satr).",
    en="{what} printed another number: expected {expected}, got {got} (line {line}).",
)
_WORD = Text(
    uz="{what} boshqa soʻz chop etdi: kerak “{expected}”, keldi “{got}” ({line}-satr).",
    en="{what} printed another word: expected “{expected}”, got “{got}” (line {line}).",
)
_TOO_LITTLE = Text(
    uz="{what} chop etgan matn toʻliq emas: “{expected}” yetishmayapti.",
    en="What {what} printed is not complete: “{expected}” is missing.",
)
_TOO_MUCH = Text(
    uz="{what} ortiqcha narsa chop etdi: “{got}” ({line}-satr).",
    en="{what} printed more than it should: “{got}” (line {line}).",
)
_PROGRAM = Text(uz="Dastur", en="The program")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text, and the line that it stands in, counted from 1."""

    text: str
    line: int
    number: float | None = None

    @property
    def decimals(self) -> int | None:
        """Return at which digit after the point it was rounded (1.23 and 12.3e-1 at the second), None for a whole number."""
        digits, _, exponent = self.text.lower().partition("e")
        after_point = len(digits.partition(".")[2])
        return max(after_point - int(exponent or 0), _FEWEST_DECIMALS) if after_point else None


def tokens(text: str, numbers_only: bool) -> list[Token]:
    """Return the numbers, and the words in lower case with one kind of apostrophe, of a text."""
    found = []
    for line, content in enumerate(text.split("\n"), 1):
        for number, word in _TOKEN.findall(content):
            if number:
                found.append(Token(number, line, float(number.translate(_APOSTROPHES))))
            elif not numbers_only or word.lower() in ("nan", "inf"):
                found.append(Token(word.translate(_APOSTROPHES).casefold(), line))
    return found


def agree(expected: Token, got: Token, tolerance: Tolerance) -> bool:
    """Return whether two tokens say the same; of numbers with digits after the point only the digits printed count."""
    if expected.number is None or got.number is None:
        return expected.number is got.number is None and expected.text == got.text
    if expected.number == got.number:
        return True  # infinities, too
    allowed = tolerance.absolute + tolerance.relative * abs(expected.number)
    if expected.decimals is not None and got.decimals is not None:
        decimals = min(expected.decimals, got.decimals)
        rounding = 0.501 * 10.0**-decimals
        # A large exponent must not excuse everything: 0.0e9 is no rounding of 7.25.
        allowed = max(allowed, rounding if decimals > 0 else min(rounding, _COARSEST * abs(expected.number)))
    return math.isfinite(expected.number) and abs(got.number - expected.number) <= allowed


class OutputProbe:
    """Judges what a function, or the whole program, prints."""

    def __init__(self, check: OutputCheck, bench: Bench) -> None:
        self._check = check
        self._calls = CapturedCalls(check, check.call, bench)
        self._expected = [str(answer["printed"]) for answer in self._calls.expected]

    def observe(self, program: Program) -> list[Outcome]:
        """Call the function with every case, or run the program once, and return the texts."""
        return self._calls.observe(program, lambda answer: str(answer["printed"]))

    def judge(self, observation: list[Outcome]) -> CheckResult:
        """Explain the first token that differs, in the smallest failing case."""
        failures = []
        for case, expected, outcome in zip(self._calls.cases, self._expected, observation, strict=True):
            if isinstance(outcome, Raised):
                failures.append((case.weight, captured.raised(self._check, self._check.call, case, outcome)))
            elif (found := self._first_difference(expected, outcome)) is not None:
                message, line = found
                result = comparing.failed(
                    self._check,
                    message,
                    input=self._calls.shown(case),
                    expected=safe_text(expected, _LONGEST),
                    got=_marked(outcome, line),
                )
                failures.append((case.weight, result))
        return comparing.smallest(self._check, failures)

    def alike(self, one: list[Outcome], other: list[Outcome]) -> bool:
        """Return whether two programs printed the same numbers and words."""
        for a, b in zip(one, other, strict=True):
            if isinstance(a, Raised) or isinstance(b, Raised):
                if not comparing.alike(a, b, self._check.tolerance):
                    return False
            elif self._first_difference(a, b) is not None:
                return False
        return True

    def _first_difference(self, expected: str, got: str) -> tuple[Text, int] | None:
        """Return what differs first, and in which line of what came."""
        numbers_only = self._check.compare == "numbers"
        wanted, found = tokens(expected, numbers_only), tokens(got, numbers_only)
        what: Any = f"“{self._check.call}”" if self._check.call else _PROGRAM
        for right, token in zip(wanted, found, strict=False):
            if not agree(right, token, self._check.tolerance):
                words = right.number is None or token.number is None
                fields = {"expected": right.text, "got": safe_line(token.text, 100), "line": token.line}
                return (_WORD if words else _NUMBER).format(what=what, **fields), token.line
        if wanted and not found:
            return _NOTHING.format(what=what), 0
        if len(wanted) > len(found):
            return _TOO_LITTLE.format(what=what, expected=wanted[len(found)].text), 0
        if len(found) > len(wanted):
            extra = found[len(wanted)]
            return _TOO_MUCH.format(what=what, got=safe_line(extra.text, 100), line=extra.line), extra.line
        return None


def _marked(text: str, line: int) -> str:
    lines = text.split("\n")
    if 0 < line <= len(lines):
        lines[line - 1] = MARK + lines[line - 1]
    return safe_text("\n".join(lines), _LONGEST)
