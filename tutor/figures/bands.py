"""The ground of a picture of contours: where a table of heights crosses its levels."""

from bisect import bisect_right
from typing import Final

from tutor.figures.frame import Frame
from tutor.figures.grid import Grid

Table = list[list[float]]

_FILLING: Final = " .:-~=/IHM"
"""What fills the bands in ASCII, from the lowest to the highest; none of them is a mark."""

_LINE: Final = 0


def resampled(table: Table, columns: int, rows: int) -> Table:
    """Return the table's heights at `columns` × `rows` evenly spaced places, taken as straight between its entries."""
    across, down = _places(len(table[0]), columns), _places(len(table), rows)
    lines = []
    for below, above, share in down:
        low, high = table[below], table[above]
        line = [a * (1 - share) + b * share for a, b in zip(low, high, strict=True)] if share else low
        lines.append([line[left] * (1 - rest) + line[right] * rest for left, right, rest in across])
    return lines


def draw_bands(grid: Grid, frame: Frame, table: Table, levels: list[float]) -> None:
    """Draw the lines along which the height is one of the `levels`; in ASCII fill the bands between them.

    Row 0 of the table is at the bottom of the frame.
    """
    if not grid.style.unicode:
        last = len(_FILLING) - 1
        for row, line in enumerate(_bands(table, levels, frame.columns, frame.rows)):
            filled = "".join(_FILLING[band if len(levels) <= last else band * last // len(levels)] for band in line)
            grid.put(frame.left, frame.top + row, filled, grid.style.faint)
        return
    canvas = frame.canvas()
    bands = _bands(table, levels, canvas.width, canvas.height)
    for y, line in enumerate(bands):
        below = bands[min(y + 1, len(bands) - 1)]
        for x, band in enumerate(line):
            if band != line[min(x + 1, len(line) - 1)] or band != below[x]:
                canvas.dot(x, y, _LINE)
    canvas.paint(grid, frame.left, frame.top, [grid.style.faint])


def _bands(table: Table, levels: list[float], columns: int, rows: int) -> list[list[int]]:
    """Return at each place how many levels lie at or below it; row 0 is at the top."""
    return [[bisect_right(levels, height) for height in line] for line in reversed(resampled(table, columns, rows))]


def _places(entries: int, count: int) -> list[tuple[int, int, float]]:
    """Return for `count` places from the first entry to the last: the entries on both sides, and how far between."""
    found = []
    for index in range(count):
        place = index * (entries - 1) / max(1, count - 1)
        before = min(int(place), max(0, entries - 2))
        found.append((before, min(before + 1, entries - 1), place - before))
    return found
