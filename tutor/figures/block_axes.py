"""The axes of a block of heights: numbers up its left corner, names and ranges below its two front edges."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tutor.figures.axes import Axis, short_number
from tutor.figures.grid import Grid
from tutor.figures.labels import shortened
from tutor.figures.relief import Region
from tutor.figures.trail import cell
from tutor.figures.view import View

_LEAST_COLUMNS: Final = 20
"""Numbers at the side are left out rather than have the block narrower than this."""


@dataclass(frozen=True, slots=True)
class BlockAxes:
    """The ranges of x and y (x0, x1, y0, y1), the axis of heights, and what they are called."""

    extent: tuple[float, float, float, float]
    heights: Axis
    x_label: str
    y_label: str
    z_label: str

    def region(self, grid: Grid, top: int, view: View) -> Region:
        """Return the cells for the block, from row `top` on, that leave room for the axes."""
        left = max(map(len, self.heights.labels), default=0) + 1
        if grid.width - left < _LEAST_COLUMNS:
            left = 1
        region = Region(left, top, grid.width - left, grid.height - top)
        texts, rooms = self._below(view), _rooms(region, view)
        if all(len(text) <= room for text, room in zip(texts, rooms, strict=True)):
            return region
        return Region(left, top, region.columns, max(1, region.rows - 1))

    def draw(self, grid: Grid, region: Region, view: View) -> None:
        """Write the axes around the block."""
        faint, line = grid.style.faint, region.left - 1
        u, v = view.corners[0]
        _, first = cell(region, view.place(u, v, 1.0))
        _, last = cell(region, view.place(u, v, 0.0))
        for row in range(first, last + 1):
            grid.put(line, row, "│", faint)
        for value, text in zip(self.heights.ticks, self.heights.labels, strict=True):
            _, row = cell(region, view.place(u, v, self.heights.share(value)))
            grid.put(line, row, "┤", faint)
            if len(text) <= line:
                grid.put(line - len(text), row, text, faint)
        if self.z_label:
            row = first - 1 if first > region.top else last + 1
            grid.put(0, row, shortened(f"↑ {self.z_label}", _free(grid, row)), faint)
        bottom = grid.height - 1
        left, right = self._below(view)
        room = grid.width - len(right) - 2
        grid.put(0, bottom, shortened(left, room), faint)
        right = shortened(right, grid.width - 2)
        grid.put(grid.width - len(right), bottom, right, faint)

    def _below(self, view: View) -> tuple[str, str]:
        """Return names and ranges of the two front edges, each from its left end to its right one."""
        x0, x1, y0, y1 = self.extent
        corners = view.corners
        texts = []
        for (u, v), (u_end, v_end) in pairwise(corners[:3]):
            name, low, high = (self.x_label or "x", x0, x1) if v == v_end else (self.y_label or "y", y0, y1)
            start, end = (low, high) if u < u_end or v < v_end else (high, low)
            texts.append(f"{name}: {short_number(start, 3)} → {short_number(end, 3)}")
        return texts[0], texts[1]


def _rooms(region: Region, view: View) -> tuple[int, int]:
    """Return how many cells are free at both sides of the block in the last row."""
    left, tip, right = (view.place(u, v, 0.0) for u, v in view.corners[:3])
    above = 1 - 1 / region.rows
    rooms = []
    for side in (left, right):
        share = (above - side.down) / (1 - side.down) if side.down < above else 0.0
        rooms.append(int(abs(tip.across - side.across) * share * region.columns) - 1)
    return rooms[0] + region.left, rooms[1]


def _free(grid: Grid, row: int) -> int:
    """Return how many cells of a row are empty from its left edge on."""
    if not 0 <= row < grid.height:
        return 0
    cells = zip(grid.characters[row], grid.styles[row], strict=True)
    return next((column - 1 for column, (letter, style) in enumerate(cells) if letter != " " or style), grid.width)
