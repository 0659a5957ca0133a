"""The parts of a picture of curves, read from what a program sent: a curve, and a point that is marked."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from tutor.figures.axes import short_number
from tutor.figures.errors import FigureError
from tutor.figures.reading import as_number, float_or_nan, items, label, of_column, same_length
from tutor.figures.thinning import Point
from tutor.language import Text

LONGEST_NAME = 24

_NO_FINITE = Text(
    uz="`{name}` ichida birorta ham chekli son yoʻq: hammasi nan yoki inf.",
    en="`{name}` has no finite number: all are nan or inf.",
)
_NO_POSITIVE = Text(
    uz="`{name}` ichida musbat son yoʻq, logarifmik oʻqqa (log_y) esa faqat musbat sonlar tushadi.",
    en="`{name}` has no number above 0, and a logarithmic axis (log_y) holds no other.",
)
_POINTS = Text(
    uz="`points` nomlari bilan nuqtalar lugʻati boʻlishi kerak: {nom: (x, y)}.",
    en="`points` must be a dict of points by name: {name: (x, y)}.",
)


@dataclass(frozen=True, slots=True)
class Curve:
    """One named curve: unbroken runs of points, and the x of every value that has no place on the axis."""

    name: str
    runs: list[list[Point]]
    gaps: list[float]

    @property
    def points(self) -> list[Point]:
        """Return the points of all runs."""
        return list(chain.from_iterable(self.runs))


def read_curve(name: str, values: Any, *, log_y: bool) -> Curve:  # noqa: ANN401 - from a learner's program
    """Read one series, a list of y or a pair of lists (x, y); on a logarithmic axis it has gaps where y ≤ 0."""
    ys = items(values, name)
    xs: list[float] = [float(index) for index in range(len(ys))]
    if len(ys) == 2 and all(isinstance(part, (list, tuple)) for part in ys):
        xs = [as_number(of_column(x), name, index) for index, x in enumerate(items(ys[0], name))]
        ys = items(ys[1], name)
        same_length(xs, ys, (f"{name}: x", f"{name}: y"))
    runs: list[list[Point]] = [[]]
    gaps = []
    for index, (x, value) in enumerate(zip(xs, ys, strict=True)):
        value = of_column(value)
        y = math.nan if value is None else float_or_nan(value)
        if y is None:
            y = as_number(value, name, index)
        if math.isfinite(y) and (y > 0 or not log_y):
            runs[-1].append((x, y))
        else:
            gaps.append(x)
            runs.append([])
    runs = [run for run in runs if run]
    if not runs:
        raise FigureError((_NO_POSITIVE if log_y else _NO_FINITE).format(name=name))
    return Curve(name, runs, gaps)


@dataclass(frozen=True, slots=True)
class MarkedPoint:
    """One named point, such as where a descent has come to."""

    name: str
    place: Point

    @property
    def words(self) -> str:
        """Return the place as people write it: (3, 0.25)."""
        return "({}, {})".format(*map(short_number, self.place))


def read_points(values: Any, *, log_y: bool) -> list[MarkedPoint]:  # noqa: ANN401
    """Read `{name: (x, y)}`; None is no points."""
    if values is None:
        return []
    if not isinstance(values, Mapping):
        raise FigureError(_POINTS)
    return [_point(label(name, LONGEST_NAME), pair, log_y=log_y) for name, pair in values.items()]


def _point(name: str, pair: Any, *, log_y: bool) -> MarkedPoint:  # noqa: ANN401
    if not isinstance(pair, (list, tuple)) or len(pair) != 2:
        raise FigureError(_POINTS)
    x, y = (as_number(of_column(value), name, index) for index, value in enumerate(pair))
    if log_y and y <= 0:
        raise FigureError(_NO_POSITIVE.format(name=name))
    return MarkedPoint(name, (x, y))
