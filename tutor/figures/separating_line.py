"""The line w1·x1 + w2·x2 + b = 0 of a single neuron, its two sides, and the points that lie on the wrong one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from rich.style import Style as RichStyle

from tutor.figures.axes import axis_between, short_number, widened
from tutor.figures.errors import FigureError
from tutor.figures.frame import LOW, Frame, draw_frame
from tutor.figures.grid import Grid
from tutor.figures.plane_line import Extent, PlaneLine, read_line
from tutor.figures.reading import axis_labels, points, same_length, scalar, whole_numbers
from tutor.figures.regions import SAMPLE, paint_regions, point_style, put_samples, wrong_style
from tutor.figures.style import Style, on_background
from tutor.language import Language, Text

WRONG = Text(uz="xato tomonda: {n} tadan {wrong} ta", en="on the wrong side: {wrong} of {n}")
_WRONG_IN_SHORT = Text(uz="xato: {wrong}/{n}", en="wrong: {wrong}/{n}")
_NO_LINE = Text(uz="w = (0, 0): chiziq yoʻq", en="w = (0, 0): there is no line")
_OUT_OF_VIEW = Text(uz="  (chizmaga sigʻmadi)", en="  (out of view)")
_NOW = Text(uz="[ ] nuqta ({x1}, {x2}), z = {z}, y = {y}", en="[ ] point ({x1}, {x2}), z = {z}, y = {y}")
_DESCRIPTION = Text(
    uz="Ajratuvchi chiziq: {line}. Nuqtalar: x1 {x_low} dan {x_high} gacha, x2 {y_low} dan {y_high} gacha. {classes}. "
    "Jami {n} ta nuqtadan {wrong} tasi xato tomonda{current}.",
    en="Separating line: {line}. Points: x1 from {x_low} to {x_high}, x2 from {y_low} to {y_high}. {classes}. "
    "In all, {wrong} of {n} points lie on the wrong side{current}.",
)
_OF_CLASS = Text(
    uz="y = {name}: {n} ta nuqta, {wrong} tasi xato tomonda",
    en="y = {name}: {n} points, {wrong} on the wrong side",
)
_CURRENT = Text(
    uz="; belgilangan nuqta ({x1}, {x2}): z = {z}, y = {y}",
    en="; the marked point ({x1}, {x2}): z = {z}, y = {y}",
)
_LABELS = Text(
    uz="`labels` faqat 0 va 1 dan (yoki −1 va 1 dan) iborat boʻlishi kerak.",
    en="`labels` must consist of 0 and 1 (or −1 and 1) only.",
)
_NO_SUCH_POINT = Text(
    uz="`current` nuqtaning raqami: 0 dan {last} gacha butun son boʻlishi kerak.",
    en="`current` is the number of a point: it must be a whole number from 0 to {last}.",
)

_MARGIN: Final = 0.15
"""How far the picture goes beyond the points, as a part of their range."""

_WRONG_MARK: Final = "!"
"""A point on the wrong side, where colours cannot show it."""

_DASHES: Final = 30


@dataclass(frozen=True, slots=True)
class SeparatingLine:
    """Points of two classes and the line that is to separate them; `old` is where it lay before.

    `classes` are the two labels: the second belongs where z > 0. `current` is the number of a point to mark.
    """

    points: list[tuple[float, float]]
    labels: list[int]
    classes: tuple[int, int]
    line: PlaneLine
    old: PlaneLine | None
    current: int | None
    x_label: str = "x1"
    y_label: str = "x2"

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "SeparatingLine":
        """Read `{points, labels, w, b, current?, old_w?, old_b?, x_label?, y_label?}`; raises `FigureError`."""
        where, labels = points(figure, "points"), whole_numbers(figure, "labels")
        same_length(where, labels, ("points", "labels"))
        classes = (-1, 1) if -1 in labels else (0, 1)
        if not set(labels) <= set(classes):
            raise FigureError(_LABELS)
        old = None if figure.get("old_w") is None else read_line(figure, "old_w", "old_b")
        current = _current(figure, len(where))
        return cls(
            where, labels, classes, read_line(figure, "w", "b"), old, current, *axis_labels(figure, "x1", "x2")
        )

    @property
    def wrong(self) -> list[bool]:
        """Return for each point whether it lies on the other class's side; the line itself is on the first one's."""
        return [
            (self.line.z(x, y) > 0) != (label == self.classes[1])
            for (x, y), label in zip(self.points, self.labels, strict=True)
        ]

    @property
    def extent(self) -> Extent:
        """Return the edges of the picture: x1 from, to, x2 from, to."""
        (x0, x1), (y0, y1) = (_with_margin(min(column), max(column)) for column in zip(*self.points, strict=True))
        return x0, x1, y0, y1

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the sides, the line (the old one dashed), the points, and above them the equation in numbers."""
        x0, x1, y0, y1 = self.extent
        wrong = self.wrong
        frame = draw_frame(
            grid,
            self._draw_legend(grid, wrong.count(True), language),
            axis_between(x0, x1, max(3, grid.width // 12)),
            axis_between(y0, y1, max(3, grid.height // 4)),
            x_label=self.x_label,
            y_label=self.y_label,
        )
        paint_regions(grid, frame, lambda u, v: (int(self.line.z(x0 + u * (x1 - x0), y1 - v * (y1 - y0)) > 0), True))
        if grid.style.unicode:
            self._draw_lines(grid, frame)
        self._draw_points(grid, frame, wrong)

    def describe(self, language: Language) -> str:
        """Return the equation and the points on the wrong side in words."""
        wrong = self.wrong
        x0, x1 = min(x for x, _ in self.points), max(x for x, _ in self.points)
        y0, y1 = min(y for _, y in self.points), max(y for _, y in self.points)
        classes = [
            _OF_CLASS.format(
                name=name,
                n=self.labels.count(name),
                wrong=sum(is_wrong for is_wrong, label in zip(wrong, self.labels, strict=True) if label == name),
            )[language]
            for name in self.classes
        ]
        return _DESCRIPTION.format(
            line=self.equation(language),
            x_low=short_number(x0),
            x_high=short_number(x1),
            y_low=short_number(y0),
            y_high=short_number(y1),
            classes="; ".join(classes),
            n=len(wrong),
            wrong=wrong.count(True),
            current=_CURRENT.format(**self._of_current())[language] if self.current is not None else "",
        )[language]

    def equation(self, language: Language) -> str:
        """Return the line as an equation, or why there is none to see."""
        if not any(self.line.w):
            return _NO_LINE[language]
        return self.line.equation + ("" if self.line.crosses(self.extent) else _OUT_OF_VIEW[language])

    def marked(self, language: Language) -> str:
        """Return the marked point in numbers."""
        return _NOW.format(**self._of_current())[language]

    def _of_current(self) -> dict[str, str]:
        """Return the numbers of the marked point."""
        assert self.current is not None
        x, y = self.points[self.current]
        numbers = {"x1": x, "x2": y, "z": self.line.z(x, y), "y": self.labels[self.current]}
        return {name: f"{value + 0.0:.3g}" for name, value in numbers.items()}

    def _draw_legend(self, grid: Grid, wrong: int, language: Language) -> int:
        """Write what the marks mean, the equation and the marked point; return the first row left for the plot."""
        style, low = grid.style, grid.height <= LOW
        names = [f"y = {name}" for name in self.classes]
        put_samples(grid, names)
        column = sum(SAMPLE + 1 + len(name) + 2 for name in names)
        numbers = {"n": len(self.points), "wrong": wrong}
        count = (_WRONG_IN_SHORT if low else WRONG).format(**numbers)[language]
        if column + SAMPLE + 1 + len(count) > grid.width:
            count = _WRONG_IN_SHORT.format(**numbers)[language]
        if wrong:
            shown = wrong_style(style)
            mark = f" {style.mark(0)} " if shown else f" {_WRONG_MARK} "
            column = grid.put(column, 0, mark, shown) + 1
        grid.put(column, 0, count)
        if low:
            return 1
        lines = [self.equation(language)]
        if self.current is not None:
            now = self.marked(language)
            if len(lines[0]) + 3 + len(now) <= grid.width:
                lines = [f"{lines[0]}   {now}"]
            else:
                lines.append(now)
        for row, line in enumerate(lines, start=1):
            grid.put_line(row, line)
        return 1 + len(lines)

    def _draw_lines(self, grid: Grid, frame: Frame) -> None:
        """Draw the line, and the old one dashed, in fine dots on the grounds that are there."""
        grounds = [list(row) for row in grid.styles]
        drawn = RichStyle(bold=True)
        canvas = frame.canvas()
        if self.old is not None and (ends := self.old.ends(self.extent)):
            (ax, ay), (bx, by) = frame.dots(*ends[0]), frame.dots(*ends[1])
            for dash in range(_DASHES):
                start, end = dash / _DASHES, (dash + 0.5) / _DASHES
                canvas.line(
                    (ax + start * (bx - ax), ay + start * (by - ay)), (ax + end * (bx - ax), ay + end * (by - ay)), 0
                )
        if ends := self.line.ends(self.extent):
            canvas.line(frame.dots(*ends[0]), frame.dots(*ends[1]), 0)
        canvas.paint(grid, frame.left, frame.top, [drawn])
        for row, styles in enumerate(grid.styles):
            for column, style in enumerate(styles):
                if style is drawn:
                    styles[column] = _on(grid.style, grounds[row][column])

    def _draw_points(self, grid: Grid, frame: Frame, wrong: list[bool]) -> None:
        """Put the marks; those on the wrong side come later, so that none hides under a right one, the marked one last."""
        order = sorted(range(len(self.points)), key=lambda index: (index == self.current, wrong[index]))
        style = grid.style
        for index in order:
            place = frame.cell(*self.points[index])
            if place is None:
                continue
            column, row = place
            which = self.classes.index(self.labels[index])
            written = point_style(style, which, grid.styles[row][column], right=not wrong[index])
            mark = _WRONG_MARK if wrong[index] and wrong_style(style) is None else style.mark(which)
            grid.put(column, row, mark, written)
            if index == self.current:
                for beside, bracket in ((column - 1, "["), (column + 1, "]")):
                    if frame.left <= beside < frame.left + frame.columns:
                        grid.put(beside, row, bracket, _on(style, grid.styles[row][beside]))


def _current(figure: Mapping[str, Any], n: int) -> int | None:
    """Read the number of the marked point."""
    if figure.get("current") is None:
        return None
    number = scalar(figure, "current")
    if not number.is_integer() or not 0 <= number < n:
        raise FigureError(_NO_SUCH_POINT.format(last=n - 1))
    return int(number)


def _with_margin(low: float, high: float) -> tuple[float, float]:
    low, high = widened(low, high)
    return low - _MARGIN * (high - low), high + _MARGIN * (high - low)


def _on(style: Style, ground: RichStyle | None) -> RichStyle | None:
    """Return how lines and brackets are written on a ground; without a ground as plain text."""
    if not style.colours or ground is None or ground.bgcolor is None:
        return None
    return on_background(style.on_region, ground.bgcolor.name, bold=True)
