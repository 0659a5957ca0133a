"""The ground of a picture of contours: where a table of heights crosses its levels."""

from bisect import bisect_right
from typing import Final

from tutor.figures.frame import Frame
from tutor.figures.grid import Grid

Table = list[list[float]]

_TEXTURE: Final = ("·", ".")
"""What fills every other band where there is no colour to set lines of level apart from paths: Unicode, ASCII."""

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
    """Draw the lines along which the height is one of the `levels`, or a texture in every other band between them.

    Row 0 of the table is at the bottom of the frame. The texture stands where there are no colours or only ASCII.
    """
    if not (grid.style.colours and grid.style.unicode):
        texture = _TEXTURE[not grid.style.unicode]
        for row, line in enumerate(_bands(table, levels, frame.columns, frame.rows)):
            for column, band in enumerate(line):
                if band % 2:
                    grid.put(frame.left + column, frame.top + row, texture, grid.style.faint)
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
