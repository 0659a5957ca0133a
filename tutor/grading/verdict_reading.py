"""A verdict in the order in which a learner reads it: what failed first in full, all else folded and counted."""

from dataclasses import dataclass
from typing import Final

from tutor.grading.differing import MARK
from tutor.grading.verdict import RUN, SOURCE, CheckResult, Verdict
from tutor.language import Text

INPUT: Final = Text(uz="Kirish", en="Input")
EXPECTED: Final = Text(uz="Kutilgan", en="Expected")
GOT: Final = Text(uz="Chiqqan", en="Got")
BEFORE: Final = Text(uz="Avval", en="Before")
AFTER: Final = Text(uz="Keyin", en="After")
"""The names of `expected` and `got` where they are an argument before and after a call."""
KNOWN_MISTAKE: Final = Text(uz="Tanish xato", en="Known mistake")
HINT: Final = Text(uz="Ishora", en="Hint")

MOST_INPUT: Final = 6
"""Rows of the input that are shown before everything is asked for."""

_ELLIPSIS: Final = "…"
_ALSO_FAILED: Final = Text(uz="yana {n} tasi oʻtmadi", en="{n} more failed")
_PASSED: Final = Text(uz="{n} tasi oʻtdi", en="{n} passed")
_UNTRIED: Final = Text(uz="{n} tasi hali tekshirilmadi", en="{n} not tried yet")
_A_HINT: Final = Text(uz="ishora bor", en="a hint")
_INPUT: Final = Text(uz="kirishning davomi", en="the rest of the input")
_PLACES: Final = Text(uz="farqlar roʻyxati", en="a list of the differences")
_MORE_PLACES: Final = Text(uz="… va yana {n} ta", en="… and {n} more")

Value = tuple[Text, list[str]]
"""The name of a value and the rows of its text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The checks of a verdict by what became of them; `first` is the failure that is explained."""

    first: CheckResult | None
    also_failed: list[CheckResult]
    untried: list[CheckResult]
    passed: list[CheckResult]

    @property
    def folded(self) -> Text | None:
        """Return in words what stands behind the first failure, or None where nothing does."""
        counted = [
            text.format(n=len(checks))
            for text, checks in ((_ALSO_FAILED, self.also_failed), (_PASSED, self.passed), (_UNTRIED, self.untried))
            if checks
        ]
        if self.first is not None:
            counted += [_INPUT] if (self.first.input or "").rstrip().count("\n") >= MOST_INPUT else []
            counted += [_A_HINT] if folded_hint(self.first) else []
            counted += [_PLACES] if len(places(self.first)) > 1 else []
        return Text(uz=", ".join(t.uz for t in counted), en=", ".join(t.en for t in counted)) if counted else None


def read(verdict: Verdict) -> Reading:
    """Sort the checks of a verdict; where there is an error, it tells why none of them was tried."""
    told = {RUN, SOURCE} if verdict.error is not None else set()
    failed = [check for check in verdict.checks if not check.passed and check.tried and check.name not in told]
    return Reading(
        first=failed[0] if failed else None,
        also_failed=failed[1:],
        untried=[check for check in verdict.checks if not check.passed and not check.tried],
        passed=[check for check in verdict.checks if check.passed],
    )


def explanation(check: CheckResult) -> Text | None:
    """Return what leads the message where the mistake was recognised: what was done, and what to do instead."""
    return Text(uz=_led(check.message.uz)[0], en=_led(check.message.en)[0]) if _is_led(check) else None


def finding(check: CheckResult) -> Text:
    """Return what was found, without the explanation that leads the message."""
    if not _is_led(check):
        return check.message
    return Text(uz=_led(check.message.uz)[1], en=_led(check.message.en)[1])


def says_all(check: CheckResult) -> bool:
    """Return whether explanation and values tell all that the finding does."""
    return _is_led(check) and check.expected is not None and check.got is not None


def folded_hint(check: CheckResult) -> Text | None:
    """Return the hint where it is not the one suggestion, as the recognised mistake has its own."""
    return check.hint if _is_led(check) else None


def suggestion(check: CheckResult) -> Text | None:
    """Return the hint where nothing better is known."""
    return None if _is_led(check) else check.hint


def values(check: CheckResult, *, everything: bool = False) -> list[Value]:
    """Return input, expected and got, or before and after; where they are a line each, numbers stand under one another.

    A long input is cut, unless `everything` is asked for: what was expected must not be out of sight.
    """
    expected, got = check.expected, check.got
    if expected and got and got.startswith(MARK) and "\n" not in expected + got:
        expected = " " * len(MARK) + expected
    names = (EXPECTED, GOT) if check.argument is None else (BEFORE, AFTER)
    named = ((INPUT, check.input), *zip(names, (expected, got), strict=True))
    shown = [(name, value.rstrip().split("\n")) for name, value in named if value]
    return shown if everything else [(name, _cut(rows) if name is INPUT else rows) for name, rows in shown]


def _cut(rows: list[str]) -> list[str]:
    return [*rows[: MOST_INPUT - 1], _ELLIPSIS] if len(rows) > MOST_INPUT else rows


def places(check: CheckResult) -> list[Text]:
    """Return in words where the numbers differ, and how many of them do."""
    found = check.differing
    if found is None or not found.first:
        return []
    rows = [entry.in_words for entry in found.first]
    if found.of > 1:
        rows.insert(0, found.in_words)
    if found.count > len(found.first):
        rows.append(_MORE_PLACES.format(n=found.count - len(found.first)))
    return rows


def _is_led(check: CheckResult) -> bool:
    both = (check.message.uz, check.message.en)
    return bool(check.mistake or check.diagnosis) and all("\n\n" in text for text in both)


def _led(message: str) -> tuple[str, str]:
    """Split a message where the explanation that leads it ends: before its last paragraph."""
    lead, _, rest = message.rpartition("\n\n")
    return lead, rest
