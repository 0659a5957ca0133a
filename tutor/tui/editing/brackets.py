"""The bracket that belongs to a bracket. Brackets in texts and comments are letters like others."""

from __future__ import annotations

from typing import Final

from tutor.tui.editing.lexing import code_only

CLOSER_OF: Final = {"(": ")", "[": "]", "{": "}"}
OPENER_OF: Final = {closer: opener for opener, closer in CLOSER_OF.items()}


def pair_at(source: str, offset: int) -> tuple[int, int] | None:
    """Return the offsets of a bracket and of its partner; the one under the cursor comes before the one behind it.

    Args:
        source: the program.
        offset: where the cursor is.

    """
    if not any(one in CLOSER_OF or one in OPENER_OF for one in source[max(offset - 1, 0) : offset + 1]):
        return None
    code = code_only(source)
    for at in (offset, offset - 1):
        if 0 <= at < len(code) and (partner := _partner(code, at)) is not None:
            return at, partner
    return None


def enclosing(source: str, offset: int) -> int | None:
    """Return the offset of the bracket that is open at the cursor, or None."""
    code, depth = code_only(source), 0
    for at in range(min(offset, len(code)) - 1, -1, -1):
        if code[at] in OPENER_OF:
            depth += 1
        elif code[at] in CLOSER_OF:
            if depth == 0:
                return at
            depth -= 1
    return None


def is_balanced(code: str, closer: str) -> bool:
    """Return whether `code_only` of a program closes what it opens with brackets of one kind."""
    return code.count(OPENER_OF[closer]) == code.count(closer)


def _partner(code: str, at: int) -> int | None:
    bracket = code[at]
    if bracket in CLOSER_OF:
        places, ends = range(at + 1, len(code)), OPENER_OF
    elif bracket in OPENER_OF:
        places, ends = range(at - 1, -1, -1), CLOSER_OF
    else:
        return None
    awaited = [CLOSER_OF.get(bracket) or OPENER_OF[bracket]]
    for place in places:
        one = code[place]
        if one in ends:
            if one != awaited.pop():
                return None
            if not awaited:
                return place
        elif one in CLOSER_OF or one in OPENER_OF:
            awaited.append(CLOSER_OF.get(one) or OPENER_OF[one])
    return None
