"""A curve through points: what a network makes of every x, or a neuron inside of it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from tutor.figures.axes import axis_around, axis_between, short_number
from tutor.figures.errors import FigureError
from tutor.figures.frame import LOW, Frame, draw_frame
from tutor.figures.grid import Grid
from tutor.figures.line_fit import ERROR, POINTS
from tutor.figures.neuron_plane import put_title
from tutor.figures.reading import (
    as_number,
    axis_labels,
    field,
    float_or_nan,
    items,
    label,
    of_column,
    same_length,
    vector,
)
from tutor.figures.thinning import Point
from tutor.language import Language, Text

CURVE = Text(uz="tarmoq", en="network")
TARGET = Text(uz="asl chiziq", en="true curve")
_DESCRIPTION = Text(
    uz="{name}: x = {x0} da {first}, x = {x1} da {last}; eng kichigi {low}, eng kattasi {high}.",
    en="{name}: from {first} at x = {x0} to {last} at x = {x1}; lowest {low}, highest {high}.",
)
_POINTS = Text(uz="Nuqtalar soni {n}, x {low} dan {high} gacha.", en="Points: {n}, x from {low} to {high}.")
_NO_NUMBERS = Text(
    uz="{name}: chekli sonlar yoʻq, hammasi nan yoki inf.", en="{name}: no numbers, all are nan or inf."
)
_SPAN = Text(
    uz="`span` ikkita son boʻlishi kerak: chizmaning chap va oʻng cheti, x0 < x1.",
    en="`span` must be two numbers: the left and the right end of the picture, x0 < x1.",
)
_TWO_VALUES = Text(
    uz="`{field}` da kamida ikkita qiymat boʻlishi kerak.", en="`{field}` must hold two values or more."
)
_FARTHEST: Final = 1.0
"""The y axis grows for the curve by up to this many times the points' own range."""


@dataclass(frozen=True, slots=True)
class CurveFit:
    """A curve, its values evenly spaced from the left end of `extent` (x0, x1, y0, y1) to the right, and points.

    `title` stands in place of the legend where the curve is not the network's; without points the y axis follows the
    curve. None is a value that is nan or inf. `target` holds the values of the true curve at the same places; `heading` is
    a line above all.
    """

    curve: list[float | None]
    extent: tuple[float, float, float, float]
    points: list[Point]
    title: Text | None = None
    target: list[float | None] | None = None
    heading: str = ""
    x_label: str = "x"
    y_label: str = "y"

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "CurveFit":
        """Read `{x, y, curve, span, target?, title?, x_label?, y_label?}`; raises `FigureError`.

        `curve` and `target` hold values at places evenly spaced over `span`, (x0, x1); nan and inf leave gaps.
        """
        x, y = vector(figure, "x"), vector(figure, "y")
        same_length(x, y, ("x", "y"))
        span = items(field(figure, "span"), "span")
        if len(span) != 2:
            raise FigureError(_SPAN)
        x0, x1 = (as_number(end, "span", index) for index, end in enumerate(span))
        if not x0 < x1:
            raise FigureError(_SPAN)
        curve = _values(figure, "curve")
        target = None if figure.get("target") is None else _values(figure, "target")
        if target is not None:
            same_length(curve, target, ("curve", "target"))
        title = figure.get("title")
        return cls(
            curve,
            (x0, x1, *_heights(y, curve, target or [])),
            list(zip(x, y, strict=True)),
            target=target,
            heading="" if title is None else label(title, 60),
            x_label=(labels := axis_labels(figure, "x", "y"))[0],
            y_label=labels[1],
        )

    @property
    def error(self) -> float:
        """Return the mean squared error at the points, the curve taken as straight between its places; or inf."""
        squares = []
        for x, y in self.points:
            value = self._at(x)
            squares.append(math.inf if value is None else (value - y) * (value - y))
        return sum(squares) / len(squares)

    @property
    def error_words(self) -> Text:
        """Return the error with what it is called."""
        error = short_number(self.error if math.isinf(self.error) else float(f"{self.error:.3g}"))
        return Text(uz=f"{ERROR.uz} {error}", en=f"{ERROR.en} {error}")

    @property
    def runs(self) -> list[list[Point]]:
        """Return the curve's unbroken runs of points."""
        return self._runs(self.curve)

    @property
    def target_runs(self) -> list[list[Point]]:
        """Return the true curve's unbroken runs of points."""
        return self._runs(self.target or [])

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the curves in fine dots, the true one dashed, and points as marks over them."""
        style = grid.style
        top = 0
        if self.heading and grid.height > LOW:
            grid.put(max(0, (grid.width - len(self.heading)) // 2), 0, self.heading)
            top = 1
        if self.title:
            top = put_title(grid, self.title[language])
        else:
            column = grid.put(0, top, f"{style.mark(1)} {POINTS[language]}  ", style.series(1))
            column = grid.put(column, top, f"─ {CURVE[language]}  ", style.series(0))
            target = f"- - {TARGET[language]}  "
            if self.target and column + len(target) <= grid.width:
                column = grid.put(column, top, target, style.series(2))
            error = self.error_words[language]
            if column + len(error) <= grid.width:
                grid.put(column, top, error)
            elif not self.heading and grid.height > LOW:
                top += 1
                grid.put(0, top, error)
            top += 1
        x0, x1, y0, y1 = self.extent
        finite = [value for value in self.curve if value is not None]
        if not self.points and finite:
            y0, y1 = min(finite), max(finite)
        y_axis = axis_around(y0, y1, grid.height // 4 + 1)
        x_axis = axis_between(x0, x1, max(3, grid.width // 12))
        frame = draw_frame(grid, top, x_axis, y_axis, x_label=self.x_label, y_label=self.y_label)
        _paint(grid, frame, self.target_runs, 2, dashed=True)
        _paint(grid, frame, self.runs, 0)
        for x, y in self.points:
            if place := frame.cell(x, y):
                grid.put(*place, style.mark(1), style.series(1))

    def describe(self, language: Language) -> str:
        """Return the ends and the range of the curves in words, and how far the points are from the network's."""
        told = [f"{self.heading}."] if self.heading else []
        told.append(self._described((self.title or CURVE)[language], self.curve)[language])
        if self.target:
            told.append(self._described(TARGET[language], self.target)[language])
        if self.points:
            xs = [x for x, _ in self.points]
            low, high = short_number(min(xs)), short_number(max(xs))
            told.append(_POINTS.format(n=len(xs), low=low, high=high)[language])
            told.append(f"{self.error_words[language].capitalize()}.")
        return " ".join(told)

    def _described(self, name: str, curve: Sequence[float | None]) -> Text:
        finite = [value for value in curve if value is not None]
        if not finite:
            return _NO_NUMBERS.format(name=name)
        numbers = {"first": finite[0], "last": finite[-1], "low": min(finite), "high": max(finite)}
        numbers |= {"x0": self.extent[0], "x1": self.extent[1]}
        return _DESCRIPTION.format(name=name, **{key: short_number(value) for key, value in numbers.items()})

    def _at(self, x: float) -> float | None:
        x0, x1 = self.extent[:2]
        place = min(max((x - x0) / (x1 - x0), 0.0), 1.0) * (len(self.curve) - 1)
        left = min(len(self.curve) - 2, int(place))
        before, after = self.curve[left], self.curve[left + 1]
        if before is None or after is None:
            return None
        return before + (after - before) * (place - left)

    def _runs(self, values: Sequence[float | None]) -> list[list[Point]]:
        x0, x1 = self.extent[:2]
        runs: list[list[Point]] = [[]]
        for index, value in enumerate(values):
            if value is None:
                runs.append([])
            else:
                runs[-1].append((x0 + (x1 - x0) * index / (len(values) - 1), value))
        return [run for run in runs if run]


def _values(figure: Mapping[str, Any], name: str) -> list[float | None]:
    """Return the field's two or more values, None for nan and inf."""
    given = items(field(figure, name), name)
    if len(given) < 2:
        raise FigureError(_TWO_VALUES.format(field=name))
    values: list[float | None] = []
    for index, value in enumerate(map(of_column, given)):
        number = math.nan if value is None else float_or_nan(value)
        if number is None:
            number = as_number(value, name, index)
        values.append(number if math.isfinite(number) else None)
    return values


def _heights(y: Sequence[float], *curves: Sequence[float | None]) -> tuple[float, float]:
    """Return a range that holds the points and, as far as they are not far away, the curves."""
    low, high = min(y), max(y)
    room = _FARTHEST * ((high - low) or abs(high) or 1.0)
    finite = [value for curve in curves for value in curve if value is not None]
    return max(low - room, min(low, *finite, low)), min(high + room, max(high, *finite, high))


def _paint(grid: Grid, frame: Frame, runs: Sequence[Sequence[Point]], owner: int, *, dashed: bool = False) -> None:
    canvas = frame.canvas()
    for run in runs:
        for start, end in pairwise([run[0], *run]):
            canvas.line(frame.dots(*start), frame.dots(*end), owner=0)
    canvas.paint(grid, frame.left, frame.top, [grid.style.series(owner)], dashed=dashed)
