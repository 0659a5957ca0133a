"""What is marked in a program: stretches of a line, and notes beside lines; and how they move when it is edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from tutor.language import Text

Look = Literal["error", "warning", "match", "current-match", "bracket", "changed"]
"""What a mark tells; how it looks is the stylesheet's business."""


@dataclass(frozen=True, slots=True)
class Span:
    """The characters `start` to `end` (not included) of one line."""

    row: int
    start: int
    end: int
    look: Look


@dataclass(frozen=True, slots=True)
class Note:
    """What is said beside a line, with a sign in the gutter; rows are counted from 0."""

    row: int
    text: Text
    look: Look = "error"


Mark = Span | Note
AnyMark = TypeVar("AnyMark", Span, Note)


def follow(marks: Sequence[AnyMark], before: Sequence[str], after: Sequence[str]) -> list[AnyMark]:
    """Return the marks where they are after an edit; those of lines that were edited are gone.

    Args:
        marks: the marks of the program before.
        before: its lines.
        after: the lines as they are now.

    """
    if not marks:
        return []
    top = 0
    shortest = min(len(before), len(after))
    while top < shortest and before[top] == after[top]:
        top += 1
    below = 0
    while below < shortest - top and before[-1 - below] == after[-1 - below]:
        below += 1
    shift = len(after) - len(before)
    return [
        mark if mark.row < top else replace(mark, row=mark.row + shift)
        for mark in marks
        if mark.row < top or mark.row >= len(before) - below
    ]
