"""What a figure for a file is drawn on, whatever the file's format."""

from collections.abc import Sequence
from typing import Final, Literal, Protocol

from tutor.figures.pixels import Pixels

Point = tuple[float, float]
"""A place: points to the right of the left edge and below the upper one; 72 of them are an inch."""

Anchor = Literal["start", "middle", "end"]
"""Which part of a text stands at its place."""

SIZE: Final = 14.0
"""The height of ordinary letters."""


class Surface(Protocol):
    """A light sheet of `width` × `height` points. Colours are `#rrggbb`; None is no colour."""

    width: float
    height: float

    def line(self, points: Sequence[Point], colour: str, *, width: float = 1.5, dashed: bool = False) -> None:
        """Draw a line from point to point."""

    def shape(
        self, points: Sequence[Point], fill: str | None, *, outline: str | None = None, width: float = 1.5
    ) -> None:
        """Draw a polygon."""

    def circle(
        self, centre: Point, radius: float, fill: str | None, *, outline: str | None = None, width: float = 1.5
    ) -> None:
        """Draw a circle."""

    def tile(self, left: float, top: float, width: float, height: float, fill: str) -> None:
        """Fill a rectangle without an outline; tiles that touch leave no gap."""

    def picture(self, left: float, top: float, width: float, height: float, pixels: Pixels) -> None:
        """Fill a rectangle with a picture whose pixels stay sharp squares."""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = SIZE,
        colour: str = "#000000",
        anchor: Anchor = "start",
        bold: bool = False,
        upright: bool = False,
    ) -> None:
        """Write one line with its base line at y; an `upright` one runs from the bottom to the top."""
