"""Offsets in a program and places in its lines, one for the other."""

from __future__ import annotations

from collections.abc import Sequence

Place = tuple[int, int]
"""Row and column, counted from 0."""


def offset_of(lines: Sequence[str], place: Place) -> int:
    """Return the offset of a place in the lines joined by line feeds."""
    row, column = place
    return sum(map(len, lines[:row])) + row + column


def place_of(source: str, offset: int) -> Place:
    """Return the row and column of an offset."""
    return source.count("\n", 0, offset), offset - source.rfind("\n", 0, offset) - 1
