"""A curve through points: what a network makes of every x, or a neuron inside of it."""

from dataclasses import dataclass
from itertools import pairwise

from tutor.figures.axes import axis_around, axis_between, short_number
from tutor.figures.frame import draw_frame
from tutor.figures.grid import Grid
from tutor.figures.neuron_plane import put_title
from tutor.language import Language, Text

_POINTS = Text(uz="maʼlumot", en="data")
_CURVE = Text(uz="tarmoq", en="network")
_ERROR = Text(uz="oʻrtacha kvadrat xato {error}", en="mean squared error {error}")
_DESCRIPTION = Text(
    uz="{name}: x = {x0} da {first}, x = {x1} da {last}; eng kichigi {low}, eng kattasi {high}.",
    en="{name}: from {first} at x = {x0} to {last} at x = {x1}; lowest {low}, highest {high}.",
)
_NO_NUMBERS = Text(
    uz="{name}: chekli sonlar yoʻq, hammasi nan yoki inf.", en="{name}: no numbers, all are nan or inf."
)


@dataclass(frozen=True, slots=True)
class CurveFit:
    """A curve, its values evenly spaced from the left end of `extent` (x0, x1, y0, y1) to the right, and points.

    `title` stands in place of the legend where the curve is not the network's; without points the y axis follows the
    curve. None is a value that is nan or inf.
    """

    curve: list[float | None]
    extent: tuple[float, float, float, float]
    points: list[tuple[float, float]]
    title: Text | None = None

    @property
    def error(self) -> float:
        """Return the mean squared error at the points, the curve taken as straight between its places; or inf."""
        squares = []
        for x, y in self.points:
            value = self._at(x)
            squares.append(float("inf") if value is None else (value - y) ** 2)
        return sum(squares) / len(squares)

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the curve in fine dots and points as marks over it."""
        style = grid.style
        top = 1
        if self.title:
            top = put_title(grid, self.title[language])
        else:
            column = grid.put(0, 0, f"{style.mark(1)} {_POINTS[language]}  ", style.series(1))
            column = grid.put(column, 0, f"─ {_CURVE[language]}  ", style.series(0))
            error = _ERROR.format(error=short_number(float(f"{self.error:.3g}")))[language]
            if column + len(error) <= grid.width:
                grid.put(column, 0, error)
        x0, x1, y0, y1 = self.extent
        finite = [value for value in self.curve if value is not None]
        if not self.points and finite:
            y0, y1 = min(finite), max(finite)
        y_axis = axis_around(y0, y1, grid.height // 4 + 1)
        frame = draw_frame(
            grid, top, axis_between(x0, x1, max(3, grid.width // 12)), y_axis, x_label="x", y_label="y"
        )
        canvas = frame.canvas()
        step = (x1 - x0) / (len(self.curve) - 1)
        for index, (before, after) in enumerate(pairwise(self.curve)):
            if before is not None and after is not None:
                x = x0 + index * step
                canvas.line(frame.dots(x, before), frame.dots(x + step, after), owner=0)
        canvas.paint(grid, frame.left, frame.top, [style.series(0)])
        for x, y in self.points:
            if place := frame.cell(x, y):
                grid.put(*place, style.mark(1), style.series(1))

    def describe(self, language: Language) -> str:
        """Return the ends and the range of the curve in words."""
        name = (self.title or _CURVE)[language]
        finite = [value for value in self.curve if value is not None]
        if not finite:
            return _NO_NUMBERS.format(name=name)[language]
        numbers = {"first": finite[0], "last": finite[-1], "low": min(finite), "high": max(finite)}
        numbers |= {"x0": self.extent[0], "x1": self.extent[1]}
        told = _DESCRIPTION.format(name=name, **{key: short_number(value) for key, value in numbers.items()})[
            language
        ]
        if not self.points:
            return told
        return f"{told} {_ERROR.format(error=short_number(self.error))[language].capitalize()}."

    def _at(self, x: float) -> float | None:
        x0, x1 = self.extent[:2]
        place = (x - x0) / (x1 - x0) * (len(self.curve) - 1)
        left = max(0, min(len(self.curve) - 2, int(place)))
        before, after = self.curve[left], self.curve[left + 1]
        if before is None or after is None:
            return None
        return before + (after - before) * (place - left)
