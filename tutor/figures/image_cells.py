"""How pixels look in the cells of a terminal: two to a cell where there are colours, else characters of their brightness.

A pixel is half as high as a cell, which makes it about square. The low end of the levels is black, or blank where there
are no colours, whatever ground the learner has chosen: a photograph stays what it is, and no digit becomes its negative.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from rich.color import Color
from rich.style import Style as RichStyle

from tutor.figures.grid import Grid
from tutor.figures.pixels import Pixels
from tutor.figures.style import Style, on_background
from tutor.figures.terminal_colours import distance, nearest_mix, nearest_of_8, nearest_of_256

_UPPER_HALF: Final = "▀"
_RGB: Final = 1 << 24
"""Set in a number that holds red, green and blue, and in no number of a palette."""

_EIGHT: Final = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")

_GLYPHS: Final = (
    (" ", 0.0, 0.0),
    ("░", 0.25, 0.25),
    ("▒", 0.5, 0.5),
    ("▓", 0.75, 0.75),
    ("█", 1.0, 1.0),
    ("▀", 1.0, 0.0),
    ("▄", 0.0, 1.0),
)
"""Characters, and how bright their upper and their lower half is."""
_STEPS: Final = 16
_ASCII_SHADES: Final = " .:-=+*#%@"


def put_pixels(grid: Grid, column: int, row: int, pixels: Pixels) -> None:
    """Put a picture on the grid, its upper left corner in a cell; two rows of pixels take one of cells."""
    style = grid.style
    if style.colours == 256 and style.unicode:
        _put_halves(grid, column, row, _numbers(pixels, style))
    elif style.colours == 256:
        _put_grounds(grid, column, row, _numbers(_whole_cells(pixels), style))
    elif style.colours and pixels.coloured:
        _put_mixes(grid, column, row, pixels)
    else:
        _put_characters(grid, column, row, pixels)


def finest(style: Style) -> int:
    """Return how many rows of pixels look like one: two where characters stand for brightness."""
    return 1 if style.colours == 256 and style.unicode else 2


def _put_halves(grid: Grid, column: int, row: int, numbers: Sequence[Sequence[int]]) -> None:
    """Give each half of a cell the colour of its pixel."""
    for place in range(0, len(numbers), 2):
        upper, end = numbers[place], column + len(numbers[place])
        characters, styles = grid.characters[row + place // 2], grid.styles[row + place // 2]
        if place + 1 < len(numbers):
            styles[column:end] = map(_two_halves, upper, numbers[place + 1])
        else:
            styles[column:end] = map(_upper_half, upper)
        characters[column:end] = _UPPER_HALF * len(upper)


def _put_grounds(grid: Grid, column: int, row: int, numbers: Sequence[Sequence[int]]) -> None:
    """Give each cell the colour of its pixel as its ground."""
    for place, line in enumerate(numbers, row):
        grid.styles[place][column : column + len(line)] = [_two_halves(number, number) for number in line]


def _put_mixes(grid: Grid, column: int, row: int, pixels: Pixels) -> None:
    """Come near to colours with eight of them: a mix of two for the whole cell, or one for each half of it."""
    unicode = grid.style.unicode
    lines = [list(zip(*(plane[place] for plane in pixels.planes), strict=True)) for place in range(pixels.height)]
    for place in range(0, len(lines), 2):
        characters, styles = grid.characters[row + place // 2], grid.styles[row + place // 2]
        for across, (upper, lower) in enumerate(
            zip(lines[place], lines[min(place + 1, len(lines) - 1)], strict=True)
        ):
            red, green, blue = (_coarse(one + other >> 1) for one, other in zip(upper, lower, strict=True))
            mix = nearest_mix(red, green, blue, unicode=unicode)
            high, low = (nearest_of_8(*map(_coarse, half)) for half in (upper, lower))
            blurred = distance(upper, (red, green, blue)) + distance(lower, (red, green, blue))
            if unicode and high.error + low.error < 2 * mix.error + blurred:
                characters[column + across] = _UPPER_HALF
                styles[column + across] = on_background(_EIGHT[high.colour], _EIGHT[low.colour])
            else:
                characters[column + across] = mix.character
                styles[column + across] = on_background(_EIGHT[mix.colour], _EIGHT[mix.ground])


def _coarse(level: int) -> int:
    """Return about the same level; so few differ that what comes nearest to their colours can be kept."""
    return level & ~15 | 8


def _put_characters(grid: Grid, column: int, row: int, pixels: Pixels) -> None:
    """Write characters of the pixels' brightness; among 16 colours in white on black."""
    style = on_background("white", "black") if grid.style.colours else None
    [plane] = _grey(pixels).planes
    for place in range(0, len(plane), 2):
        pairs = zip(plane[place], plane[min(place + 1, len(plane) - 1)], strict=True)
        if grid.style.unicode:
            line = [_glyph(upper * _STEPS // 256, lower * _STEPS // 256) for upper, lower in pairs]
        else:
            line = [_ASCII_SHADES[(upper + lower) * len(_ASCII_SHADES) // 512] for upper, lower in pairs]
        end = column + len(line)
        grid.characters[row + place // 2][column:end] = line
        grid.styles[row + place // 2][column:end] = [style] * len(line)


@cache
def _glyph(upper: int, lower: int) -> str:
    """Return the character whose halves are nearest in brightness."""
    high, low = upper / (_STEPS - 1), lower / (_STEPS - 1)
    return min(_GLYPHS, key=lambda glyph: (glyph[1] - high) ** 2 + (glyph[2] - low) ** 2)[0]


def _numbers(pixels: Pixels, style: Style) -> Sequence[Sequence[int]]:
    """Return the colour of every pixel: its number in the palette of 256, or red, green and blue as one number."""
    if not pixels.coloured:
        return [line.translate(_greys()) for line in pixels.planes[0]]
    levels = zip(*pixels.planes, strict=True)
    if style.truecolour:
        return [[_RGB | r << 16 | g << 8 | b for r, g, b in zip(*line, strict=True)] for line in levels]
    return [[nearest_of_256(r, g, b) for r, g, b in zip(*line, strict=True)] for line in levels]


@cache
def _greys() -> bytes:
    """Return the number in the palette of every level of grey."""
    return bytes(nearest_of_256(level, level, level) for level in range(256))


def _whole_cells(pixels: Pixels) -> Pixels:
    """Return the picture with the mean of two rows for each row of cells."""
    return pixels.scaled(pixels.width, -(-pixels.height // 2))


def _grey(pixels: Pixels) -> Pixels:
    """Return how bright the pixels are (weights of ITU-R BT.601)."""
    if not pixels.coloured:
        return pixels
    lines = zip(*pixels.planes, strict=True)
    return Pixels(
        (
            tuple(
                bytes((299 * r + 587 * g + 114 * b) // 1000 for r, g, b in zip(*line, strict=True)) for line in lines
            ),
        )
    )


@lru_cache(1 << 13)
def _two_halves(upper: int, lower: int) -> RichStyle:
    return RichStyle.from_color(_colour(upper), _colour(lower))


@lru_cache(1 << 13)
def _upper_half(number: int) -> RichStyle:
    return RichStyle.from_color(_colour(number))


@lru_cache(1 << 13)
def _colour(number: int) -> Color:
    if number & _RGB:
        return Color.from_rgb(number >> 16 & 255, number >> 8 & 255, number & 255)
    return Color.from_ansi(number)
