"""Fine dots inside character cells: 2 × 4 braille dots to a cell, or 3 heights where there is only ASCII."""

from collections.abc import Iterator
from typing import Final

from rich.style import Style as RichStyle

from tutor.figures.grid import Grid

# The braille patterns U+2800…: one bit a dot, by column and row inside the cell.
_BRAILLE_BITS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BRAILLE: Final = [chr(0x2800 + mask) for mask in range(256)]

_ASCII_BITS: Final = ((1,), (2,), (4,))
_ASCII: Final = " '-\"_:=|"  # by the mask of the three heights: top 1, middle 2, bottom 4

_UNOWNED: Final = -1


def dots_per_cell(*, unicode: bool) -> tuple[int, int]:
    """Return how many dots a cell holds across and down."""
    return (2, 4) if unicode else (1, 3)


class Canvas:
    """Dots on `columns` × `rows` cells; dot (0, 0) is at the top left.

    Each dot belongs to an owner (the number of a series), and a cell takes the style of the highest of its
    owners, whichever was drawn first.
    """

    def __init__(self, columns: int, rows: int, *, unicode: bool) -> None:
        self.columns = columns
        self.rows = rows
        self.across, self.down = dots_per_cell(unicode=unicode)
        self.width = columns * self.across
        self.height = rows * self.down
        self._bits = _BRAILLE_BITS if unicode else _ASCII_BITS
        self._glyphs = _BRAILLE if unicode else _ASCII
        self._masks = [0] * (columns * rows)
        self._owners = [_UNOWNED] * (columns * rows)

    def at(self, across: float, down: float) -> tuple[float, float]:
        """Return the place in dots that lies at these shares of width and height from the upper left."""
        return across * (self.width - 1), down * (self.height - 1)

    def dot(self, x: int, y: int, owner: int) -> None:
        """Set one dot; outside of the canvas it is left out."""
        if 0 <= x < self.width and 0 <= y < self.height:
            cell = y // self.down * self.columns + x // self.across
            self._masks[cell] |= self._bits[y % self.down][x % self.across]
            self._owners[cell] = max(owner, self._owners[cell])

    def line(self, start: tuple[float, float], end: tuple[float, float], owner: int) -> None:
        """Draw a straight line between two places given in dots; the part outside is left out."""
        (x, y), (x_end, y_end) = start, end
        right, bottom = self.width - 1, self.height - 1
        if not (0 <= x <= right and 0 <= x_end <= right and 0 <= y <= bottom and 0 <= y_end <= bottom):
            clipped = self._clip(x, y, x_end, y_end)
            if clipped is None:
                return
            x, y, x_end, y_end = clipped
        steps = max(1, round(max(abs(x_end - x), abs(y_end - y))))
        dx, dy = (x_end - x) / steps, (y_end - y) / steps
        across, down, columns, bits = self.across, self.down, self.columns, self._bits
        masks, owners = self._masks, self._owners
        x, y = x + 0.5, y + 0.5
        for _ in range(steps + 1):
            column, row = int(x), int(y)
            cell = row // down * columns + column // across
            masks[cell] |= bits[row % down][column % across]
            if owners[cell] < owner:
                owners[cell] = owner
            x += dx
            y += dy

    def paint(self, grid: Grid, left: int, top: int, styles: list[RichStyle], *, dashed: bool = False) -> None:
        """Copy every cell that has dots onto the grid, of a dashed drawing every other column; `styles` are the owners'."""
        for column, row, glyph, owner in self.cells():
            if not (dashed and column % 2):
                grid.characters[top + row][left + column] = glyph
                grid.styles[top + row][left + column] = styles[owner]

    def cells(self) -> Iterator[tuple[int, int, str, int]]:
        """Yield every cell that has dots: its column and row, its character and its owner."""
        glyphs, columns, owners = self._glyphs, self.columns, self._owners
        for cell, mask in enumerate(self._masks):
            if mask:
                yield cell % columns, cell // columns, glyphs[mask], owners[cell]

    def _clip(self, x: float, y: float, x_end: float, y_end: float) -> tuple[float, float, float, float] | None:
        """Return the part of a line that lies on the canvas (Liang and Barsky, 1984), or None."""
        dx, dy = x_end - x, y_end - y
        first, last = 0.0, 1.0
        for delta, distance in (
            (-dx, x),
            (dx, self.width - 1 - x),
            (-dy, y),
            (dy, self.height - 1 - y),
        ):
            if delta == 0:
                if distance < 0:
                    return None
            elif delta < 0:
                first = max(first, distance / delta)
            else:
                last = min(last, distance / delta)
        if first > last:
            return None
        right, bottom = self.width - 1, self.height - 1
        ends = ((x + first * dx, y + first * dy), (x + last * dx, y + last * dy))
        # Rounding may leave the canvas by a hair.
        (x, y), (x_end, y_end) = ((min(max(0.0, u), right), min(max(0.0, v), bottom)) for u, v in ends)
        return x, y, x_end, y_end
