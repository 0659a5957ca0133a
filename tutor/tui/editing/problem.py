"""A place in a program that Python cannot read, or reads otherwise than it looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.language import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """The characters `start` to `end` (not included) of a row, counted from 0, and what is wrong with them.

    Attributes:
        text: what is wrong, and what to do.
        awaits_more: whether what is typed below may still make it right: a bracket that is open, an empty block.
        begins_block: whether it is the empty block at the end of the program.

    """

    row: int
    start: int
    end: int
    text: Text
    awaits_more: bool = False
    begins_block: bool = False

    def is_being_typed(self, row: int) -> bool:
        """Return whether someone with the cursor in a row may be about to make it right."""
        return row == self.row or (self.awaits_more and row > self.row)

    def is_just_begun(self, lines: Sequence[str], row: int) -> bool:
        """Return whether this is a block without a line yet, and the cursor is where that line will be."""
        return (
            self.begins_block and row >= self.row and not any(line.strip() for line in lines[self.row + 1 : row + 1])
        )
