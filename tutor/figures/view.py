"""A block of heights seen from above at an angle: where its places lie in the picture, and which of them are hidden.

The projection is parallel, and heights point straight up the picture. So every column of the picture shows one line
over the ground from near to far, and what lies behind something higher is found by walking along it and keeping the
highest place so far (the floating horizon: T. J. Wright, "A Two-Space Solution to the Hidden Line Problem", 1973).
"""

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

_RISE: Final = math.radians(58)
"""How high above the ground's plane the eye is."""
_TALL: Final = 0.55
"""The block's height, where its sides are 1."""

Table = list[list[float]]


class Place(NamedTuple):
    """A place in the picture: shares of its width and height from the upper left, and how far away it is."""

    across: float
    down: float
    depth: float


class View:
    """The block with heights 0 … 1, row 0 in front, turned clockwise (as seen from above) by `turn` degrees.

    Places on the ground are shares u, v of its sides from −0.5 to 0.5: columns, and rows, of the table of heights.
    """

    def __init__(self, table: Table, turn: float) -> None:
        self.table = table
        angle = math.radians(turn % 360)
        self._cos, self._sin = math.cos(angle), math.sin(angle)
        self._half = (abs(self._cos) + abs(self._sin)) / 2
        self._deep, self._up = math.sin(_RISE), _TALL * math.cos(_RISE)
        self._top = self._highest()
        self._span = self._top + self._half * self._deep

    def height(self, u: float, v: float) -> float:
        """Return the height at a place, taken as straight between the table's entries."""
        table = self.table
        rows, columns = len(table) - 1, len(table[0]) - 1
        x, y = (u + 0.5) * columns, (v + 0.5) * rows
        left, below = max(0, min(int(x), columns - 1)), max(0, min(int(y), rows - 1))
        x, y = x - left, y - below
        first, second = table[below], table[below + 1]
        near = first[left] + (first[left + 1] - first[left]) * x
        return near + (second[left] + (second[left + 1] - second[left]) * x - near) * y

    def place(self, u: float, v: float, height: float) -> Place:
        """Return where the place u, v lies in the picture, at a height over the ground."""
        depth = v * self._cos - u * self._sin
        across = (u * self._cos + v * self._sin) / (2 * self._half) + 0.5
        return Place(across, (self._top - depth * self._deep - height * self._up) / self._span, depth)

    @property
    def corners(self) -> list[tuple[float, float]]:
        """Return the ground's corners counterclockwise as seen from above, beginning with the leftmost."""
        around = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]
        first = min(range(4), key=lambda corner: (round(self.place(*around[corner], 0.0).across, 9), corner))
        return around[first:] + around[:first]

    def lines(self, columns: int) -> Iterator[tuple[float, float, float, float]]:
        """Yield for every column of a picture the ground that it shows, from its nearest place to its farthest."""
        for column in range(columns):
            aside = ((column + 0.5) / columns * 2 - 1) * self._half
            near, far = -self._half, self._half
            for offset, slope in ((aside * self._cos, -self._sin), (aside * self._sin, self._cos)):
                if abs(slope) > 1e-9:
                    ends = sorted(((-0.5 - offset) / slope, (0.5 - offset) / slope))
                    near, far = max(near, ends[0]), min(far, ends[1])
            far = max(near, far)
            u, v = aside * self._cos - near * self._sin, aside * self._sin + near * self._cos
            yield u, v, near, far

    def step(self, depth: float) -> tuple[float, float]:
        """Return how u and v change over a way straight to the back."""
        return -depth * self._sin, depth * self._cos

    def _highest(self) -> float:
        """Return how far up the farthest or highest place lies."""
        rows, columns = len(self.table) - 1, len(self.table[0]) - 1
        back, aside = self._cos * self._deep / rows, -self._sin * self._deep / columns
        start = -0.5 * self._cos * self._deep + 0.5 * self._sin * self._deep
        return max(
            start + row * back + max(column * aside + height * self._up for column, height in enumerate(line))
            for row, line in enumerate(self.table)
        )
