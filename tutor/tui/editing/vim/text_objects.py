"""What `iw`, `a(`, `i"` and the like mean at a place."""

from collections.abc import Sequence
from typing import Final

from tutor.tui.editing.vim.brackets import block, quoted
from tutor.tui.editing.vim.buffer import Place, Refused, Walker
from tutor.tui.editing.vim.spans import Reach
from tutor.tui.editing.vim.words import next_word, word_end

_BLOCKS: Final = {
    "(": "()", ")": "()", "b": "()", "[": "[]", "]": "[]", "{": "{}", "}": "{}", "B": "{}", "<": "<>", ">": "<>",
}  # fmt: skip
_QUOTES: Final = "\"'`"

NAMES: Final = frozenset("wWp") | frozenset(_BLOCKS) | frozenset(_QUOTES)


def text_object(
    lines: Sequence[str], place: Place, name: str, count: int, *, around: bool
) -> tuple[Place, Place, Reach]:
    """Return from where to where the object called `name` reaches.

    Raises:
        Refused: there is none at this place.

    """
    if name in "wW":
        return _word(lines, place, count, around=around, big=name == "W")
    if name == "p":
        return _paragraph(lines, place[0], count, around=around)
    if name in _BLOCKS:
        pair = _BLOCKS[name]
        return block(lines, place, pair[0], pair[1], count, around=around)
    start, end = quoted(lines[place[0]], place[1], name, around=around)
    if count > 1 and not around:  # 2i" takes the quotes, and no blanks
        start, end = start - 1, end + 1
    if end < start:
        return (place[0], start), (place[0], start), "exclusive"
    return (place[0], start), (place[0], end), "inclusive"


def _word(lines: Sequence[str], place: Place, count: int, *, around: bool, big: bool) -> tuple[Place, Place, Reach]:
    walker = Walker(lines, place, big=big)
    _back_in_line(walker)
    start = walker.place
    inclusive, white = True, False
    if (walker.kind == 0) == around:
        if not word_end(walker, 1, stay=True, at_empty_line=True):
            raise Refused
    else:
        next_word(walker, 1, to_line_end=True)
        if walker.column == 0:
            walker.back_sign()
        else:
            walker.column -= 1
        white = around
    for left in range(count - 1, 0, -1):
        inclusive = True
        if walker.forward_sign() == -1:
            raise Refused
        if around:
            if not next_word(walker, 1, to_line_end=True) and left > 1:
                raise Refused
            inclusive = _one_left(walker)
        elif walker.kind == 0:
            next_word(walker, 1, to_line_end=True)
            inclusive = _one_left(walker)
        elif not word_end(walker, 1, stay=True, at_empty_line=True):
            raise Refused
    if white and (walker.kind != 0 or (walker.column == 0 and not inclusive)):
        before = Walker(lines, start, big=big)
        if _one_left(before):
            _back_in_line(before)
            if before.kind == 0 and before.column > 0:
                start = before.place
    return start, walker.place, "inclusive" if inclusive else "exclusive"


def _one_left(walker: Walker) -> bool:
    if walker.column == 0:
        return False
    walker.column -= 1
    return True


def _back_in_line(walker: Walker) -> None:
    kind = walker.kind
    while walker.column > 0:
        walker.column -= 1
        if walker.kind != kind:
            walker.column += 1
            return


def _paragraph(lines: Sequence[str], row: int, count: int, *, around: bool) -> tuple[Place, Place, Reach]:
    def is_blank(at: int) -> bool:
        return not lines[at].strip(" \t")

    def end_of(at: int) -> int:
        blank = is_blank(at)
        while at + 1 < len(lines) and is_blank(at + 1) == blank:
            at += 1
        return at

    first, blank = row, is_blank(row)
    while first > 0 and is_blank(first - 1) == blank:
        first -= 1
    last = end_of(row)
    for done in range(2 * count - 1 if around else count - 1):
        if last + 1 >= len(lines):
            if not around or done < 2 * count - 2:
                raise Refused
            if not blank:  # nothing follows: the blank lines before belong to it
                while first > 0 and is_blank(first - 1):
                    first -= 1
                break
            raise Refused
        last = end_of(last + 1)
    return (first, 0), (last, 0), "lines"
