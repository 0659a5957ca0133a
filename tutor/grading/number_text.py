"""Numbers as texts of one precision, with as many digits as it takes to tell two of them apart."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

SIGNIFICANT: Final = 6
"""Digits of the largest number; others of the same array have as many after the point."""

_SMALLEST_FIXED: Final = 1e-3
_LARGEST_FIXED: Final = 1e6
_MOST_DECIMALS: Final = 8
_NOISE: Final = 1e-9
"""What is smaller than this part of the largest number is what rounding has left, and may be shown as 0."""
_EXACT: Final = 17
_WHOLE_UP_TO: Final = 1e9


def number(value: float) -> str:
    """Return a number with as many digits as a learner needs to compare it."""
    return f"{value + 0.0:.{SIGNIFICANT}g}"  # which turns −0 into 0


def apart(expected: float, got: float) -> tuple[str, str]:
    """Return two numbers that differ as texts that differ, however close they are; equal ones as `number` does."""
    if expected == got:
        return number(expected), number(got)
    for digits in range(SIGNIFICANT, _EXACT + 1):
        texts = f"{expected + 0.0:.{digits}g}", f"{got + 0.0:.{digits}g}"
        if texts[0] != texts[1]:
            return texts
    return repr(expected), repr(got)


class Format:
    """One way to write all numbers of an array, or of two that are compared.

    Points stand under one another where the texts are right-justified, unless exponents differ in length.
    """

    def __init__(self, values: Iterable[float], differing: Sequence[tuple[float, float]] = ()) -> None:
        """Choose it.

        Args:
            values: every number that is to be written.
            differing: pairs of them that must not come out alike.

        """
        finite = [abs(value) for value in values if math.isfinite(value)]
        largest = max(finite, default=0.0)
        self._decimals, self._kind = 0, "f"
        if all(value.is_integer() for value in map(float, finite)) and largest < _WHOLE_UP_TO:
            return
        self._choose(finite, largest)
        close = [(a, b) for a, b in differing if a != b and math.isfinite(a) and math.isfinite(b)]
        while self._decimals < _EXACT and any(self(a) == self(b) for a, b in close):
            self._decimals += 1
        texts = [self(value) for value in finite]
        while self._decimals and all(_mantissa(text).endswith("0") for text in texts):
            self._decimals -= 1
            texts = [self(value) for value in finite]

    def _choose(self, finite: list[float], largest: float) -> None:
        if _SMALLEST_FIXED <= largest < _LARGEST_FIXED:
            smallest = min(value for value in finite if value > _NOISE * largest)
            self._decimals = max(SIGNIFICANT - 1 - _magnitude(largest), 2 - _magnitude(smallest), 0)
            self._decimals = min(self._decimals, SIGNIFICANT) if smallest >= _SMALLEST_FIXED else self._decimals
            if self._decimals <= _MOST_DECIMALS:
                return
        self._decimals, self._kind = SIGNIFICANT - 2, "e"

    def __call__(self, value: float) -> str:
        """Return the text of one number."""
        if not math.isfinite(value):
            return str(value)
        text = f"{value:.{self._decimals}{self._kind}}"
        return text[1:] if text.startswith("-") and float(text) == 0 else text


def _magnitude(value: float) -> int:
    return math.floor(math.log10(value))


def _mantissa(text: str) -> str:
    return text.partition("e")[0]
