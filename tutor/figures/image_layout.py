"""How large pictures are drawn, and where, so that as many as can be told apart have a place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

Size = tuple[int, int]

_LEAST: Final = 12
"""Pictures are not made smaller than so many pixels on their longer side, as long as one of them has room."""

_GAPS: Final = (2, 1)
"""Columns between two pictures."""

_CAPTION: Final = 11
"""For a caption up to so many cells, pictures stand further apart than they are wide."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where `count` pictures stand: `across` in a row of them; sizes are in cells but for `pixels`, width and height."""

    pixels: Size
    across: int
    count: int
    pitch: int
    rows: int
    captioned: bool

    def place(self, index: int) -> tuple[int, int]:
        """Return the column and the row of a picture's caption, below which it stands, or of the picture itself."""
        down, across = divmod(index, self.across)
        return across * self.pitch, down * self.rows


def arranged(
    count: int, size: Size, room: Size, *, caption: int, finest: int = 1, columns: int | None = None
) -> Layout:
    """Return the layout with the largest pictures that has all of them; where there is none, the one with most.

    Args:
        count: how many pictures there are.
        size: width and height of a picture in pixels.
        room: width and height in cells.
        caption: the width of the widest caption, in cells; 0 where there are none.
        finest: 1 where each row of pixels is told apart, 2 where a cell shows the mean of two rows.
        columns: how many pictures stand in a row; None for as many as have room.

    """
    best = _filled(count, (1, 1), room, caption, columns, _GAPS[-1])
    best_is_small, least = True, min(_LEAST, finest * max(size))
    for pixels in _sizes(size, room):
        small = max(pixels) < least
        if small and not best_is_small:
            break
        for gap in _GAPS:
            layout = _filled(count, pixels, room, caption, columns, gap)
            if layout.count == count:
                return layout
            if layout.count > (0 if best_is_small else best.count):
                best, best_is_small = layout, False
    return best


def _filled(count: int, pixels: Size, room: Size, caption: int, columns: int | None, gap: int) -> Layout:
    """Return the layout for pictures of one size; those in the last row are about as many as in the others."""
    below = 0 if caption else 1
    rows = -(-pixels[1] // 2) + 1
    pitch = max(pixels[0], min(caption, _CAPTION)) + gap
    down = (room[1] + below) // rows
    across = (room[0] + gap) // pitch if pixels[0] <= room[0] else 0
    across = min(across, columns or across)
    fitting = min(count, across * down)
    if fitting and columns is None:
        across = -(-fitting // -(-fitting // across))
    return Layout(pixels, max(1, across), fitting, pitch, rows, bool(caption))


def _sizes(size: Size, room: Size) -> Iterator[Size]:
    """Yield sizes in pixels, the largest first: whole multiples, the size itself, and smaller ones."""
    width, height = size
    for factor in range(min(room[0] // width, 2 * room[1] // height), 0, -1):
        yield width * factor, height * factor
    longer = max(size)
    for side in range(min(longer - 1, max(room[0], 2 * room[1])), 0, -1):
        yield max(1, round(width * side / longer)), max(1, round(height * side / longer))
