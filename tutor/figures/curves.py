"""Several curves over one x axis: activation functions, losses of several runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from tutor.figures.axes import axis_around, axis_between, log_axis_around, short_number
from tutor.figures.curve import LONGEST_NAME, Curve, MarkedPoint, read_curve, read_points
from tutor.figures.errors import FigureError
from tutor.figures.frame import LOW, Frame, draw_frame
from tutor.figures.grid import Grid
from tutor.figures.legend import put_legend
from tutor.figures.reading import MAX_NUMBERS, TOO_MANY, field, label
from tutor.figures.style import MARKS
from tutor.figures.thinning import extremes
from tutor.language import Language, Text

_SERIES = Text(
    uz="`series` nomlari bilan egri chiziqlar lugʻati boʻlishi kerak: {nom: [y, …]}.",
    en="`series` must be a dict of curves by name: {name: [y, …]}.",
)
_MANY = Text(
    uz="{n} ta egri chiziqni farqlab boʻlmaydi; koʻpi bilan {most} ta chizing.",
    en="{n} curves cannot be told apart; draw at most {most}.",
)
_GAPS = Text(
    uz="{name}: {n} ta qiymat nan yoki inf, birinchisi x = {x} da",
    en="{name}: values that are nan or inf: {n}, the first at x = {x}",
)
_LOG_GAPS = Text(
    uz="{name}: {n} ta qiymat logarifmik oʻqqa tushmaydi, birinchisi x = {x} da",
    en="{name}: values off the logarithmic axis: {n}, the first at x = {x}",
)
_LOG = Text(uz="Vertikal oʻq logarifmik.", en="The vertical axis is logarithmic.")
_POINT = Text(uz="{name} nuqtasi: x = {x}, y = {y}.", en="The point {name}: x = {x}, y = {y}.")
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
class Curves:
    """Curves, points marked among them, and what the picture and its axes are called."""

    curves: list[Curve]
    points: list[MarkedPoint]
    title: str
    x_label: str
    y_label: str
    log_y: bool
    dashed: frozenset[str] = frozenset()

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "Curves":
        """Read `{series, points?, title?, x_label?, y_label?, log_y?, dashed?}`; raises `FigureError`.

        A series is a list of y over 0, 1, 2, …, or a pair (list of x, list of y). A y that is nan or inf leaves
        a gap, which the picture names, and so does one that is not above 0 where `log_y` asks for a logarithmic
        axis; a curve of nothing else is refused. `points` are marked: `{name: (x, y)}`. `dashed` names the series
        that are drawn in dashes, behind the others.
        """
        series = field(figure, "series")
        if not isinstance(series, Mapping) or not series:
            raise FigureError(_SERIES)
        log_y = figure.get("log_y") is True
        points = read_points(figure.get("points"), log_y=log_y)
        if len(series) + len(points) > MARKS:
            raise FigureError(_MANY.format(n=len(series) + len(points), most=MARKS))
        curves = [read_curve(label(name, LONGEST_NAME), values, log_y=log_y) for name, values in series.items()]
        count = sum(len(curve.points) + len(curve.gaps) for curve in curves)
        if count > MAX_NUMBERS:
            raise FigureError(TOO_MANY.format(field="series", count=count, most=MAX_NUMBERS))
        texts = (figure.get(name) for name in ("title", "x_label", "y_label"))
        title, x_label, y_label = ("" if text is None else label(text, 60) for text in texts)
        dashed = figure.get("dashed")
        names = {label(name, LONGEST_NAME) for name in dashed} if isinstance(dashed, (list, tuple)) else ()
        return cls(curves, points, title, x_label, y_label, log_y, frozenset(names))

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw title, legend and curves; each curve carries its mark every few cells."""
        style = grid.style
        top = 0
        if (self.title or self.y_label) and grid.height > LOW:
            end = grid.put(0, 0, self.y_label, style.faint)
            grid.put(max(end + 2 if end else 0, (grid.width - len(self.title)) // 2), 0, self.title)
            top = 1
        entries = [(curve.name, "") for curve in self.curves] + [(point.name, point.words) for point in self.points]
        top = put_legend(grid, top, entries)
        for curve in self.curves:
            if curve.gaps and grid.height > LOW:
                grid.put_line(top, self.gaps(curve)[language])
                top += 1
        places = [place for curve in self.curves for place in curve.points] + [point.place for point in self.points]
        xs, ys = zip(*places, strict=True)
        around = log_axis_around if self.log_y else axis_around
        frame = draw_frame(
            grid,
            top,
            axis_between(min(xs), max(xs), max(3, grid.width // 10)),
            around(min(ys), max(ys), max(2, (grid.height - top) // 3)),
            x_label=self.x_label,
        )
        colours = [style.series(index) for index in range(len(self.curves))]
        for dashed in (True, False):
            canvas = frame.canvas()
            for owner, curve in enumerate(self.curves):
                for run in curve.runs if (curve.name in self.dashed) == dashed else ():
                    dots = [frame.dots(x, y) for x, y in extremes(run, 4 * canvas.width)]
                    for dot, next_dot in pairwise(dots[:1] + dots):
                        canvas.line(dot, next_dot, owner)
            canvas.paint(grid, frame.left, frame.top, colours, dashed=dashed)
        for index, curve in enumerate(self.curves):
            self._put_marks(grid, frame, curve, index)
        for index, point in enumerate(self.points, len(self.curves)):
            if place := frame.cell(*point.place):
                grid.put(*place, style.mark(index), style.series(index))

    def describe(self, language: Language) -> str:
        """Return every curve's ends, lowest and highest point in words, and the marked points."""
        lines = [f"{self.title or self.y_label or _TITLE[language]}."]
        if self.log_y:
            lines.append(_LOG[language])
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
                lines.append(f"{self.gaps(curve)[language]}.")
        for point in self.points:
            x, y = map(short_number, point.place)
            lines.append(_POINT.format(name=point.name, x=x, y=y)[language])
        return " ".join(lines)

    def gaps(self, curve: Curve) -> Text:
        """Return how many values of a curve have no place in the picture."""
        text = _LOG_GAPS if self.log_y else _GAPS
        return text.format(name=curve.name, n=len(curve.gaps), x=short_number(min(curve.gaps)))

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
