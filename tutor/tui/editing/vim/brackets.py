"""Brackets and quotes, and what they hold."""

from collections.abc import Sequence
from typing import Final

from tutor.tui.editing.vim.buffer import Place, Refused, Walker
from tutor.tui.editing.vim.spans import Reach

_PAIRS: Final = {"(": ")", "[": "]", "{": "}"}
_OPENING: Final = {closing: opening for opening, closing in _PAIRS.items()}


def matching(lines: Sequence[str], place: Place) -> Place:
    """Return the partner of the first bracket at or behind a place in its line (`%`)."""
    row, column = place
    line = lines[row]
    at = next((at for at in range(column, len(line)) if line[at] in "()[]{}"), None)
    if at is None:
        raise Refused
    sign = line[at]
    if sign in _PAIRS:
        return closing(lines, (row, at), sign, _PAIRS[sign])
    return opening(lines, (row, at), _OPENING[sign], sign)


def closing(lines: Sequence[str], place: Place, left: str, right: str) -> Place:
    """Return the bracket that closes the one at a place."""
    depth, start = 0, place[1]
    for row in range(place[0], len(lines)):
        for column in range(start, len(lines[row])):
            sign = lines[row][column]
            depth += (sign == left) - (sign == right)
            if depth == 0:
                return row, column
        start = 0
    raise Refused


def opening(lines: Sequence[str], place: Place, left: str, right: str) -> Place:
    """Return the bracket that the one at a place closes, or that a place is within."""
    row, column = place
    depth = 0 if lines[row][column : column + 1] == right else 1
    for at in range(row, -1, -1):
        line = lines[at]
        for spot in range(min(column, len(line) - 1) if at == row else len(line) - 1, -1, -1):
            depth += (line[spot] == right) - (line[spot] == left and (at, spot) != place)
            if depth == 0:
                return at, spot
    raise Refused


def block(
    lines: Sequence[str], place: Place, left: str, right: str, count: int, *, around: bool
) -> tuple[Place, Place, Reach]:
    """Return what a pair of brackets around a place holds (`i(`), or that with the brackets (`a(`)."""
    start = _around(lines, place, left, right, count)
    end = closing(lines, start, left, right)
    if around:
        return start, end, "inclusive"
    walker = Walker(lines, start)
    walker.forward_sign()
    first = walker.place
    walker = Walker(lines, end)
    at_line_start = end[1] == 0
    walker.back_sign()
    while not lines[walker.row][: walker.column + 1].strip(" \t"):
        at_line_start = True
        if walker.back_sign() != 0:
            break
    if at_line_start:
        walker.column = len(lines[walker.row])
        walker.forward()
        return first, max(first, walker.place), "exclusive"
    if walker.place < first:
        return first, first, "exclusive"
    return first, walker.place, "inclusive"


def _around(lines: Sequence[str], place: Place, left: str, right: str, count: int) -> Place:
    """Return the opening bracket that is `count` pairs out from a place; outside of any, the next one."""
    start = place
    if lines[place[0]][place[1] : place[1] + 1] == left:
        count -= 1
    elif (outer := _outer(lines, place, left, right)) is None:
        start, count = _next(lines, place, left), count - 1
    else:
        start, count = outer, count - 1
    for _ in range(count):
        further = _outer(lines, start, left, right)
        if further is None:
            raise Refused
        start = further
    return start


def _outer(lines: Sequence[str], place: Place, left: str, right: str) -> Place | None:
    walker = Walker(lines, place)
    if lines[place[0]][place[1] : place[1] + 1] == left and walker.back() == -1:
        return None
    try:
        return opening(lines, walker.place, left, right)
    except Refused:
        return None


def _next(lines: Sequence[str], place: Place, left: str) -> Place:
    for row in range(place[0], len(lines)):
        column = lines[row].find(left, place[1] if row == place[0] else 0)
        if column >= 0:
            return row, column
    raise Refused


def quoted(line: str, column: int, quote: str, *, around: bool) -> tuple[int, int]:
    """Return from which column to which one, included, a string around or behind a column holds (`i"`)."""
    marks = [at for at, sign in enumerate(line) if sign == quote and not _is_escaped(line, at)]
    pair = next(((one, two) for one, two in zip(marks[::2], marks[1::2], strict=False) if column <= two), None)
    if pair is None:
        raise Refused
    start, end = pair
    if not around:
        return start + 1, end - 1
    after = len(line[end + 1 :]) - len(line[end + 1 :].lstrip(" \t"))
    if after:
        return start, end + after
    before = start - len(line[:start].rstrip(" \t"))
    return start - before, end


def _is_escaped(line: str, at: int) -> bool:
    before = line[:at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1
