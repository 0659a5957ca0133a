"""A path over a block of heights: where it is seen, where something higher hides it, and how it is drawn."""

import math
from itertools import pairwise
from typing import Final, NamedTuple

from rich.style import Style as RichStyle

from tutor.figures.canvas import Canvas
from tutor.figures.grid import Grid
from tutor.figures.horizon import Horizon
from tutor.figures.relief import Region, is_shaded, mark_style, over
from tutor.figures.thinning import Point
from tutor.figures.view import Place, View

_MOST_PLACES: Final = 600
"""Of a longer path only so many places are drawn."""
_BEHIND: Final = 3
"""Of a hidden part every third place has a dot."""
_SPACING: Final = 14.0
"""Columns between two marks of one path …"""
_CLOSE: Final = 2.0
"""… and where only its marks set it apart from the net."""


class Seen(NamedTuple):
    """A place on the top of the block: `hidden` behind something higher, or the first of a part (`begins`)."""

    place: Place
    hidden: bool
    begins: bool


def walk(path: list[Point], view: View, horizon: Horizon, pace: float) -> list[Seen]:
    """Return the places of a path (in shares of the ground) that lie on it, and between them one for every `pace`.

    A step from outside of the ground to outside is left out, and one that leaves it ends at its edge.
    """
    stride = -(-len(path) // _MOST_PLACES)
    steps = [*path[:-1:stride], path[-1]]
    found: list[Seen] = []
    begins = True
    for start, end in pairwise(steps[:1] + steps):
        first, last = _is_inside(start), _is_inside(end)
        if first or last:
            (u, v), (u_end, v_end) = start if first else _edge(end, start), end if last else _edge(start, end)
            count = max(1, math.ceil(math.hypot(u_end - u, v_end - v) / pace))
            for step in range(0 if begins or not first else 1, count + 1):
                share = step / count
                x, y = u + (u_end - u) * share, v + (v_end - v) * share
                place = view.place(x, y, view.height(x, y))
                found.append(Seen(place, not horizon.shows(place), begins or (not first and step == 0)))
                begins = False
        begins = begins or not last
    return found


def draw_trail(grid: Grid, region: Region, trail: list[Seen], index: int, count: int) -> None:
    """Draw the path `index` of `count`: dots over the block, few where it is hidden, and its mark here and there."""
    style = grid.style
    if style.unicode:
        _put_dots(grid, region, trail, style.series(index))
    spacing = _SPACING if style.colours else _CLOSE
    left = spacing * (index + 0.5) / count
    last: tuple[int, int] | None = None
    for seen in trail:
        at = cell(region, seen.place)
        if seen.hidden or at == last:
            continue
        # A row of the screen is about as high as two columns are wide.
        left -= math.hypot(at[0] - last[0], 2 * (at[1] - last[1])) if last and not seen.begins else 0.0
        last = at
        if left <= 0 or not style.unicode:
            grid.put(*at, style.mark(index), mark_style(style, index))
            left = spacing


def cell(region: Region, place: Place) -> tuple[int, int]:
    """Return the grid's column and row that hold a place of the picture."""
    column = min(max(int(place.across * region.columns), 0), region.columns - 1)
    row = min(max(int(place.down * region.rows), 0), region.rows - 1)
    return region.left + column, region.top + row


def _put_dots(grid: Grid, region: Region, trail: list[Seen], colour: RichStyle) -> None:
    canvas = Canvas(region.columns, region.rows, unicode=True)
    before: tuple[float, float] | None = None
    for number, seen in enumerate(trail):
        dot = canvas.at(seen.place.across, seen.place.down)
        if not seen.hidden:
            canvas.line(before if before and not seen.begins else dot, dot, 0)
        elif number % _BEHIND == 0:
            canvas.line(dot, dot, 0)
        before = None if seen.hidden else dot
    shaded = is_shaded(grid.style)
    for column, row, glyph, _ in canvas.cells():
        across, down = region.left + column, region.top + row
        style = (over(grid, across, down) if shaded else None) or colour
        grid.characters[down][across], grid.styles[down][across] = glyph, style


def _is_inside(place: Point) -> bool:
    return abs(place[0]) <= 0.5 and abs(place[1]) <= 0.5


def _edge(inside: Point, outside: Point) -> Point:
    """Return where the way from a place on the ground to one outside leaves it."""
    share = min(
        (0.5 - math.copysign(start, start * (end - start))) / abs(end - start) if abs(end) > 0.5 else 1.0
        for start, end in zip(inside, outside, strict=True)
    )
    u, v = (start + (end - start) * share for start, end in zip(inside, outside, strict=True))
    return min(max(u, -0.5), 0.5), min(max(v, -0.5), 0.5)
