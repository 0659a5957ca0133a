"""The marks of series and classes on paper, the same that the terminal shows: ● ○ ▲ □ ◆ + × ▽."""

from collections.abc import Sequence
from typing import Final

from tutor.figures.export.palette import PAPER, series
from tutor.figures.export.surface import Point, Surface

RADIUS: Final = 4.5

_SHAPES: Final[dict[int, Sequence[Point]]] = {
    2: ((0.0, -1.1), (1.05, 0.8), (-1.05, 0.8)),
    3: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    4: ((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)),
    7: ((0.0, 1.1), (1.05, -0.8), (-1.05, -0.8)),
}
_STROKES: Final = {
    5: (((-1.1, 0.0), (1.1, 0.0)), ((0.0, -1.1), (0.0, 1.1))),
    6: (((-0.9, -0.9), (0.9, 0.9)), ((-0.9, 0.9), (0.9, -0.9))),
}
_FILLED: Final = (0, 2, 4)
_COUNT: Final = 8


def put_mark(
    surface: Surface, place: Point, index: int, *, colour: str | None = None, radius: float = RADIUS
) -> None:
    """Draw the mark of the series or class `index`, in its own colour unless another is given."""
    colour, which = colour or series(index), index % _COUNT
    x, y = place
    if which in _STROKES:
        for stroke in _STROKES[which]:
            surface.line([(x + radius * dx, y + radius * dy) for dx, dy in stroke], colour, width=0.45 * radius)
        return
    fill = colour if which in _FILLED else PAPER
    if which in _SHAPES:
        surface.shape([(x + radius * dx, y + radius * dy) for dx, dy in _SHAPES[which]], fill, outline=colour)
    else:
        surface.circle(place, radius, fill, outline=colour)
