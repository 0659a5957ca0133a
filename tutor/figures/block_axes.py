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
        texts, rooms = self._texts(view), _rooms(region, view)
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
        used: set[int] = set()
        for value, text in _ends_first(list(zip(self.heights.ticks, self.heights.labels, strict=True))):
            _, row = cell(region, view.place(u, v, self.heights.share(value)))
            if row not in used:
                used.add(row)
                grid.put(line, row, "┤", faint)
                grid.put(line - len(text) if len(text) <= line else grid.width, row, text, faint)
        bottom = grid.height - 1
        left, right = self._texts(view)
        right = shortened(right, grid.width - 2)
        left = shortened(left, max(0, grid.width - len(right) - 2))
        grid.put(0, bottom, left, faint)
        grid.put(grid.width - len(right), bottom, right, faint)
        if self.z_label:
            name, between = f"↑ {self.z_label}", grid.width - len(left) - len(right) - 4
            rows = [*range(first - 1, region.top - 1, -1), last + 1]
            row = next((row for row in rows if _free(grid, row) > len(name)), -1)
            if row < 0 and region.top + region.rows <= bottom and between >= len(name):
                grid.put(len(left) + 2 + (between - len(name)) // 2, bottom, name, faint)
            else:
                row = row if row >= 0 else max(rows, key=lambda row: _free(grid, row))
                grid.put(0, row, shortened(name, _free(grid, row)), faint)

    def below(self, view: View) -> list[tuple[str, float, float]]:
        """Return for each of the two front edges its name, and the values at its left end and at its right one."""
        x0, x1, y0, y1 = self.extent
        edges = []
        for (u, v), (u_end, v_end) in pairwise(view.corners[:3]):
            name, low, high = (self.x_label or "x", x0, x1) if v == v_end else (self.y_label or "y", y0, y1)
            edges.append((name, low, high) if u < u_end or v < v_end else (name, high, low))
        return edges

    def _texts(self, view: View) -> list[str]:
        return [
            f"{name}: {short_number(first, 3)} → {short_number(last, 3)}" for name, first, last in self.below(view)
        ]


def _rooms(region: Region, view: View) -> tuple[int, int]:
    """Return how many cells are free at both sides of the block in the last row."""
    left, tip, right = (view.place(u, v, 0.0) for u, v in view.corners[:3])
    above = 1 - 1 / region.rows
    rooms = []
    for side in (left, right):
        share = (above - side.down) / (1 - side.down) if side.down < above else 0.0
        rooms.append(int(abs(tip.across - side.across) * share * region.columns) - 1)
    return rooms[0] + region.left, rooms[1]


def _ends_first(ticks: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Return the ticks in the order in which they get a row: there may not be one for each."""
    return ticks[:1] + ticks[:0:-1]


def _free(grid: Grid, row: int) -> int:
    """Return how many cells of a row are empty from its left edge on."""
    if not 0 <= row < grid.height:
        return 0
    cells = zip(grid.characters[row], grid.styles[row], strict=True)
    return next((column - 1 for column, (letter, style) in enumerate(cells) if letter != " " or style), grid.width)
