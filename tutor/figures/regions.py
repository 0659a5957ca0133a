"""The coloured or textured ground of a decision boundary."""

from collections.abc import Callable
from functools import cache
from typing import Final

from rich.style import Style as RichStyle

from tutor.figures.frame import Frame
from tutor.figures.grid import Grid
from tutor.figures.style import Style, on_background

ClassAt = Callable[[float, float], tuple[int, bool]]
"""The class at a share (u from the left, v from the top) of the picture, and whether the model is sure."""

SAMPLE: Final = 3
"""Width of a class's mark on its ground in the legend."""

_TEXTURES: Final = " ░▒:╱╲=~"
_ASCII_TEXTURES: Final = " .:-=~,_"
_ASCII_BOUNDARY: Final = "#"


def paint_regions(grid: Grid, frame: Frame, class_at: ClassAt) -> None:
    """Fill the inside of the frame: half cells of colour, or a texture for each class without colours."""
    if grid.style.colours and grid.style.unicode:
        _paint_half_cells(grid, frame, class_at)
    else:
        _paint_textures(grid, frame, class_at)


def point_style(style: Style, index: int, ground: RichStyle | None, *, right: bool) -> RichStyle:
    """Return how a point of the class `index` is written on its ground; one on the wrong side stands out."""
    if not style.colours or ground is None or ground.bgcolor is None:
        return style.series(index)
    if right:
        return on_background(style.on_region, ground.bgcolor.name, bold=True)
    return wrong_style(style) or style.series(index)


def wrong_style(style: Style) -> RichStyle | None:
    """Return how points on the wrong side are written: the reverse of the others; None without colours."""
    if not (style.colours and style.unicode):
        return None
    colours = ("color(16)", "color(231)") if style.colours == 256 else ("white", "black")
    return on_background(*colours, bold=True)


def put_samples(grid: Grid, names: list[str]) -> None:
    """Write the legend's first line: each class's mark on its ground, `SAMPLE` cells wide, and its name."""
    style, column = grid.style, 0
    for index, name in enumerate(names):
        mark = style.mark(index)
        if style.colours and style.unicode:
            ground = on_background(style.on_region, style.region(index), bold=True)
            grid.put(column, 0, f" {mark} ", ground)
        else:
            texture = (_TEXTURES if style.unicode else _ASCII_TEXTURES)[index]
            grid.put(column, 0, f"{texture}{mark}{texture}", style.series(index))
        column = grid.put(column + SAMPLE + 1, 0, name) + 2


def _paint_half_cells(grid: Grid, frame: Frame, class_at: ClassAt) -> None:
    """Give each half of a cell the colour of its class, paler where the model is unsure."""
    style, height = grid.style, 2 * frame.rows
    halves = [
        [
            _colour(style, class_at, (column + 0.5) / frame.columns, (row + 0.5) / height)
            for column in range(frame.columns)
        ]
        for row in range(height)
    ]
    for row in range(frame.rows):
        characters, styles = grid.characters[frame.top + row], grid.styles[frame.top + row]
        for column, (upper, lower) in enumerate(zip(halves[2 * row], halves[2 * row + 1], strict=True)):
            place = frame.left + column
            characters[place] = " " if upper == lower else "▀"
            styles[place] = on_background(upper, lower)


def _paint_textures(grid: Grid, frame: Frame, class_at: ClassAt) -> None:
    """Fill each cell with its class's texture; in ASCII the boundary between classes is drawn as well."""
    style = grid.style
    classes = [
        [class_at((column + 0.5) / frame.columns, (row + 0.5) / frame.rows)[0] for column in range(frame.columns)]
        for row in range(frame.rows)
    ]
    for row, line in enumerate(classes):
        below = classes[min(row + 1, frame.rows - 1)]
        for column, index in enumerate(line):
            right = line[min(column + 1, frame.columns - 1)]
            if style.unicode:
                texture = _TEXTURES[index]
            else:
                texture = _ASCII_TEXTURES[index] if index == right == below[column] else _ASCII_BOUNDARY
            grid.put(frame.left + column, frame.top + row, texture, _texture_style(style, index))


@cache
def _texture_style(style: Style, index: int) -> RichStyle | None:
    return style.series(index) if style.colours else None


def _colour(style: Style, class_at: ClassAt, u: float, v: float) -> str:
    index, sure = class_at(u, v)
    return style.region(index, sure=sure)
