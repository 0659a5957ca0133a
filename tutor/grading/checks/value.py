"""Value checks: a number or a word that the learner chose."""

import math
from typing import Any

from tutor.course.checks import ValueCheck
from tutor.grading import display, explain
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing
from tutor.grading.compare import normalized, plain
from tutor.grading.program import Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import ProgramRaisedError
from tutor.sandbox.text import safe_line

_NOT_A_NUMBER = Text(uz="“{name}” son boʻlishi kerak, hozir u {got}.", en="“{name}” must be a number; it is {got}.")
_NOT_WHOLE = Text(
    uz="“{name}” butun son boʻlishi kerak, hozir u {got}.", en="“{name}” must be a whole number; it is {got}."
)
_TOO_LOW = Text(uz="“{name}” juda kichik: {got}.", en="“{name}” is too small: {got}.")
_TOO_HIGH = Text(uz="“{name}” juda katta: {got}.", en="“{name}” is too large: {got}.")
_OTHER = Text(uz="“{name}” uchun {got} toʻgʻri kelmaydi.", en="{got} will not do for “{name}”.")


class ValueProbe:
    """Judges one variable of the program."""

    def __init__(self, check: ValueCheck, bench: Bench) -> None:
        del bench  # nothing is drawn and nobody is asked: the author's bounds say all
        self._check = check

    def observe(self, program: Program) -> Outcome:
        """Return the variable's value, or what was raised."""
        name = self._check.variable
        try:
            return program.run().understood(lambda answer: answer[name], "variables", names=[name])
        except ProgramRaisedError as error:
            return error.raised

    def judge(self, observation: Outcome) -> CheckResult:
        """Say why the value will not do, or that it will."""
        check = self._check
        if hasattr(observation, "code"):
            return comparing.failed(check, explain.in_a_sentence(explain.raised(observation)))
        value = plain(normalized(observation))
        message = self._objection(value)
        if message is None:
            return comparing.passed(check)
        shown = safe_line(repr(value) if isinstance(value, str) else display.shown(value), 100)
        return comparing.failed(check, message.format(name=check.variable, got=shown), got=shown)

    def alike(self, one: Outcome, other: Outcome) -> bool:
        """Return whether two programs chose the same."""
        return type(one) is type(other) and bool(one == other) if _is_plain(one) and _is_plain(other) else False

    def _objection(self, value: Any) -> Text | None:  # noqa: ANN401 - whatever the learner chose
        check = self._check
        if check.between is None:
            listed = _is_plain(value) and any(type(value) is type(one) and value == one for one in check.one_of)
            return None if listed else check.other or _OTHER
        if isinstance(value, bool) or not isinstance(value, (int, float)) or math.isnan(value):
            return check.other or _NOT_A_NUMBER
        low, high = check.between
        if value < low:
            return check.too_low or _TOO_LOW
        if value > high:
            return check.too_high or _TOO_HIGH
        return check.other or _NOT_WHOLE if check.whole and not float(value).is_integer() else None


def _is_plain(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, (bool, int, float, str))
