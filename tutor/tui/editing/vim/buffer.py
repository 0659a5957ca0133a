"""The text that the keys work on, and walking through it sign by sign."""

from collections.abc import Sequence
from typing import Protocol

Place = tuple[int, int]
"""Row and column, counted from 0. The column behind the last sign of a line is a place as well."""


class Refused(Exception):  # noqa: N818 - no error: the keys mean nothing here, and nothing is done
    """What was asked cannot be done: there is no such sign, word or line."""


class Buffer(Protocol):
    """A text with a cursor. Its lines are without line ends, and there is at least one."""

    @property
    def lines(self) -> Sequence[str]:
        """Return the lines."""

    @property
    def cursor(self) -> Place:
        """Return where the cursor is."""

    @property
    def view(self) -> tuple[int, int]:
        """Return the first and the last row that are in sight."""

    def move(self, place: Place) -> None:
        """Put the cursor somewhere."""

    def select(self, anchor: Place, end: Place) -> None:
        """Mark what is from `anchor` up to `end`, where the cursor goes."""

    def replace(self, start: Place, end: Place, text: str) -> None:
        """Put a text in place of what is between two places, the second not included."""

    def begin(self) -> None:
        """Begin a change: all that is done until `finish` is undone at once."""

    def finish(self) -> None:
        """End a change."""

    def undo(self) -> bool:
        """Take the last change back; return whether there was one."""

    def redo(self) -> bool:
        """Do again what was taken back; return whether there was something."""


class Walker:
    """Goes through a text; a line ends with a sign of its own, so that empty lines are places too."""

    def __init__(self, lines: Sequence[str], place: Place, *, big: bool = False) -> None:
        self.lines = lines
        self.row, self.column = place
        self._big = big

    @property
    def place(self) -> Place:
        """Return where the walker is."""
        return self.row, self.column

    @property
    def sign(self) -> str:
        """Return the sign here, "" behind the end of a line."""
        return self.lines[self.row][self.column : self.column + 1]

    @property
    def kind(self) -> int:
        """Return the kind of the sign here: 0 blank, 1 other signs, 2 letters, digits and `_`."""
        sign = self.sign
        if not sign or sign in " \t":
            return 0
        return 2 if self._big or sign.isalnum() or sign == "_" else 1

    @property
    def on_empty_line(self) -> bool:
        """Return whether this is a line without a sign."""
        return not self.lines[self.row]

    def forward(self) -> int:
        """Go one place on: 0 to a sign, 2 to the end of the line, 1 to the next line, −1 where there is none."""
        if self.column < len(self.lines[self.row]):
            self.column += 1
            return 0 if self.sign else 2
        if self.row + 1 < len(self.lines):
            self.row, self.column = self.row + 1, 0
            return 1
        return -1

    def back(self) -> int:
        """Go one place back: 0 in the line, 1 to the end of the line before, −1 where there is none."""
        if self.column > 0:
            self.column -= 1
            return 0
        if self.row > 0:
            self.row -= 1
            self.column = len(self.lines[self.row])
            return 1
        return -1

    def forward_sign(self) -> int:
        """Go to the next sign, over the end of a line that has signs."""
        step = self.forward()
        return self.forward() if step >= 1 and self.column else step

    def back_sign(self) -> int:
        """Go to the sign before, over the end of a line that has signs."""
        step = self.back()
        return self.back() if step == 1 and self.column else step

    def skip(self, kind: int, *, forward: bool) -> bool:
        """Go over signs of a kind; return whether the text ended."""
        while self.kind == kind:
            if (self.forward() if forward else self.back()) == -1:
                return True
        return False


def first_sign(line: str) -> int:
    """Return the column of the first sign that is no blank; of the last one in a line of blanks."""
    column = len(line) - len(line.lstrip(" \t"))
    return column if column < len(line) else max(0, len(line) - 1)


def indentation(line: str) -> str:
    """Return the blanks that a line begins with."""
    return line[: len(line) - len(line.lstrip(" \t"))]
