"""A table of heights over a rectangle, as the pictures of contours and of a surface have it, and its words."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final

from tutor.figures.axes import short_number
from tutor.figures.errors import FigureError
from tutor.figures.reading import MAX_NUMBERS, TOO_MANY, as_number, extent, field, float_or_nan, items, same_width
from tutor.figures.thinning import Point
from tutor.language import Text

_SMALL = Text(
    uz="`values` jadvali kamida 2 × 2 boʻlishi kerak.",
    en="The table `values` must be at least 2 × 2.",
)
_NONE = Text(
    uz="`values` ichida birorta ham chekli son yoʻq: hammasi nan yoki inf.",
    en="`values` has no finite number: all are nan or inf.",
)
_EXTENT = Text(
    uz="x {x0} dan {x1} gacha, y {y0} dan {y1} gacha. Eng past joyi {low} ({low_at}), eng balandi {high} ({high_at}).",
    en="x from {x0} to {x1}, y from {y0} to {y1}. Lowest {low} at ({low_at}), highest {high} at ({high_at}).",
)
_MISSING = Text(
    uz=" Balandligi nan yoki inf boʻlgan joylar: {n} ta.",
    en=" Places whose height is nan or inf: {n}.",
)
NO_POSITIVE = Text(
    uz="`values` ichida musbat son yoʻq, logarifmik oʻqqa (log_z) esa faqat musbat sonlar tushadi.",
    en="`values` has no number above 0, and a logarithmic axis (log_z) holds no other.",
)

_USUAL: Final = 75
"""So many of a hundred heights are usual; above them walls may rise …"""
_DWARFED: Final = 3.0
"""… that are cut off where they are this many times as high, over the usual ones, as these are over the lowest …"""
_ROOM: Final = 1.0
"""… but for this much of them."""
_WORTH: Final = 0.75
"""A cut that leaves more than this share of all heights is not worth it."""
_DEEP: Final = 1
"""So many of a hundred heights lie below a logarithmic axis …"""
_LEAST: Final = 1e-3
"""… unless a path goes there, not deeper than to this share of them."""


@dataclass(frozen=True)
class Heights:
    """Heights over `extent` (x0, x1, y0, y1): row 0 at y0, column 0 at x0, evenly spaced.

    Where a height was nan or inf, the table holds its highest number; `missing` counts these places.
    """

    table: list[list[float]]
    extent: tuple[float, float, float, float]
    missing: int

    @cached_property
    def low(self) -> float:
        """Return the lowest height."""
        return min(map(min, self.table))

    @cached_property
    def high(self) -> float:
        """Return the highest height that is a number."""
        return max(map(max, self.table))

    def at(self, place: Point) -> float | None:
        """Return the height at a place, taken as straight between the table's entries; None outside of the extent."""
        (x, y), (x0, x1, y0, y1) = place, self.extent
        if not (x0 <= x <= x1 and y0 <= y <= y1):
            return None
        rows, columns = len(self.table) - 1, len(self.table[0]) - 1
        across, up = (x - x0) / (x1 - x0) * columns, (y - y0) / (y1 - y0) * rows
        left, below = min(int(across), columns - 1), min(int(up), rows - 1)
        across, up = across - left, up - below
        first, second = self.table[below], self.table[below + 1]
        nearer = first[left] * (1 - across) + first[left + 1] * across
        return nearer * (1 - up) + (second[left] * (1 - across) + second[left + 1] * across) * up

    def words(self) -> Text:
        """Return the extent, and the lowest and highest entry with their places."""
        (low, low_at), (high, high_at) = self._place(min), self._place(max)
        x0, x1, y0, y1 = map(short_number, self.extent)
        words = _EXTENT.format(x0=x0, x1=x1, y0=y0, y1=y1, low=low, low_at=low_at, high=high, high_at=high_at)
        missing = _MISSING.format(n=self.missing) if self.missing else Text(uz="", en="")
        return Text(uz=words.uz + missing.uz, en=words.en + missing.en)

    def _place(self, choose: Callable[..., tuple[float, int, int]]) -> tuple[str, str]:
        """Return the lowest or the highest entry, and where it is, in words."""
        height, row, column = choose(
            (height, row, column) for row, line in enumerate(self.table) for column, height in enumerate(line)
        )
        x0, x1, y0, y1 = self.extent
        x = x0 + (x1 - x0) * column / (len(self.table[0]) - 1)
        y = y0 + (y1 - y0) * row / (len(self.table) - 1)
        return short_number(height), f"{short_number(x)}, {short_number(y)}"


def read_heights(figure: Mapping[str, Any]) -> Heights:
    """Read the fields `extent` and `values` (a table of at least 2 × 2); raises `FigureError`.

    A height of nan or inf is no reason to draw nothing: where weights are far off, a loss runs over.
    """
    edges = extent(figure)
    rows = [items(row, "values") for row in items(field(figure, "values"), "values")]
    width = same_width(rows, "values")
    if len(rows) < 2 or width < 2:
        raise FigureError(_SMALL)
    if width * len(rows) > MAX_NUMBERS:
        raise FigureError(TOO_MANY.format(field="values", count=width * len(rows), most=MAX_NUMBERS))
    found = [_height(value, index) for index, value in enumerate(chain.from_iterable(rows))]
    known = [height for height in found if math.isfinite(height)]
    if not known:
        raise FigureError(_NONE)
    highest = max(known)
    filled = [height if math.isfinite(height) else highest for height in found]
    table = [filled[start : start + width] for start in range(0, len(filled), width)]
    return Heights(table, edges, len(found) - len(known))


def _height(value: Any, index: int) -> float:  # noqa: ANN401 - from a learner's program
    number = math.nan if value is None else float_or_nan(value)
    return as_number(value, "values", index) if number is None else number


def robust_top(heights: Heights, kept: list[Point]) -> float:
    """Return the height above which walls at the edges dwarf all the rest; the highest one where none do.

    What lies in the middle of the extent, and the places in `kept`, is never above it: a hill is no wall.
    """
    table = heights.table
    usual = sorted(chain.from_iterable(table))[_USUAL * (len(table) * len(table[0]) - 1) // 100]
    if not heights.high - usual > _DWARFED * (usual - heights.low):
        return heights.high
    rows, columns = (range(size // 5, size - size // 5) for size in (len(table), len(table[0])))
    middle = max(table[row][column] for row in rows for column in columns)
    known = [height for place in kept if (height := heights.at(place)) is not None]
    top = max(usual + _ROOM * (usual - heights.low), middle, *known)
    return top if top - heights.low < _WORTH * (heights.high - heights.low) else heights.high


def lowest_of_log(heights: Heights, kept: list[Point]) -> float:
    """Return where a logarithmic axis begins: lower than nearly all heights, and than the table at the places in `kept`.

    The very bottom of a valley may be as close to 0 as can be; an axis down to it would leave no room for the rest.
    """
    above = sorted(height for row in heights.table for height in row if height > 0)
    low = above[len(above) * _DEEP // 100]
    known = [height for place in kept if (height := heights.at(place)) is not None]
    return min([low, *(height for height in known if height > _LEAST * low)])
