"""A block of heights on a terminal: half cells shaded by height, a net of fine lines, or shades made of ASCII."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rich.style import Style as RichStyle

from tutor.figures.canvas import Canvas
from tutor.figures.grid import Grid
from tutor.figures.horizon import LEFT_SIDE, RIGHT_SIDE, Horizon
from tutor.figures.style import Style, foreground, on_background
from tutor.figures.view import View

SHADES: Final = {
    256: tuple(f"color({number})" for number in (53, 54, 24, 30, 36, 78, 113, 184, 229)),
    16: ("blue", "cyan", "green", "yellow"),
}
"""Grounds from low to high; of 256 colours ever brighter, after viridis (S. van der Walt, N. Smith), for any sight."""
_SIDES: Final = {256: ("color(236)", "color(240)"), 16: ("magenta", "magenta")}
"""The grounds of the left and of the right front side."""
_CUT: Final = {256: "color(250)", 16: "white"}
"""The ground of what was too high and is cut off."""
_LIGHT, _DARK = {256: "color(231)", 16: "white"}, {256: "color(16)", 16: "black"}
_UNDER_LIGHT: Final = frozenset(
    {"color(53)", "color(54)", "color(24)", "color(236)", "color(240)", "blue", "magenta"}
)
"""The grounds that light letters are seen best on."""

_ASCII_SHADES: Final = ".:-~=/IHM"
"""From low to high; none of them is a mark."""
_ASCII_SIDES: Final = "|"
_ASCII_CUT: Final = "^"

_NET: Final = 0
_SPACE: Final = 5
"""Columns for each line of the net."""
_FEWEST: Final = 6
_MOST: Final = 12
_PIECES: Final = 28
"""Straight pieces of each line of the net."""


@dataclass(frozen=True, slots=True)
class Region:
    """The cells of a grid that a block is drawn on."""

    left: int
    top: int
    columns: int
    rows: int


def is_shaded(style: Style) -> bool:
    """Return whether a terminal can show the height of every half cell by its colour."""
    return style.unicode and style.colours != 0


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


def mark_style(style: Style, index: int) -> RichStyle:
    """Return how the mark of a series is written on a block: where this is shaded, on a dark cell of its own."""
    if not is_shaded(style):
        return style.series(index)
    colour = Style(style.colours, ground="black").series(index).color
    return on_background(colour.name if colour else "default", _DARK[style.colours], bold=True)


def over(grid: Grid, column: int, row: int) -> RichStyle | None:
    """Return how a fine line is written over a shaded cell; None where the cell is empty."""
    style = grid.styles[row][column]
    ground = style and (style.bgcolor or style.color)
    if not ground:
        return None
    colours = grid.style.colours
    return on_background((_LIGHT if ground.name in _UNDER_LIGHT else _DARK)[colours], ground.name)


def _put_half_cells(grid: Grid, region: Region, horizon: Horizon, *, cut: bool) -> None:
    colours, pixels = grid.style.colours, horizon.pixels
    sides = _SIDES[colours]
    shades = [*SHADES[colours], _CUT[colours] if cut else SHADES[colours][-1]]
    for row in range(region.rows):
        characters, styles = grid.characters[region.top + row], grid.styles[region.top + row]
        halves = zip(pixels[2 * row], pixels[2 * row + 1], strict=True)
        for column, half in enumerate(halves, region.left):
            above, below = (
                None
                if height is None
                else sides[height > LEFT_SIDE]
                if height <= RIGHT_SIDE
                else shades[int(height * (len(shades) - 1))]
                for height in half
            )
            if above and below:
                characters[column] = " " if above == below else "▀"
                styles[column] = on_background(above, below)
            elif one := above or below:
                characters[column] = "▀" if above else "▄"
                styles[column] = foreground(one)


def _put_letters(grid: Grid, region: Region, horizon: Horizon, *, cut: bool) -> None:
    shades = _ASCII_SHADES + (_ASCII_CUT if cut else _ASCII_SHADES[-1])
    for row, line in enumerate(horizon.pixels, region.top):
        for column, height in enumerate(line, region.left):
            if height is not None:
                shade = _ASCII_SIDES if height <= RIGHT_SIDE else shades[int(height * (len(shades) - 1))]
                grid.put(column, row, shade, grid.style.faint)


def _put_net(grid: Grid, region: Region, view: View, horizon: Horizon) -> None:
    """Draw lines along both sides of the ground where they are not hidden, and the edges of the block's front."""
    canvas = Canvas(region.columns, region.rows, unicode=True)
    count = min(_MOST, max(_FEWEST, region.columns // _SPACE))
    shares = [piece / _PIECES - 0.5 for piece in range(_PIECES + 1)]
    for line in range(count + 1):
        fixed = line / count - 0.5
        for along in ([(fixed, share) for share in shares], [(share, fixed) for share in shares]):
            places = [view.place(u, v, view.height(u, v)) for u, v in along]
            dots = [canvas.at(place.across, place.down) if horizon.shows(place) else None for place in places]
            for start, end in pairwise(dots):
                if start and end:
                    canvas.line(start, end, _NET)
    front = [(view.place(u, v, 0.0), view.place(u, v, view.height(u, v))) for u, v in view.corners[:3]]
    for one, other in [*front, *pairwise([floor for floor, _ in front])]:
        canvas.line(canvas.at(one.across, one.down), canvas.at(other.across, other.down), _NET)
    canvas.paint(grid, region.left, region.top, [grid.style.faint])
