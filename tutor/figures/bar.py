"""One bar of a figure of bars: a number, or the median of several measurements with their quartiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tutor.figures.errors import FigureError
from tutor.figures.reading import MAX_NUMBERS, TOO_MANY, as_number, items, label, of_column
from tutor.language import Text

MOST: Final = 40
"""Bars of one figure."""
_LONGEST_NAME: Final = 30

_BARS = Text(
    uz="`values` nomlari bilan sonlar lugʻati boʻlishi kerak: {nom: son} yoki {nom: [oʻlchov, …]}.",
    en="`values` must be a dict of numbers by name: {name: number} or {name: [measurement, …]}.",
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A name and its value; `low` and `high` are the quartiles of `count` measurements, or the value itself."""

    name: str
    value: float
    low: float
    high: float
    count: int
    measured: bool

    @property
    def inner(self) -> float:
        """Return the quartile inside the bar; the bar begins at 0."""
        return max(self.low, 0.0) if self.value >= 0 else min(self.high, 0.0)

    @property
    def outer(self) -> float:
        """Return the quartile beyond the bar's end."""
        return self.high if self.value >= 0 else self.low


def read_bars(values: Any) -> list[Bar]:  # noqa: ANN401 - not known before it is looked at
    """Return the bars of `{name: number}` or `{name: [measurement, …]}` in their order; raises `FigureError`."""
    if not isinstance(values, Mapping) or not values:
        raise FigureError(_BARS)
    if len(values) > MOST:
        raise FigureError(TOO_MANY.format(field="values", count=len(values), most=MOST))
    count = sum(len(value) for value in values.values() if isinstance(value, (list, tuple)))
    if count > MAX_NUMBERS:
        raise FigureError(TOO_MANY.format(field="values", count=count, most=MAX_NUMBERS))
    return [_bar(label(name, _LONGEST_NAME), value) for name, value in values.items()]


def _bar(name: str, value: Any) -> Bar:  # noqa: ANN401
    place = f'values["{name}"]'
    if not isinstance(value, (list, tuple)):
        number = as_number(value, place)
        return Bar(name, number, number, number, 1, measured=False)
    numbers = sorted(as_number(of_column(one), place, index) for index, one in enumerate(items(value, place)))
    low, middle, high = (_quantile(numbers, share) for share in (0.25, 0.5, 0.75))
    return Bar(name, middle, low, high, len(numbers), measured=True)


def _quantile(numbers: Sequence[float], share: float) -> float:
    """Return the number that this share of sorted numbers lies below, taken as straight between two of them."""
    place = share * (len(numbers) - 1)
    below = int(place)
    above = min(below + 1, len(numbers) - 1)
    rest = place - below
    return numbers[below] * (1 - rest) + numbers[above] * rest
