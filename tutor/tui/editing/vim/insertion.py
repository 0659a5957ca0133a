"""What is typed between the start and the end of insert mode; the typing itself is the editor's."""

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.tui.editing.vim.buffer import Buffer, Place
from tutor.tui.editing.vim.changes import Changes
from tutor.tui.editing.vim.command import Command, Typed


@dataclass(slots=True)
class Insertion:
    """Insert mode since it began."""

    command: Command
    text: str
    offset: int
    """Where the cursor was at first, in signs from the start of the text."""

    @classmethod
    def begin(cls, command: Command, buffer: Buffer) -> "Insertion":
        """Note how the text is before anything is typed."""
        return cls(command, "\n".join(buffer.lines), offset_of(buffer.lines, buffer.cursor))

    def typed(self, buffer: Buffer) -> Typed:
        """Return what was typed since: what is new between the parts that stayed as they were."""
        now = "\n".join(buffer.lines)
        cursor = offset_of(buffer.lines, buffer.cursor)
        behind = self.text[self.offset :]
        if now[cursor:] == behind:
            end = cursor
        else:
            kept = 0
            while kept < min(len(behind), len(now)) and behind[-1 - kept] == now[-1 - kept]:
                kept += 1
            end = len(now) - kept
        start = 0
        while start < min(self.offset, end) and self.text[start] == now[start]:
            start += 1
        return Typed(self.offset - start, now[start:end])


def offset_of(lines: Sequence[str], place: Place) -> int:
    """Return how many signs are before a place, line ends counted."""
    return sum(len(line) + 1 for line in lines[: place[0]]) + place[1]


def type_again(changes: Changes, typed: Typed) -> None:
    """Do at the cursor what was done in insert mode."""
    row, column = changes.buffer.cursor
    start = max(0, column - typed.deleted)
    if start < column:
        changes.buffer.replace((row, start), (row, column), "")
    changes.insert(typed.text, (row, start))
