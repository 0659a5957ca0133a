"""The pixels of a picture: levels 0 … 255 of grey, or of red, green and blue."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat
from operator import mul
from typing import Final

Rows = Sequence[Sequence[float]]

_KEPT: Final = 256
"""Pictures in a size that was asked for lately: a figure is drawn again whenever it gets another neighbour."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """One plane of rows of levels (grey), or three (red, green, blue); row 0 is at the top."""

    planes: tuple[tuple[bytes, ...], ...]

    @property
    def width(self) -> int:
        """Return how many pixels a row has."""
        return len(self.planes[0][0])

    @property
    def height(self) -> int:
        """Return how many rows there are."""
        return len(self.planes[0])

    @property
    def coloured(self) -> bool:
        """Return whether the pixels have colours."""
        return len(self.planes) == 3

    def lines(self) -> list[bytes]:
        """Return the rows, of a coloured picture red, green and blue of each pixel by turns."""
        if not self.coloured:
            return list(self.planes[0])
        rows = zip(*self.planes, strict=True)
        return [bytes(chain.from_iterable(zip(*levels, strict=True))) for levels in rows]

    def scaled(self, width: int, height: int) -> "Pixels":
        """Return the picture at another size: pixels are repeated a whole number of times, or averaged."""
        return self if (width, height) == (self.width, self.height) else _scaled(self, width, height)


@lru_cache(_KEPT)
def _scaled(pixels: Pixels, width: int, height: int) -> Pixels:
    planes = []
    for plane in pixels.planes:
        rows = _turned(_resized(_turned(_resized(plane, height)), width))
        planes.append(tuple(bytes([int(level + 0.5) for level in row]) for row in rows))
    return Pixels(tuple(planes))


def _turned(rows: Rows) -> Rows:
    return list(zip(*rows, strict=True))


def _resized(rows: Rows, count: int) -> Rows:
    """Return `count` rows: each row several times, or the mean of those that a new row covers."""
    if count % len(rows) == 0:
        return list(chain.from_iterable(repeat(row, count // len(rows)) for row in rows))
    resized = []
    for place in range(count):
        start, end = place * len(rows) / count, (place + 1) * len(rows) / count
        covered = range(int(start), min(len(rows), -int(-end // 1)))
        shares = [(min(end, row + 1) - max(start, row)) / (end - start) for row in covered]
        resized.append(
            [sum(map(mul, shares, column)) for column in zip(*(rows[row] for row in covered), strict=True)]
        )
    return resized
