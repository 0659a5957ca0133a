"""Where a motion goes, and what it takes with it."""

from collections.abc import Callable
from typing import Final

from tutor.tui.editing.vim.brackets import matching
from tutor.tui.editing.vim.buffer import Buffer, Refused, Walker, first_sign
from tutor.tui.editing.vim.motion import Memory, Motion, Target
from tutor.tui.editing.vim.searching import search
from tutor.tui.editing.vim.spans import Reach
from tutor.tui.editing.vim.words import next_word, previous_end, previous_word, word_end

LINE_END: Final = 1 << 30
"""The column that `$` keeps to in every line."""


WITH_A_SIGN: Final = frozenset("fFtT'`")
"""Motions that a sign belongs to."""


def target(motion: Motion, buffer: Buffer, memory: Memory, count: int | None, operator: str = "") -> Target:
    """Return where a motion goes.

    Args:
        motion: as it was typed.
        buffer: the text and its cursor.
        memory: what earlier motions left; searches are noted there.
        count: the number typed before, None without one.
        operator: what is done with what the motion takes, "" for a mere motion.

    Raises:
        Refused: there is no such place.

    """
    key = motion.key
    if key in _BY_WORDS:
        return _by_words(key, buffer, count or 1, operator)
    if key in "fFtT;,":
        return _to_sign(motion, buffer, memory, count or 1)
    if key in ("/", "?", "n", "N", "*", "#"):
        return search(motion, buffer, memory, count or 1)
    if key in "'`":
        return _to_mark(motion, buffer, memory)
    simple = _SIMPLE.get(key)
    if simple is None:
        raise Refused
    return simple(buffer, memory, count, bool(operator))


def _left(buffer: Buffer, _memory: Memory, count: int | None, operated: bool) -> Target:
    row, column = buffer.cursor
    if column == 0 and not operated:
        raise Refused
    return Target((row, max(0, column - (count or 1))), "exclusive")


def _right(buffer: Buffer, _memory: Memory, count: int | None, operated: bool) -> Target:
    row, column = buffer.cursor
    last = len(buffer.lines[row]) - (0 if operated else 1)
    if column >= last and not operated:
        raise Refused
    return Target((row, min(last, column + (count or 1))), "exclusive")


def _rows_on(buffer: Buffer, rows: int) -> int:
    """Return the row so many further on, or the last one there is."""
    row, last = buffer.cursor[0], len(buffer.lines) - 1
    if (rows > 0 and row == last) or (rows < 0 and row == 0):
        raise Refused
    return max(0, min(row + rows, last))


def _vertically(step: int) -> "_Simple":
    def go(buffer: Buffer, memory: Memory, count: int | None, _operated: bool) -> Target:
        row = _rows_on(buffer, step * (count or 1))
        return Target((row, min(memory.column, max(0, len(buffer.lines[row]) - 1))), "lines", memory.column)

    return go


def _to_row(row: int, buffer: Buffer) -> Target:
    row = max(0, min(row, len(buffer.lines) - 1))
    return Target((row, first_sign(buffer.lines[row])), "lines")


def _lines_on(step: int) -> "_Simple":
    def go(buffer: Buffer, _memory: Memory, count: int | None, _operated: bool) -> Target:
        return _to_row(_rows_on(buffer, step * (count or 1)), buffer)

    return go


def _line_start(buffer: Buffer, _memory: Memory, _count: int | None, _operated: bool) -> Target:
    return Target((buffer.cursor[0], 0), "exclusive")


def _first_sign(buffer: Buffer, _memory: Memory, _count: int | None, _operated: bool) -> Target:
    row = buffer.cursor[0]
    return Target((row, first_sign(buffer.lines[row])), "exclusive")


def _line_end(buffer: Buffer, _memory: Memory, count: int | None, operated: bool) -> Target:
    row = _rows_on(buffer, (count or 1) - 1)
    return Target((row, max(0, len(buffer.lines[row]) - 1)), "inclusive", LINE_END)


def _last_sign(buffer: Buffer, _memory: Memory, count: int | None, _operated: bool) -> Target:
    row = min(buffer.cursor[0] + (count or 1) - 1, len(buffer.lines) - 1)
    return Target((row, max(0, len(buffer.lines[row].rstrip(" \t")) - 1)), "inclusive")


def _paragraph(step: int) -> "_Simple":
    def go(buffer: Buffer, _memory: Memory, count: int | None, _operated: bool) -> Target:
        lines, row = buffer.lines, buffer.cursor[0]
        last = len(lines) - 1
        for left in range(count or 1, 0, -1):
            if row == (0 if step < 0 else last) and left < (count or 1):
                raise Refused
            began = False
            while True:
                began = began or bool(lines[row])
                if not 0 <= row + step <= last:
                    break
                row += step
                if began and not lines[row]:
                    break
        at_end = step > 0 and row == last and lines[row]
        place = (row, len(lines[row]) - 1 if at_end else 0)
        if place == buffer.cursor:
            raise Refused
        return Target(place, "inclusive" if at_end else "exclusive")

    return go


def _to_line(buffer: Buffer, count: int | None, without: int) -> Target:
    return _to_row(without if count is None else count - 1, buffer)


def _percent(buffer: Buffer, _memory: Memory, count: int | None, _operated: bool) -> Target:
    if count is not None:
        if count > 100:
            raise Refused
        return _to_row((count * len(buffer.lines) + 99) // 100 - 1, buffer)
    return Target(matching(buffer.lines, buffer.cursor), "inclusive")


_Simple = Callable[[Buffer, Memory, int | None, bool], Target]

_SIMPLE: Final[dict[str, _Simple]] = {
    "h": _left,
    "l": _right,
    "j": _vertically(1),
    "k": _vertically(-1),
    "+": _lines_on(1),
    "-": _lines_on(-1),
    "0": _line_start,
    "^": _first_sign,
    "$": _line_end,
    "g_": _last_sign,
    "{": _paragraph(-1),
    "}": _paragraph(1),
    "%": _percent,
    "_": lambda buffer, memory, count, _: _to_row(buffer.cursor[0] + (count or 1) - 1, buffer),
    "gg": lambda buffer, memory, count, _: _to_line(buffer, count, 0),
    "G": lambda buffer, memory, count, _: _to_line(buffer, count, len(buffer.lines) - 1),
    "H": lambda buffer, memory, count, _: _to_row(buffer.view[0] + (count or 1) - 1, buffer),
    "M": lambda buffer, memory, count, _: _to_row(sum(buffer.view) // 2, buffer),
    "L": lambda buffer, memory, count, _: _to_row(buffer.view[1] - (count or 1) + 1, buffer),
    "|": lambda buffer, memory, count, _: Target(
        (buffer.cursor[0], min((count or 1) - 1, max(0, len(buffer.lines[buffer.cursor[0]]) - 1))), "exclusive"
    ),
}

_BY_WORDS: Final = frozenset({"w", "W", "b", "B", "e", "E", "ge", "gE"})


def _by_words(key: str, buffer: Buffer, count: int, operator: str) -> Target:
    start = buffer.cursor
    walker = Walker(buffer.lines, start, big=key[-1].isupper())
    kind = key.lower()
    reach: Reach = "exclusive"
    if kind == "w" and operator == "c" and walker.sign and walker.kind != 0:
        kind, stay = "e", True  # cw changes a word without the blanks behind it
    else:
        stay = False
    if kind == "w":
        moved = next_word(walker, count, to_line_end=bool(operator))
    elif kind == "e":
        reach = "inclusive"
        moved = word_end(walker, count, stay=stay)
    else:
        reach = "inclusive" if kind == "ge" else "exclusive"
        if not (previous_word if kind == "b" else previous_end)(walker, count):
            raise Refused
        moved = True
    row, column = walker.place
    if walker.place > start and column > 0 and column >= len(buffer.lines[row]):
        column, reach = column - 1, "inclusive"
    if not moved and not operator and (row, column) == start:
        raise Refused
    return Target((row, column), reach)


def _to_sign(motion: Motion, buffer: Buffer, memory: Memory, count: int) -> Target:
    key, sign = motion
    again = key in ";,"
    if again:
        if memory.found is None:
            raise Refused
        kind, sign = memory.found
        key = kind.swapcase() if key == "," else kind
    else:
        memory.found = (key, sign)
    row, column = buffer.cursor
    line, step, at = buffer.lines[row], 1 if key.islower() else -1, column
    if again and key in "tT" and count == 1 and line[at + step : at + step + 1] == sign and at + step >= 0:
        at += step  # or ; would never get past the sign that t stopped before
    for _ in range(count):
        at = line.find(sign, at + 1) if step > 0 else line.rfind(sign, 0, max(at, 0))
        if at < 0 or not sign:
            raise Refused
    if key in "tT":
        at -= step
    return Target((row, at), "inclusive" if step > 0 else "exclusive")


def _to_mark(motion: Motion, buffer: Buffer, memory: Memory) -> Target:
    place = (memory.marks or {}).get("'" if motion.argument == "`" else motion.argument)
    if place is None:
        raise Refused
    row = min(place[0], len(buffer.lines) - 1)
    if motion.key == "'":
        return _to_row(row, buffer)
    return Target((row, min(place[1], max(0, len(buffer.lines[row]) - 1))), "exclusive")
