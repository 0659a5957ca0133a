"""A block of heights on a terminal: half cells shaded by height, a net of fine lines, or shades made of ASCII."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rich.style import Style as RichStyle

from tutor.figures.canvas import Canvas
from tutor.figures.grid import Grid
from tutor.figures.horizon import SIDE, Horizon
from tutor.figures.style import Style, foreground, on_background
from tutor.figures.view import View

_SHADES: Final = (53, 54, 24, 30, 36, 71, 113, 148, 184, 227)
"""Grounds from low to high, ever brighter: after viridis (S. van der Walt, N. Smith), for any sight."""
_DARK: Final = frozenset({53, 54, 24, 238})
"""The grounds that white is seen best on."""
_SIDES: Final = 238
_CUT: Final = 250
"""The ground of what was too high and is cut off."""

_ASCII_SHADES: Final = ".:-~=/IHM"
"""From low to high; none of them is a mark."""
_ASCII_SIDES: Final = "|"
_ASCII_CUT: Final = "^"

_NET: Final = 0
_SPACE: Final = 5
"""Columns for each line of the net."""
_FEWEST: Final = 6
_MOST: Final = 12
_PIECES: Final = 36
"""Straight pieces of each line of the net."""

WHITE, BLACK = "color(231)", "color(16)"


@dataclass(frozen=True, slots=True)
class Region:
    """The cells of a grid that a block is drawn on."""

    left: int
    top: int
    columns: int
    rows: int


def is_shaded(style: Style) -> bool:
    """Return whether a terminal can show the height of every half cell by its colour."""
    return style.unicode and style.colours == 256


def draw_relief(grid: Grid, region: Region, view: View, *, cut: bool) -> Horizon:
    """Draw a block, with its highest places as cut off if it is `cut`, and return what it hides."""
    horizon = Horizon(view, region.columns, (2 if grid.style.unicode else 1) * region.rows)
    if is_shaded(grid.style):
        _put_half_cells(grid, region, horizon, cut=cut)
    elif grid.style.unicode:
        _put_net(grid, region, view, horizon)
    else:
        _put_letters(grid, region, horizon, cut=cut)
    return horizon


def over(grid: Grid, column: int, row: int) -> RichStyle | None:
    """Return how a fine line is written over a shaded cell; None where the cell is empty."""
    style = grid.styles[row][column]
    name = style and (style.bgcolor or style.color)
    if not name or name.number is None:
        return None
    return on_background(WHITE if name.number in _DARK else BLACK, name.name)


def _put_half_cells(grid: Grid, region: Region, horizon: Horizon, *, cut: bool) -> None:
    pixels = horizon.pixels
    for row in range(region.rows):
        characters, styles = grid.characters[region.top + row], grid.styles[region.top + row]
        for column, (upper, lower) in enumerate(zip(pixels[2 * row], pixels[2 * row + 1], strict=True), region.left):
            if upper is None and lower is None:
                continue
            if upper is None or lower is None:
                characters[column] = "▀" if lower is None else "▄"
                styles[column] = foreground(_shade(lower if upper is None else upper, cut=cut))
            else:
                above, below = _shade(upper, cut=cut), _shade(lower, cut=cut)
                characters[column] = " " if above == below else "▀"
                styles[column] = on_background(above, below)


def _shade(height: float, *, cut: bool) -> str:
    if height == SIDE:
        return f"color({_SIDES})"
    if cut and height >= 1:
        return f"color({_CUT})"
    return f"color({_SHADES[min(int(height * len(_SHADES)), len(_SHADES) - 1)]})"


def _put_letters(grid: Grid, region: Region, horizon: Horizon, *, cut: bool) -> None:
    for row, line in enumerate(horizon.pixels, region.top):
        for column, height in enumerate(line, region.left):
            if height == SIDE:
                grid.put(column, row, _ASCII_SIDES, grid.style.faint)
            elif height is not None:
                shade = _ASCII_SHADES[min(int(height * len(_ASCII_SHADES)), len(_ASCII_SHADES) - 1)]
                grid.put(column, row, _ASCII_CUT if cut and height >= 1 else shade, grid.style.faint)


def _put_net(grid: Grid, region: Region, view: View, horizon: Horizon) -> None:
    """Draw lines along both sides of the ground where they are not hidden, and the edges of the block's front."""
    canvas = Canvas(region.columns, region.rows, unicode=True)
    count = min(_MOST, max(_FEWEST, region.columns // _SPACE))
    shares = [piece / _PIECES - 0.5 for piece in range(_PIECES + 1)]
    for line in range(count + 1):
        fixed = line / count - 0.5
        for ground in ([(fixed, share) for share in shares], [(share, fixed) for share in shares]):
            places = [view.place(u, v, view.height(u, v)) for u, v in ground]
            dots = [canvas.at(place.across, place.down) if horizon.shows(place) else None for place in places]
            for start, end in pairwise(dots):
                if start and end:
                    canvas.line(start, end, _NET)
    front = [(view.place(u, v, 0.0), view.place(u, v, view.height(u, v))) for u, v in view.corners[:3]]
    edges = [*front, *pairwise(floor for floor, _ in front)]
    for start, end in edges:
        canvas.line(*(canvas.at(place.across, place.down) for place in (start, end)), _NET)
    canvas.paint(grid, region.left, region.top, [grid.style.faint])
