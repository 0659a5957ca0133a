"""The frame of a plot: axes, ticks and their labels on a grid, and where a value lies inside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.style import Style as RichStyle

from tutor.figures.axes import Axis
from tutor.figures.canvas import Canvas, dots_per_cell
from tutor.figures.grid import Grid

_AXIS_ROWS: Final = 2
"""Rows below the plot: the axis line and its labels."""

LOW: Final = 8
"""At this height or below, a figure keeps to one row of legend and leaves titles and notes out."""

_LEAST_COLUMNS: Final = 12
"""Labels at the side are left out rather than have the plot narrower than this."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The inside of a plot on a grid: cells `left` … `left + columns`, `top` … `top + rows`."""

    left: int
    top: int
    columns: int
    rows: int
    x: Axis
    y: Axis
    unicode: bool

    def canvas(self) -> Canvas:
        """Return an empty canvas that covers the inside."""
        return Canvas(self.columns, self.rows, unicode=self.unicode)

    def dots(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a point in the canvas's dots."""
        across, down = dots_per_cell(unicode=self.unicode)
        return self.x.share(x) * (self.columns * across - 1), (1 - self.y.share(y)) * (self.rows * down - 1)

    def column(self, value: float) -> int:
        """Return the grid's column that holds a value of the x axis."""
        across, _ = dots_per_cell(unicode=self.unicode)
        return self.left + math.floor(self.x.share(value) * (self.columns * across - 1) + 0.5) // across

    def row(self, axis: Axis, value: float) -> int:
        """Return the grid's row that holds a value of `axis`, the left or the right one."""
        _, down = dots_per_cell(unicode=self.unicode)
        return self.top + math.floor((1 - axis.share(value)) * (self.rows * down - 1) + 0.5) // down

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the grid's (column, row) that holds a point, or None outside."""
        column, row = self.column(x), self.row(self.y, y)
        inside = 0 <= column - self.left < self.columns and 0 <= row - self.top < self.rows
        return (column, row) if inside else None


def draw_frame(
    grid: Grid,
    top: int,
    x: Axis,
    y: Axis,
    *,
    right: Axis | None = None,
    x_label: str = "",
    y_label: str = "",
    colours: tuple[RichStyle | None, RichStyle | None] = (None, None),
) -> Frame:
    """Draw axes from row `top` to the grid's last row and return the inside.

    Args:
        grid: where to draw.
        top: the first row of the plot.
        x: the axis along the bottom; its ticks are thinned until their labels fit.
        y: the axis at the left.
        right: a second axis for other values, at the right.
        x_label: what x is, written at the end of the labels.
        y_label: what y is, written in the first row between the left labels, or where it is wider than these, after
            `x_label` and an arrow upwards.
        colours: of the labels at the left and at the right, where an axis belongs to one series.

    """
    left_labels = y.labels
    right_labels = right.labels if right else ()
    left, right_width = _width(left_labels), _width(right_labels)
    if grid.width - left - right_width - 2 < _LEAST_COLUMNS:
        left_labels, right_labels = ("",) * len(left_labels), ("",) * len(right_labels)
        left = right_width = 0
    edge = 1 if right else 0
    columns = max(1, grid.width - left - 1 - right_width - edge)
    rows = max(1, grid.height - top - _AXIS_ROWS)
    frame = Frame(left + 1, top, columns, rows, x, y, grid.style.unicode)
    faint = grid.style.faint

    used = _label_y(grid, frame, y, left_labels, colours[0] or faint)
    if right:
        _label_y(grid, frame, right, right_labels, colours[1] or faint, at_right=True)
    free = next((row for row in range(top, top + rows) if row not in used), None)
    if free is not None and left >= len(y_label):
        grid.put(left - len(y_label), free, y_label, faint)
    elif len(both := f"{x_label}  ↑ {y_label}".strip()) <= columns // 2:
        x_label = both
    line = top + rows
    grid.put(left, line, "└" + "─" * columns + ("┘" if right else ""), faint)
    put_ticks(grid, frame, line, x_label)
    return frame


def _width(labels: Sequence[str]) -> int:
    return max(map(len, labels), default=0)


def _label_y(
    grid: Grid, frame: Frame, axis: Axis, labels: Sequence[str], colour: RichStyle, *, at_right: bool = False
) -> set[int]:
    """Draw an upright axis with its ticks and labels, one a row at most; return the rows that have one."""
    line = frame.left + frame.columns if at_right else frame.left - 1
    for row in range(frame.top, frame.top + frame.rows):
        grid.put(line, row, "│", grid.style.faint)
    used: set[int] = set()
    for value, text in zip(axis.ticks, labels, strict=True):
        row = frame.row(axis, value)
        if row not in used:
            used.add(row)
            grid.put(line, row, "├" if at_right else "┤", grid.style.faint)
            grid.put(line + 1 if at_right else line - len(text), row, text, colour)
    return used


def put_ticks(grid: Grid, frame: Frame, line: int, name: str) -> None:
    """Put ticks on the bottom line and as many labels below it as fit, and the axis's name at their right."""
    faint = grid.style.faint
    last = grid.width - (len(name) + 1 if name and len(name) < grid.width // 2 else 0)
    if last < grid.width:
        grid.put(last + 1, line + 1, name, faint)
    placed = []
    for value, text in zip(frame.x.ticks, frame.x.labels, strict=True):
        column = frame.column(value)
        grid.put(column, line, "┬", faint)
        placed.append((max(0, column - len(text) // 2), text))
    for every in (1, 2, 5, 10):
        chosen = [(start, text) for start, text in placed[::every] if start + len(text) <= last]
        ends = [start + len(text) for start, text in chosen]
        if all(end < start for end, (start, _) in zip(ends, chosen[1:], strict=False)):
            break
    for start, text in chosen:
        grid.put(start, line + 1, text, faint)
