"""Which cells of a line differ from those before: what a terminal has to be sent."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

NEAR: Final = 6
"""Cells that are the same are sent again where they are no more than this between others: going over them costs as much."""

_PLAIN: Final = Style()
_Cell = tuple[str, Style]


def changed_cells(old: Strip | None, new: Strip, width: int) -> list[tuple[int, int]]:
    """Return the stretches (start, end) in which a line looks different, from the left; `end` is not included.

    Args:
        old: the line that is on the screen; None where nothing is known of it.
        new: the line as it must be.
        width: how many cells of it are seen.

    """
    if old is None:
        return [(0, width)]
    before, after = _cells(old, width), _cells(new, width)
    different = [x for x in range(width) if before[x] != after[x]]
    if not different:
        return []
    if any(one[0] == "" for one in (*before, *after)):  # terminals differ in how wide such letters are
        start = different[0]
        while start and not (before[start][0] and after[start][0]):
            start -= 1
        return [(start, width)]
    stretches = [(different[0], different[0] + 1)]
    for x in different[1:]:
        start, end = stretches[-1]
        if x - end <= NEAR:
            stretches[-1] = (start, x + 1)
        else:
            stretches.append((x, x + 1))
    return stretches


def _cells(strip: Strip, width: int) -> list[_Cell]:
    """Return letter and style of each cell; a wide letter leaves the cell behind it without one."""
    cells: list[_Cell] = []
    for text, style, _ in strip:
        shown = style or _PLAIN
        blank = _on_blank(shown)
        for letter in text[: max(0, width - len(cells))]:
            taken = 1 if letter.isascii() else cell_len(letter)
            if taken:
                cells.append((letter, blank if letter == " " else shown))
                cells += [("", shown)] * (taken - 1)
            elif cells:  # a sign over the letter before it
                cells[-1] = (cells[-1][0] + letter, cells[-1][1])
    cells += [(" ", _PLAIN)] * (width - len(cells))
    return cells[:width]


@lru_cache(maxsize=1024)
def _on_blank(style: Style) -> Style:
    """Return what of a style can be seen on a blank: no colour of writing."""
    if style.underline or style.reverse or style.strike or style.overline or style.underline2:
        return style
    return Style(bgcolor=style.bgcolor)
