"""How far the next line of Python is indented, and where `else` belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tutor.tui.editing.lexing import code_only

INDENT: Final = 4

_LEAVES: Final = re.compile(r"(return|break|continue|pass|raise)\b")
_BEGINS: Final = re.compile(r"\s*(def|class|import|while|with|try|return)\b")
_OPENERS: Final = {
    "elif": ("if", "elif"),
    "else": ("if", "elif", "for", "while", "try", "except"),
    "except": ("try", "except"),
    "finally": ("try", "except", "else"),
}
_WORD: Final = re.compile(r"\s*([a-z]+)")


def width_of(line: str) -> int:
    """Return how many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


def indentation_after(before: str) -> int:
    """Return how far a line is indented that follows `before`, all of the program above it.

    One level more after a colon and after a bracket that is opened last; one level less after a statement that
    leaves the block; and a statement of several lines is over where its brackets are closed.
    """
    written, lines = before.split("\n"), code_only(before).split("\n")
    last = lines[-1].rstrip()
    if not written[-1].strip():
        return width_of(written[-1])
    if _bracket_is_open(lines):
        return width_of(written[-1]) + (INDENT if last.endswith(("(", "[", "{")) else 0)
    first = _first_line_of_statement(lines)
    width = width_of(written[first])
    if last.endswith(":"):
        return width + INDENT
    if _LEAVES.match(lines[first].strip()):
        return max(0, width - INDENT)
    return width


def _first_line_of_statement(lines: Sequence[str]) -> int:
    depth = 0
    for row in range(len(lines) - 1, -1, -1):
        depth += _closing(lines[row])
        if depth <= 0:
            return row
    return len(lines) - 1


def _closing(line: str) -> int:
    return sum(line.count(one) for one in ")]}") - sum(line.count(one) for one in "([{")


def _bracket_is_open(lines: Sequence[str]) -> bool:
    """Return whether the statement goes on; one that was left open is over where another certainly begins."""
    depth = 0
    for line in reversed(lines):
        depth += _closing(line)
        if depth < 0:
            return True
        if _BEGINS.match(line):
            return False
    return False


def place_of_clause(lines: Sequence[str], row: int) -> int | None:
    """Return how far `else`, `elif`, `except` or `finally` in a row must be indented; None where it stands well.

    It goes to the nearest block above it that it can continue, unless one begins at its own indentation.
    """
    word = _WORD.match(lines[row])
    if word is None or word[1] not in _OPENERS:
        return None
    width = width_of(lines[row])
    for above in reversed(lines[:row]):
        first = _WORD.match(above)
        if not above.strip() or width_of(above) > width or first is None:
            continue
        if first[1] in _OPENERS[word[1]]:
            return width_of(above) if width_of(above) < width else None
        if width_of(above) < width:
            return None
    return None
