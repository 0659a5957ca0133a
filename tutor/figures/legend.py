"""The line that says which mark and colour is which series."""

from collections.abc import Sequence

from tutor.figures.grid import Grid

_GAP = 2


def legend_width(entries: Sequence[tuple[str, str]]) -> int:
    """Return how many cells the entries take in one row."""
    return sum(len(f"? {name} {value}".rstrip()) + _GAP for name, value in entries) - _GAP


def put_legend(grid: Grid, top: int, entries: Sequence[tuple[str, str]], *, most_rows: int = 2) -> int:
    """Write the series' marks, names and values from row `top` on, and return the first row after them.

    Entries that do not fit into `most_rows` rows are counted at the end of the last one: `+3`.
    """
    style = grid.style
    column, row = 0, top
    for index, (name, value) in enumerate(entries):
        text = f"{style.mark(index)} {name}"
        length = len(f"{text} {value}".rstrip())
        rest = f"+{len(entries) - index}"
        if column and column + length > grid.width:
            if row + 1 == top + most_rows:
                grid.put(min(column, grid.width - len(rest)), row, rest, style.faint)
                break
            column, row = 0, row + 1
        column = grid.put(column, row, text, style.series(index))
        if value:
            column = grid.put(column + 1, row, value)
        column += _GAP
    return row + 1
