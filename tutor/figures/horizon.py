"""What is seen of a block of heights, pixel by pixel: its top, its front sides, and what is hidden behind them."""

from typing import Final

from tutor.figures.view import Place, View

LEFT_SIDE, RIGHT_SIDE = -2.0, -1.0
"""Stand for pixels that show a front side instead of a height, which is not below 0, but for a hair of rounding."""

_STEPS: Final = 1.0
"""Steps from near to far for each row of pixels."""


class Horizon:
    """`columns` × `rows` pixels over the picture of a view.

    `pixels[row][column]` is the height that is shown there, a side, or None beside the block.
    """

    def __init__(self, view: View, columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._steps = max(8, round(_STEPS * rows))
        self._starts: list[tuple[float, float]] = []
        self._horizons: list[list[float]] = []
        self.pixels: list[list[float | None]] = [[None] * columns for _ in range(rows)]
        for column, (u, v, near, far) in enumerate(view.lines(columns)):
            self._starts.append((near, (far - near) / self._steps or 1.0))
            self._horizons.append(self._walk(view, column, u, v, far - near))

    def shows(self, place: Place, tolerance: float = 1.0) -> bool:
        """Return whether a place on the top is not hidden, give or take so many rows of pixels."""
        column = min(max(int(place.across * self._columns), 0), self._columns - 1)
        near, step = self._starts[column]
        reached = min(max(int((place.depth - near) / step), 0), self._steps)
        return place.down * self._rows <= self._horizons[column][reached] + tolerance

    def _walk(self, view: View, column: int, u: float, v: float, way: float) -> list[float]:
        """Paint one column from near to far, and return at each step the highest row so far."""
        rows, steps, table = self._rows, self._steps, view.table
        du, dv = (part / steps for part in view.step(way))
        floor = view.place(u, v, 0.0).down * rows
        up = floor - view.place(u, v, 1.0).down * rows
        deeper = view.place(u + du, v + dv, 0.0).down * rows - floor
        last_row, last_column = len(table) - 2, len(table[0]) - 2
        x, y, dx, dy = (
            (u + 0.5) * (last_column + 1),
            (v + 0.5) * (last_row + 1),
            du * (last_column + 1),
            dv * (last_row + 1),
        )
        last = view.height(u, v)
        highest = floor - last * up
        side = LEFT_SIDE if column + 0.5 < view.place(*view.corners[1], 0.0).across * self._columns else RIGHT_SIDE
        limit = self._fill(column, round(highest), round(floor), side, side)
        found = [highest]
        for _ in range(steps):
            x, y, floor = x + dx, y + dy, floor + deeper
            # As in `View.height`, without the calls: this is what the time of a drawing goes into.
            left, below = int(x) if x > 0 else 0, int(y) if y > 0 else 0
            left, below = left if left < last_column else last_column, below if below < last_row else last_row
            across, first, second = x - left, table[below], table[below + 1]
            near, far = first[left], second[left]
            near += (first[left + 1] - near) * across
            far += (second[left + 1] - far) * across
            now = near + (far - near) * (y - below)
            row = floor - now * up
            if row < highest:
                highest, top = row, int(row + 0.5)
                if top < limit:
                    limit = self._fill(column, top, limit, now, last)
            found.append(highest)
            last = now
        return found

    def _fill(self, column: int, first: int, end: int, upper: float, lower: float) -> int:
        """Fill the pixels from row `first` to before row `end` with what is shown at their ends, and return `first`."""
        pixels, step = self.pixels, (lower - upper) / max(1, end - first)
        for row in range(max(0, first), min(self._rows, end)):
            pixels[row][column] = upper + step * (row - first)
        return first
