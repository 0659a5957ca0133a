"""The words above a picture: its title, and notes that say what its signs mean."""

from collections.abc import Sequence
from typing import Final

from tutor.figures.grid import Grid
from tutor.figures.labels import shortened

_GAP: Final = 2
_LOW: Final = 11
"""At this height or below, they have one row."""


def put_notes(grid: Grid, title: str, notes: Sequence[str]) -> int:
    """Write them one after the other, in two rows where they need them and there is room; return how many."""
    column = row = 0
    texts = [text for text in (title, *notes) if text]
    for number, text in enumerate(texts):
        if column and row == 0 and grid.height > _LOW and column + len(text) > grid.width:
            column, row = 0, 1
        style = None if number == 0 and title else grid.style.faint
        column = grid.put(column, row, shortened(text, max(0, grid.width - column)), style) + _GAP
    return row + 1 if texts else 0
