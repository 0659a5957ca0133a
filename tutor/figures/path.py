"""A named path over a plane, such as the steps of a descent, read from what a program sent."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from tutor.figures.axes import short_number
from tutor.figures.errors import FigureError
from tutor.figures.frame import Frame
from tutor.figures.reading import MAX_NUMBERS, TOO_MANY, as_number, float_or_nan, items, label
from tutor.figures.thinning import Point
from tutor.language import Text

LONGEST_NAME: Final = 24

_PATHS = Text(
    uz="`paths` nomlari bilan yoʻllar lugʻati boʻlishi kerak: {nom: [(x, y), …]}.",
    en="`paths` must be a dict of paths by name: {name: [(x, y), …]}.",
)
_PAIRS = Text(
    uz="`{name}` yoʻlining har bir nuqtasi ikkita son boʻlishi kerak: (n, 2) shakl.",
    en="Every point of the path `{name}` must be two numbers: the shape (n, 2).",
)
_DESCRIPTION = Text(
    uz="{name} yoʻli (qadamlar: {n}): ({start}) dan ({end}) gacha{heights}{lost}.",
    en="The path {name} (steps: {n}): from ({start}) to ({end}){heights}{lost}.",
)
_HEIGHTS = Text(uz=", balandlik {first} dan {last} ga oʻzgardi", en=", the height went from {first} to {last}")
_LOST = Text(uz="; keyin nan yoki inf", en="; then nan or inf")


@dataclass(frozen=True, slots=True)
class Path:
    """Places one after the other, and the heights at its start and end where they are known.

    `lost` says that a place came after them which is nan or inf.
    """

    name: str
    places: list[Point]
    heights: tuple[float, float] | None
    lost: bool

    @property
    def height(self) -> str:
        """Return the height at the end, in few digits; nothing where it is not known."""
        return short_number(self.heights[1], 3) if self.heights else ""

    def lines(self, frame: Frame) -> Iterator[tuple[Point, Point]]:
        """Yield the path as lines in the canvas's dots, without steps too short to be seen.

        A step from outside of the frame to outside of it is left out: a path that runs away would cover everything.
        """
        dots = [frame.dots(*self.places[0])]
        for place in self.places[1:]:
            x, y = frame.dots(*place)
            if abs(x - dots[-1][0]) + abs(y - dots[-1][1]) >= 1 or place is self.places[-1]:
                dots.append((x, y))
        right, bottom = frame.dots(frame.x.high, frame.y.low)
        inside = [0 <= x <= right and 0 <= y <= bottom for x, y in dots]
        for (start, end), seen in zip(pairwise(dots), pairwise(inside), strict=True):
            if any(seen):
                yield start, end

    def marked(self, frame: Frame, spacing: float, first: float) -> Iterator[Point]:
        """Yield places along the path, `spacing` columns of the frame apart, the first after `first` columns."""
        left = first
        for (ax, ay), (bx, by) in pairwise(self.places):
            # A row of the screen is about as high as two columns are wide.
            across = abs(frame.x.share(bx) - frame.x.share(ax)) * frame.columns
            down = abs(frame.y.share(by) - frame.y.share(ay)) * frame.rows * 2
            left -= math.hypot(across, down)
            if left <= 0:
                yield bx, by
                left = spacing

    def words(self) -> Text:
        """Return where the path begins and ends, and how high."""
        heights, lost = Text(uz="", en=""), _LOST if self.lost else Text(uz="", en="")
        if self.heights:
            first, last = map(short_number, self.heights)
            heights = _HEIGHTS.format(first=first, last=last)
        start, end = (", ".join(map(short_number, place)) for place in (self.places[0], self.places[-1]))
        n = len(self.places) - 1
        return _DESCRIPTION.format(name=self.name, n=n, start=start, end=end, heights=heights, lost=lost)


def read_paths(paths: Any, heights: Any) -> list[Path]:  # noqa: ANN401 - from a learner's program
    """Read `{name: [(x, y), …]}` and `{name: (height at the start, at the end)}`; None is no paths."""
    if paths is None:
        return []
    if not isinstance(paths, Mapping):
        raise FigureError(_PATHS)
    known = heights if isinstance(heights, Mapping) else {}
    found = [_path(label(name, LONGEST_NAME), places, known.get(name)) for name, places in paths.items()]
    count = sum(len(path.places) for path in found)
    if count > MAX_NUMBERS // 2:
        raise FigureError(TOO_MANY.format(field="paths", count=count, most=MAX_NUMBERS // 2))
    return found


def _path(name: str, places: Any, heights: Any) -> Path:  # noqa: ANN401
    found: list[Point] = []
    for index, pair in enumerate(items(places, name, MAX_NUMBERS // 2)):
        if not isinstance(pair, (list, tuple)) or len(pair) != 2:
            raise FigureError(_PAIRS.format(name=name))
        # A descent may leave all numbers behind: what can be drawn of it is drawn.
        x, y = (as_number(value, name, index) if index == 0 else _number(value, name, index) for value in pair)
        if not (math.isfinite(x) and math.isfinite(y)):
            return Path(name, found, None, lost=True)
        found.append((x, y))
    return Path(name, found, _heights(heights), lost=False)


def _number(value: Any, name: str, index: int) -> float:  # noqa: ANN401
    number = math.nan if value is None else float_or_nan(value)
    return as_number(value, name, index) if number is None else number


def _heights(values: Any) -> tuple[float, float] | None:  # noqa: ANN401
    if not isinstance(values, (list, tuple)) or len(values) != 2:
        return None
    first, last = (math.nan if value is None else float_or_nan(value) for value in values)
    return None if first is None or last is None else (first, last)
