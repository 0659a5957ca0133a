"""Words of a program inside a message: shown as they are, whatever marks of bold, italic or code they hold."""

import re
from typing import Final

FENCED: Final = r"(?<!`)(?P<fence>``+)(?!`)(?P<literal>[^\n]+?)(?<!`)(?P=fence)(?!`)"
"""The pattern of a fence and, in the group `literal`, what stands in it; `unfenced` reads that."""

_MARKS: Final = re.compile(r"[*`]")
_LEAST: Final = 2
"""A fence of one backtick marks code; of two or more, words that are shown as they are, without the fence."""


def literal(words: str) -> str:
    """Return one line of foreign words to stand in a message; what has no marks in it stays as it is.

    Others are put between fences of more backticks than stand together in the words, as Markdown has it.
    """
    if not _MARKS.search(words):
        return words
    fence = "`" * max(_LEAST, 1 + max(map(len, re.findall("`+", words)), default=0))
    room = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{room}{words}{room}{fence}"


def unfenced(words: str) -> str:
    """Return the words that stood between fences, without the room beside backticks of their own."""
    return words[1:-1] if words.startswith(" `") or words.endswith("` ") else words
