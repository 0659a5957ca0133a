"""Several curves over one x axis: activation functions, losses of several runs."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, Final

from tutor.figures.axes import axis_around, axis_between, short_number
from tutor.figures.errors import FigureError
from tutor.figures.frame import LOW, Frame, draw_frame
from tutor.figures.grid import Grid
from tutor.figures.legend import put_legend
from tutor.figures.reading import (
    MAX_NUMBERS,
    TOO_MANY,
    as_number,
    field,
    float_or_nan,
    items,
    label,
    of_column,
    same_length,
)
from tutor.figures.style import MARKS
from tutor.figures.thinning import Point, extremes
from tutor.language import Language, Text

_SERIES = Text(
    uz="`series` nomlari bilan egri chiziqlar lugʻati boʻlishi kerak: {nom: [y, …]}.",
    en="`series` must be a dict of curves by name: {name: [y, …]}.",
)
_MANY = Text(
    uz="{n} ta egri chiziqni farqlab boʻlmaydi; koʻpi bilan {most} ta chizing.",
    en="{n} curves cannot be told apart; draw at most {most}.",
)
_NO_FINITE = Text(
    uz="`{name}` ichida birorta ham chekli son yoʻq: hammasi nan yoki inf.",
    en="`{name}` has no finite number: all are nan or inf.",
)
_GAPS = Text(
    uz="{name}: {n} ta qiymat nan yoki inf, birinchisi x = {x} da",
    en="{name}: values that are nan or inf: {n}, the first at x = {x}",
)
_DESCRIPTION = Text(
    uz="{name} (n = {n}): x = {first_x} da {first}, x = {last_x} da {last}; eng kichik qiymati {low} "
    "(x = {low_x}), eng kattasi {high} (x = {high_x})",
    en="{name} (n = {n}): from {first} at x = {first_x} to {last} at x = {last_x}; lowest {low} (x = {low_x}), "
    "highest {high} (x = {high_x})",
)
_TITLE = Text(uz="Egri chiziqlar", en="Curves")
_SPACING: Final = 14
"""Cells between two marks of one curve."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One named curve: unbroken runs of points, and the x of every value that is not finite."""

    name: str
    runs: list[list[Point]]
    gaps: list[float]

    @property
    def points(self) -> list[Point]:
        """Return the points of all runs."""
        return list(chain.from_iterable(self.runs))


@dataclass(frozen=True, slots=True)
class Curves:
    """Curves, and what the picture and its axes are called."""

    curves: list[Curve]
    title: str
    x_label: str
    y_label: str

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "Curves":
        """Read `{series, title?, x_label?, y_label?}`; raises `FigureError`.

        A series is a list of y over 0, 1, 2, …, or a pair (list of x, list of y). A y that is nan or inf leaves
        a gap, which the picture names; a curve of nothing else is refused.
        """
        series = field(figure, "series")
        if not isinstance(series, Mapping) or not series:
            raise FigureError(_SERIES)
        if len(series) > MARKS:
            raise FigureError(_MANY.format(n=len(series), most=MARKS))
        curves = [_curve(label(name, 24), values) for name, values in series.items()]
        count = sum(len(curve.points) + len(curve.gaps) for curve in curves)
        if count > MAX_NUMBERS:
            raise FigureError(TOO_MANY.format(field="series", count=count, most=MAX_NUMBERS))
        texts = (figure.get(name) for name in ("title", "x_label", "y_label"))
        return cls(curves, *("" if text is None else label(text, 60) for text in texts))

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw title, legend and curves; each curve carries its mark every few cells."""
        style = grid.style
        top = 0
        if (self.title or self.y_label) and grid.height > LOW:
            end = grid.put(0, 0, self.y_label, style.faint)
            grid.put(max(end + 2 if end else 0, (grid.width - len(self.title)) // 2), 0, self.title)
            top = 1
        top = put_legend(grid, top, [(curve.name, "") for curve in self.curves])
        for curve in self.curves:
            if curve.gaps and grid.height > LOW:
                note = _GAPS.format(name=curve.name, n=len(curve.gaps), x=short_number(min(curve.gaps)))
                grid.put_line(top, note[language])
                top += 1
        points = [point for curve in self.curves for point in curve.points]
        xs, ys = zip(*points, strict=True)
        frame = draw_frame(
            grid,
            top,
            axis_between(min(xs), max(xs), max(3, grid.width // 10)),
            axis_around(min(ys), max(ys), max(2, (grid.height - top) // 3)),
            x_label=self.x_label,
        )
        canvas = frame.canvas()
        for owner, curve in enumerate(self.curves):
            for run in curve.runs:
                places = [frame.dots(x, y) for x, y in extremes(run, 4 * canvas.width)]
                for place, next_place in pairwise(places[:1] + places):
                    canvas.line(place, next_place, owner)
        canvas.paint(grid, frame.left, frame.top, [style.series(index) for index in range(len(self.curves))])
        for index, curve in enumerate(self.curves):
            self._put_marks(grid, frame, curve, index)

    def describe(self, language: Language) -> str:
        """Return every curve's ends, lowest and highest point in words."""
        lines = [f"{self.title or self.y_label or _TITLE[language]}."]
        for curve in self.curves:
            low, high = (choose(curve.points, key=lambda point: point[1]) for choose in (min, max))
            (first_x, first), (last_x, last) = curve.points[0], curve.points[-1]
            numbers = {
                "first_x": first_x,
                "first": first,
                "last_x": last_x,
                "last": last,
                "low_x": low[0],
                "low": low[1],
                "high_x": high[0],
                "high": high[1],
            }
            texts = {name: short_number(value) for name, value in numbers.items()}
            lines.append(f"{_DESCRIPTION.format(name=curve.name, n=len(curve.points), **texts)[language]}.")
            if curve.gaps:
                gaps = _GAPS.format(name=curve.name, n=len(curve.gaps), x=short_number(min(curve.gaps)))
                lines.append(f"{gaps[language]}.")
        return " ".join(lines)

    def _put_marks(self, grid: Grid, frame: Frame, curve: Curve, index: int) -> None:
        """Put the curve's mark on every point where there are few, else here and there.

        The columns differ from curve to curve, so that all can be told apart without colour.
        """
        points = curve.points
        few = len(points) <= frame.columns // 3
        offset = index * _SPACING // len(self.curves)
        seen = {-1}
        for x, y in points if few or len(self.curves) > 1 else ():
            if place := frame.cell(x, y):
                slot = (place[0] - frame.left - offset) // _SPACING
                if few or slot not in seen:
                    seen.add(slot)
                    grid.put(*place, grid.style.mark(index), grid.style.series(index))


def _curve(name: str, values: Any) -> Curve:  # noqa: ANN401 - from a learner's program
    """Read one series: a list of y, or a pair of lists (x, y)."""
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
        if math.isfinite(y):
            runs[-1].append((x, y))
        else:
            gaps.append(x)
            runs.append([])
    runs = [run for run in runs if run]
    if not runs:
        raise FigureError(_NO_FINITE.format(name=name))
    return Curve(name, runs, gaps)
