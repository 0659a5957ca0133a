"""A long sentence cut so that what was found in it is in sight."""

from collections.abc import Sequence

Mark = tuple[int, int]

_BEFORE = 3
"""The part of the line, one third, that may stand before the first mark."""


def excerpt(sentence: str, marks: Sequence[Mark], width: int) -> tuple[str, list[Mark]]:
    """Return at most `width` characters of the sentence, and where the marks stand in them.

    It begins at the beginning where that shows a mark, else at a word a little before the first one.
    """
    if len(sentence) <= width or width < 2:
        return sentence[: max(width, 0)], [mark for mark in marks if mark[1] <= width]
    start = 0
    if marks and marks[0][1] > width - 1:
        start = sentence.rfind(" ", 0, max(marks[0][0] - width // _BEFORE, 0)) + 1 or marks[0][0]
    head = "…" if start else ""
    room = width - len(head)
    rest = sentence[start:]
    shown = head + (rest if len(rest) <= room else rest[: room - 1] + "…")
    shift = len(head) - start
    last = len(shown) - (len(rest) > room)
    return shown, [(first + shift, end + shift) for first, end in marks if end + shift <= last and first >= start]
