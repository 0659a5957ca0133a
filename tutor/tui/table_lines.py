"""A table of a lesson as lines of text, in the width that there is; what is too wide becomes a list of records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from tutor.tui.prose import prose_lines

Row = Sequence[Content]

_GAP: Final = 2
_LEAST: Final = 12
"""Columns that are wrapped keep this many cells at least."""

_MOST_LINES: Final = 4
"""A cell that would take more lines than this is easier to read in a record."""

_RULE: Final = "$foreground 40%"


def table_lines(headers: Row, rows: Sequence[Row], width: int) -> list[Content]:
    """Return the lines of a table: in columns where they can be read, else record by record."""
    widths = _widths(headers, rows, width)
    return _records(headers, rows, width) if widths is None else _columns(headers, rows, widths)


def _widths(headers: Row, rows: Sequence[Row], width: int) -> list[int] | None:
    """Return a width for every column, None where no widths would do."""
    columns = [[*column] for column in zip(headers, *rows, strict=False)]
    widths = [max((cell.cell_length for cell in column), default=0) for column in columns]
    least = [
        min(natural, max(_LEAST, _longest_word(column))) for natural, column in zip(widths, columns, strict=True)
    ]
    too_much = sum(widths) + _GAP * (len(widths) - 1) - width
    while too_much > 0:
        spare = [natural - lowest for natural, lowest in zip(widths, least, strict=True)]
        widest = max(range(len(widths)), key=lambda place: (spare[place] > 0, widths[place]))
        if spare[widest] <= 0:
            return None
        widths[widest] -= 1
        too_much -= 1
    lines = (len(prose_lines(cell, size)) for row in rows for cell, size in zip(row, widths, strict=False))
    return widths if max(lines, default=0) <= _MOST_LINES else None


def _longest_word(column: list[Content]) -> int:
    return max((Content(word).cell_length for cell in column for word in cell.plain.split()), default=0)


def _columns(headers: Row, rows: Sequence[Row], widths: list[int]) -> list[Content]:
    parts = [[prose_lines(cell, size) for cell, size in zip(row, widths, strict=False)] for row in rows]
    airy = any(len(cell) > 1 for row in parts for cell in row)
    titles = [
        [line.stylize_before("bold $primary") for line in prose_lines(header, size)]
        for header, size in zip(headers, widths, strict=True)
    ]
    rule = Content.styled("─" * (sum(widths) + _GAP * (len(widths) - 1)), _RULE)
    lines = [*_beside(titles, widths), rule]
    for number, row in enumerate(parts):
        if airy and number:
            lines.append(Content(""))
        lines += _beside(row, widths)
    return lines


def _beside(cells: list[list[Content]], widths: list[int]) -> list[Content]:
    """Return the lines of one row, its cells beside one another."""
    height = max((len(cell) for cell in cells), default=0)
    lines = []
    for y in range(height):
        pieces = [cell[y] if y < len(cell) else Content("") for cell in cells]
        padded = [
            piece.pad_right(size - piece.cell_length + _GAP) for piece, size in zip(pieces, widths, strict=False)
        ]
        lines.append(Content("").join(padded).rstrip())
    return lines


def _records(headers: Row, rows: Sequence[Row], width: int) -> list[Content]:
    """Return every row as a record: its first cell as the title, each of the others under the name of its column."""
    lines: list[Content] = []
    for row in rows:
        if lines:
            lines.append(Content(""))
        title, *others = row
        lines += [line.stylize_before("bold") for line in prose_lines(title, width)]
        for header, cell in zip(headers[1:], others, strict=False):
            if cell.plain.strip():
                name = header.stylize_before("$primary")
                entry = Content("").join([name, Content(": ") if header.plain.strip() else Content(""), cell])
                lines += [Content("  ") + line for line in prose_lines(entry, width - 2)]
    return lines
