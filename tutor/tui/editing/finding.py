"""Finding a text in a program, and putting another in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tutor.language import ascii_apostrophes


class Match(NamedTuple):
    """Where a text was found: rows and columns are counted from 0, `end` is not included."""

    row: int
    start: int
    end: int


def find(lines: Sequence[str], wanted: str, *, whole_names: bool = False) -> list[Match]:
    """Return where a text stands, from the top.

    Capital letters count only where there are some in what is wanted; ʻ and its likes are one.

    Args:
        lines: the program.
        wanted: the text to find, of one line.
        whole_names: whether a name is not found inside of a longer one.

    """
    if not wanted:
        return []
    pattern = re.escape(ascii_apostrophes(wanted))
    if whole_names and wanted.isidentifier():
        pattern = rf"\b{pattern}\b"
    expression = re.compile(pattern, re.IGNORECASE if wanted == wanted.lower() else 0)
    return [
        Match(row, match.start(), match.end())
        for row, line in enumerate(lines)
        for match in expression.finditer(ascii_apostrophes(line))
    ]


def nearest(matches: Sequence[Match], row: int, column: int) -> int:
    """Return the index of the first match at a place or after it; after the last one comes the first."""
    return next((index for index, match in enumerate(matches) if (match.row, match.start) >= (row, column)), 0)


def replaced(lines: Sequence[str], matches: Sequence[Match], text: str) -> str:
    """Return the program with a text in place of every match."""
    new = list(lines)
    for row, start, end in reversed(matches):
        new[row] = new[row][:start] + text + new[row][end:]
    return "\n".join(new)
