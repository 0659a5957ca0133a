"""What the keys of vim remember from one to the next, and where the cursor may be."""

from collections.abc import Generator
from typing import Literal

from tutor.language import Text
from tutor.tui.editing.vim.buffer import Buffer, Place
from tutor.tui.editing.vim.changes import Changes
from tutor.tui.editing.vim.command import Command
from tutor.tui.editing.vim.command_line import CommandLine, Host
from tutor.tui.editing.vim.execution import Execution
from tutor.tui.editing.vim.insertion import Insertion

Mode = Literal["normal", "insert", "visual", "visual-line", "command"]

Keys = Generator[None, str, None]


class VimState:
    """The keys of vim over a buffer.

    Attributes:
        mode: what keys mean now.
        anchor: where what is marked in visual mode begins.
        line: what is typed behind `:`, `/` or `?`, with that sign.
        pending: the keys of a command that is not complete yet.
        message: what is to be told of the last command; None where it is nothing.

    """

    def __init__(self, buffer: Buffer, host: Host) -> None:
        self.buffer = buffer
        self.mode: Mode = "normal"
        self.anchor: Place = (0, 0)
        self.line = ""
        self.pending = ""
        self.message: Text | None = None
        self._place: Place = (0, 0)
        self._left_at: Place = (0, 0)
        self._changes = Changes(buffer)
        self._execution = Execution(buffer, self._changes)
        self._memory = self._execution.memory
        self._commands = CommandLine(buffer, self._changes, host, self._memory)
        self._insertion: Insertion | None = None
        self._last: Command | None = None
        self._marked: tuple[Mode, Place, Place] | None = None
        self._reader: Keys = self._begin_to_read()

    @property
    def takes_escape(self) -> bool:
        """Return whether Escape has something to leave here."""
        return self.mode != "normal" or bool(self.pending)

    @property
    def place(self) -> Place:
        """Return where the cursor is: in visual mode the end of what is marked is not it."""
        return self._place if self.mode.startswith("visual") else self.buffer.cursor

    def _leave(self) -> None:
        """Go to normal mode, and forget what is half typed."""
        if self.mode.startswith("visual"):
            self._marked = (self.mode, self.anchor, self._place)
            self._keep_marks_of_the_marked()
            self.buffer.move(self._place)
        self.mode, self.line, self.pending = "normal", "", ""
        self._reader = self._begin_to_read()

    def _keep_marked_inside(self) -> None:
        lines = self.buffer.lines

        def inside(place: Place) -> Place:
            row = min(place[0], len(lines) - 1)
            return row, min(place[1], len(lines[row]))

        self.anchor, self._place = inside(self.anchor), inside(self._place)

    def _show(self) -> None:
        """Put the cursor where it may be, and mark what is marked."""
        if self.mode.startswith("visual"):
            self._mark()
        elif self.mode != "insert":
            self._stay_on_a_sign()

    def _mark(self) -> None:
        self._keep_marked_inside()
        lines = self.buffer.lines
        start, end = sorted((self.anchor, self._place))
        if self.mode == "visual-line":
            start, end = (start[0], 0), (end[0], len(lines[end[0]]))
        else:
            end = (end[0], min(end[1] + 1, len(lines[end[0]])))
        if self._place < self.anchor:
            self.buffer.select(end, start)
        else:
            self.buffer.select(start, end)

    def _stay_on_a_sign(self) -> None:
        """Keep the cursor off the place behind the last sign of a line."""
        row, column = self.buffer.cursor
        last = max(0, len(self.buffer.lines[row]) - 1)
        if column > last:
            self.buffer.move((row, last))

    def _one_left(self) -> None:
        row, column = self.buffer.cursor
        if column > 0:
            self.buffer.move((row, column - 1))

    def _keep_marks_of_the_marked(self) -> None:
        start, end = sorted((self.anchor, self._place))
        self._memory.marks = {**(self._memory.marks or {}), "<": start, ">": end}

    def _begin_to_read(self) -> Keys:
        """Wait for the first key of a command."""
        raise NotImplementedError
