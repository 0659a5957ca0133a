"""The rows of a figure of spread: for each layer a box with whiskers, its numbers, and where there is room a histogram."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tutor.figures.axes import Axis
from tutor.figures.frame import Frame
from tutor.figures.grid import Grid
from tutor.figures.labels import shortened
from tutor.figures.layer import Layer
from tutor.figures.style import Style
from tutor.language import Language

_BLOCKS: Final = ("▁▂▃▄▅▆▇█", ".:-=+*#")
"""Heights of a histogram: Unicode, ASCII."""
_SIGNS: Final = (("├─┤", "▆", "┃"), ("|-|", "=", "O"))
"""Whiskers, box and median: Unicode, ASCII."""
_PLUS_MINUS: Final = "+-"
"""Stands in ASCII for the sign that it has not."""
_MOST_HIGH: Final = 3
"""Rows of a histogram."""
_GOOD: Final = 24
_LEAST: Final = 12
"""Columns that a plot should have beside names and numbers, and must have."""
_MANY_ZEROS: Final = 0.75
"""From this share of zeros on they stand out."""


Numbers = list[list[tuple[str, bool]]]
"""For each layer what is said of it in numbers, part by part, and of each part whether it stands out."""


@dataclass(frozen=True, slots=True)
class Rows:
    """How the layers share a grid: which are shown, and how many rows and columns each part of one has.

    `above` says that names and numbers have a row of their own over the plot instead of its sides.
    """

    layers: list[Layer]
    pitch: int
    above: bool
    names: int
    numbers: Numbers
    histogram: int

    @property
    def height(self) -> int:
        """Return the rows of all layers together."""
        return self.pitch * len(self.layers)


def signs(style: Style) -> tuple[str, str, str]:
    """Return what stands for the whiskers, the box and the median."""
    return _SIGNS[not style.unicode]


def layout(layers: list[Layer], grid: Grid, rows: int, language: Language) -> Rows:
    """Return how layers are best shown in so many rows of a grid."""
    width = grid.width
    shown = evenly(layers, max(1, rows))
    names = min(max(len(layer.name) for layer in shown), max(6, width // 4))
    full = [_numbers(layer, grid.style, language) for layer in shown]
    room = rows // len(shown)
    if width - names - _width(full) - 2 >= _GOOD or room < 2:
        numbers: Numbers = next(
            (texts for texts in _shorter(shown, full) if width - names - _width(texts) - 2 >= _LEAST),
            [[] for _ in shown],
        )
        histogram = min(_MOST_HIGH, room - 1)
        return Rows(shown, min(room, histogram + 1 + (room > 2)), False, names, numbers, histogram)
    histogram = min(_MOST_HIGH, room - 2)
    return Rows(shown, min(room, histogram + 2), True, names, full, histogram)


def evenly(layers: list[Layer], most: int) -> list[Layer]:
    """Return at most so many layers, the first, the last, and others evenly between them."""
    if len(layers) <= most:
        return layers
    return [layers[round(index * (len(layers) - 1) / max(1, most - 1))] for index in range(most)]


def put_layers(grid: Grid, top: int, rows: Rows, axis: Axis, ends: tuple[float, float]) -> Frame:
    """Draw the layers from row `top` on, and return the frame of all their plots.

    `ends` are the values between which the histograms count.
    """
    left = 0 if rows.above else rows.names + 1
    right = 0 if rows.above else _width(rows.numbers)
    columns = max(1, grid.width - left - right - (1 if right else 0))
    frame = Frame(left, top, columns, rows.height, axis, Axis(0.0, 1.0, ()), grid.style.unicode)
    if axis.low < 0 < axis.high:
        for row in range(top, top + rows.height):
            grid.put(frame.column(0.0), row, ":", grid.style.faint)
    for index, (layer, numbers) in enumerate(zip(rows.layers, rows.numbers, strict=True)):
        first = top + index * rows.pitch
        box = first + rows.above + rows.histogram
        named = first if rows.above else box
        name = shortened(layer.name, rows.names)
        if rows.above:
            grid.put(0, named, " " * grid.width)
            _put_numbers(grid, len(name) + 2, named, numbers)
        else:
            _put_numbers(grid, grid.width - _width([numbers]), named, numbers)
        grid.put(0 if rows.above else rows.names - len(name), named, name)
        if layer.quantiles:
            if rows.histogram:
                _put_histogram(grid, frame, box - rows.histogram, rows.histogram, layer, ends)
            _put_box(grid, frame, box, layer)
    return frame


def _numbers(layer: Layer, style: Style, language: Language) -> list[tuple[str, bool]]:
    """Return what is said of a layer in numbers, and of each part whether it stands out."""
    about = layer.about(language)
    parts = [
        (about if style.unicode else about.replace("±", _PLUS_MINUS), False),
        (layer.zeros_in_words(language), layer.zeros >= _MANY_ZEROS * layer.n),
        (layer.lost, True),
    ]
    return [part for part in parts if part[0]]


def _shorter(layers: Sequence[Layer], full: Numbers) -> list[Numbers]:
    """Return the numbers in full, and what may stand for them where there is less room."""
    striking: Numbers = [[part for part in parts if part[1]][-1:] for parts in full]
    last: Numbers = [
        found or (parts[-1:] if layer.zeros else [])
        for layer, found, parts in zip(layers, striking, full, strict=True)
    ]
    first: Numbers = [found or parts[:1] for found, parts in zip(striking, full, strict=True)]
    return [full, last if any(layer.zeros for layer in layers) else first, first, striking]


def _width(numbers: Sequence[Sequence[tuple[str, bool]]]) -> int:
    return max((len("  ".join(text for text, _ in parts)) for parts in numbers), default=0)


def _put_numbers(grid: Grid, column: int, row: int, parts: Sequence[tuple[str, bool]]) -> None:
    for text, striking in parts:
        column = grid.put(column, row, text, grid.style.series(1) if striking else grid.style.faint) + 2


def _put_histogram(grid: Grid, frame: Frame, top: int, rows: int, layer: Layer, ends: tuple[float, float]) -> None:
    """Draw how many numbers lie at each column, the most as high as there are rows."""
    blocks = _BLOCKS[not grid.style.unicode]
    heights = _per_column(layer.counts, ends, frame)
    most = max(heights, default=0.0)
    for column, height in enumerate(heights):
        level = max(1, round(height / most * rows * len(blocks))) if height > 0 else 0
        for row in range(rows):
            part = min(level - (rows - 1 - row) * len(blocks), len(blocks))
            if part > 0:
                grid.put(frame.left + column, top + row, blocks[part - 1], grid.style.faint)


def _put_box(grid: Grid, frame: Frame, row: int, layer: Layer) -> None:
    """Draw dots at the least and the greatest, a line from 5 to 95 %, a box of the middle half, and the median."""
    style = grid.style
    low, p5, q1, median, q3, p95, high = (
        min(max(frame.column(value), frame.left), frame.left + frame.columns - 1) for value in layer.quantiles
    )
    for place, value, beyond in ((low, layer.quantiles[0], "<"), (high, layer.quantiles[-1], ">")):
        inside = frame.x.low <= value <= frame.x.high
        grid.put(place, row, "·" if inside else beyond, style.faint)
    whiskers, box, middle = signs(style)
    grid.put(p5, row, whiskers[1] * (p95 - p5 + 1), style.faint)
    grid.put(p5, row, whiskers[0], style.faint)
    grid.put(p95, row, whiskers[2], style.faint)
    grid.put(q1, row, box * (q3 - q1 + 1), style.series(0))
    grid.put(median, row, middle)


def _per_column(counts: Sequence[float], ends: tuple[float, float], frame: Frame) -> list[float]:
    """Return how many numbers lie at each column: those of a bin over all columns that it covers."""
    first, last = (frame.x.share(end) * frame.columns for end in ends)
    width = (last - first) / len(counts)
    found = [0.0] * frame.columns
    for index, count in enumerate(counts):
        start, end = first + index * width, first + (index + 1) * width
        for column in range(max(0, int(start)), min(frame.columns, int(end) + 1)):
            found[column] += count * max(0.0, min(end, column + 1) - max(start, column)) / (width or 1.0)
    return found
