"""A line through points: what linear regression learnt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tutor.figures.axes import Axis, axis_around, axis_between, short_number
from tutor.figures.frame import LOW, draw_frame
from tutor.figures.grid import Grid
from tutor.figures.reading import axis_labels, same_length, scalar, vector
from tutor.language import Language, Text

POINTS = Text(uz="maʼlumot", en="data")
ERROR = Text(uz="oʻrtacha kvadrat xato", en="mean squared error")
_OUTSIDE = Text(uz="chiziq chizmaga sigʻmadi", en="the line is out of view")
_DESCRIPTION = Text(
    uz="Nuqtalarga moslangan chiziq. Nuqtalar soni {n}, x {x_low} dan {x_high} gacha, y {y_low} dan {y_high} gacha. "
    "Chiziq: {line}. Oʻrtacha kvadrat xato {error}. Chiziqdan eng uzoq nuqta: x = {far_x}, y = {far_y}, "
    "chiziqda esa {far_line}.",
    en="A line fitted to points. Points: {n}, x from {x_low} to {x_high}, y from {y_low} to {y_high}. "
    "Line: {line}. Mean squared error {error}. The point farthest from the line: x = {far_x}, y = {far_y}, "
    "where the line gives {far_line}.",
)

_FARTHEST: Final = 2.0
"""The y axis grows for the line by up to this many times the points' own range."""


@dataclass(frozen=True, slots=True)
class LineFit:
    """Points (x, y) and the line y = w·x + b."""

    x: list[float]
    y: list[float]
    w: float
    b: float
    x_label: str = "x"
    y_label: str = "y"

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "LineFit":
        """Read `{x, y, w, b, x_label?, y_label?}`; raises `FigureError`."""
        x, y = vector(figure, "x"), vector(figure, "y")
        same_length(x, y, ("x", "y"))
        return cls(x, y, scalar(figure, "w"), scalar(figure, "b"), *axis_labels(figure, "x", "y"))

    def line(self, x: float) -> float:
        """Return the line's value at `x`."""
        return self.w * x + self.b

    @property
    def equation(self) -> str:
        """Return the line as an equation: `y = 2.01·x − 0.5`."""
        sign = "−" if self.b < 0 else "+"
        return f"y = {short_number(self.w)}·x {sign} {short_number(abs(self.b))}"

    @property
    def error(self) -> float:
        """Return the mean squared error; infinite where its square is."""
        residuals = (self.line(x) - y for x, y in zip(self.x, self.y, strict=True))
        return sum(residual * residual for residual in residuals) / len(self.x)

    def y_axis(self, count: int) -> Axis:
        """Return an axis of about `count` steps that holds the points and, if it is not too far away, the line."""
        low, high = min(self.y), max(self.y)
        room = _FARTHEST * ((high - low) or abs(high) or 1.0)
        first, last = self._ends
        return axis_around(max(low - room, min(low, first)), min(high + room, max(high, last)), count)

    @property
    def _ends(self) -> tuple[float, float]:
        """Return the line's lowest and highest value over the points."""
        first, last = sorted(self.line(x) for x in (min(self.x), max(self.x)))
        return first, last

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw points as marks and the line in fine dots, with its equation and error above."""
        style = grid.style
        ends = self._ends
        y_axis = self.y_axis(grid.height // 4 + 1)
        x_axis = axis_between(*with_margin(min(self.x), max(self.x)), grid.width // 10 + 1)
        visible = ends[0] <= y_axis.high and ends[1] >= y_axis.low

        column = grid.put(0, 0, f"{style.mark(1)} {POINTS[language]}  ", style.series(1))
        equation = self.equation if visible else f"{self.equation}  ({_OUTSIDE[language]})"
        column = grid.put(column, 0, f"─ {equation}  ", style.series(0))
        error = f"{ERROR[language]} {short_number(self.error)}"
        fits = column + len(error) <= grid.width
        below = not fits and grid.height > LOW
        if fits or below:
            grid.put(0 if below else column, 1 if below else 0, error)

        frame = draw_frame(grid, 2 if below else 1, x_axis, y_axis, x_label=self.x_label, y_label=self.y_label)
        canvas = frame.canvas()
        canvas.line(
            frame.dots(x_axis.low, self.line(x_axis.low)),
            frame.dots(x_axis.high, self.line(x_axis.high)),
            owner=0,
        )
        canvas.paint(grid, frame.left, frame.top, [style.series(0)])
        for x, y in zip(self.x, self.y, strict=True):
            if place := frame.cell(x, y):
                grid.put(*place, style.mark(1), style.series(1))

    def describe(self, language: Language) -> str:
        """Return the equation, the error and the farthest point in words."""
        far_x, far_y = max(zip(self.x, self.y, strict=True), key=lambda point: abs(self.line(point[0]) - point[1]))
        numbers = {
            "x_low": min(self.x),
            "x_high": max(self.x),
            "y_low": min(self.y),
            "y_high": max(self.y),
            "error": self.error,
            "far_x": far_x,
            "far_y": far_y,
            "far_line": self.line(far_x),
        }
        texts = {name: short_number(value) for name, value in numbers.items()}
        return _DESCRIPTION.format(n=len(self.x), line=self.equation, **texts)[language]


def with_margin(low: float, high: float) -> tuple[float, float]:
    """Return a range a little wider, so that no point sits on the frame."""
    margin = 0.03 * (high - low)
    return low - margin, high + margin
