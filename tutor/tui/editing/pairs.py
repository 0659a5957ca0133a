"""What typing a bracket or a quote does: it brings its partner along where that cannot be in the way."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tutor.tui.editing.brackets import CLOSER_OF, OPENER_OF, is_balanced
from tutor.tui.editing.lexing import code_only, text_at

QUOTES: Final = "\"'"
_ROOM: Final = ("", " ", "\n", ")", "]", "}", ",", ":")
"""What may stand behind the cursor for a partner to be put there."""
_PREFIX: Final = re.compile(r"(?:^|\W)(?:[rbfu]|rb|br|rf|fr)$", re.IGNORECASE)


class Typed(NamedTuple):
    """What becomes of a key: characters `before` and `behind` the cursor go, `text` and then `partner` come.

    The cursor stands between `text` and `partner`.
    """

    text: str
    partner: str = ""
    before: int = 0
    behind: int = 0


def typed(character: str, source: str, offset: int) -> Typed | None:
    """Return what typing a bracket or a quote does, or None where it is a letter like others.

    Args:
        character: what is typed.
        source: the program before.
        offset: where the cursor is in it.

    """
    if character in OPENER_OF:
        return _closer(character, source, offset)
    if character not in CLOSER_OF and character not in QUOTES:
        return None
    before, after = source[:offset], source[offset : offset + 1]
    if character in CLOSER_OF:
        return Typed(character, CLOSER_OF[character]) if after in _ROOM and not text_at(source, offset) else None
    return _quote(character, source, before, after)


def _closer(closer: str, source: str, offset: int) -> Typed | None:
    """Go over a closing bracket that is there already, also from an empty line above it."""
    code = code_only(source)
    at = len(code) - len(code[offset:].lstrip())
    if code[at : at + 1] != closer or not is_balanced(code, closer):
        return None
    if at == offset:
        return Typed(closer, behind=1)
    line = source[source.rfind("\n", 0, offset) + 1 : offset]
    if line.strip() or source[offset:at].strip():
        return None
    return Typed(source[source.rfind("\n", 0, at) + 1 : at + 1], before=len(line), behind=at + 1 - offset)


def _quote(quote: str, source: str, before: str, after: str) -> Typed | None:
    if (text := text_at(source, len(before))) is not None:
        closer = quote * 3 if source[text.start : text.end].endswith(quote * 3) else quote
        is_closer = text.closed and after == quote and len(before) >= text.end - len(closer)
        return Typed(quote, behind=1) if is_closer else None
    if before.endswith(quote * 2) and not before.endswith(quote * 3):
        return Typed(quote, quote * 3) if after in ("", "\n") else None
    glued = bool(before) and (before[-1].isalnum() or before[-1] in f"_{QUOTES}") and not _PREFIX.search(before)
    return Typed(quote, quote) if after in _ROOM and not glued else None


def is_finished(line: str, column: int) -> bool:
    """Return whether only partners that came along stand behind the cursor: Enter then leaves the line whole.

    Not so behind an opening bracket, a comma or an operator: there one goes on in the next line.
    """
    before, rest = line[:column].rstrip(), line[column:]
    if not rest or rest.strip(f"{QUOTES})]}}") or not before:
        return False
    goes_on = before[-1] in "([{,+-*/%=<>&|" and text_at(line, column) is None
    code = code_only(line)
    return not goes_on and all(is_balanced(code, closer) for closer in OPENER_OF)


def is_empty_pair(source: str, offset: int) -> bool:
    """Return whether the cursor stands between a bracket or quote and its partner, with nothing in between."""
    if not 0 < offset < len(source):
        return False
    opener, closer = source[offset - 1], source[offset]
    if opener in QUOTES:
        return opener == closer and source[max(offset - 2, 0) : offset - 1] != opener
    return CLOSER_OF.get(opener) == closer and is_balanced(code_only(source), closer)
