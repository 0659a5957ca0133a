"""Changing the text: commands, what is typed after them, and both again by a dot."""

from dataclasses import replace

from tutor.tui.editing.vim.buffer import Refused
from tutor.tui.editing.vim.command import Command
from tutor.tui.editing.vim.insertion import Insertion, type_again
from tutor.tui.editing.vim.reading import Reading


class InsertMode(Reading):
    """What changes the text."""

    def _do(self, command: Command) -> None:
        """Carry a command out, and remember it for the dot."""
        self.buffer.begin()
        inserts = False
        try:
            inserts = self._execution.run(command)
        finally:
            if not inserts:
                self.buffer.finish()
        if inserts:
            self.mode = "insert"
            self._insertion = Insertion.begin(command, self.buffer)
        self._memory.column = self.buffer.cursor[1]
        if command.key not in ("y", "Y"):
            self._last = command

    def _again(self, count: int | None) -> None:
        """Carry the last change out again; a new count takes the place of the old one."""
        command = self._last
        if command is None:
            return
        command = replace(command, count=count) if count else command
        with self._changes.one_step():
            if self._execution.run(command):
                times = command.times if command.key in "iIaAoO" else 1
                type_again(self._changes, command.typed)
                self._repeat_typing(command, times - 1)
                self._one_left()
        self._last = command
        self._memory.column = self.buffer.cursor[1]

    def _end_insertion(self) -> None:
        insertion, self._insertion = self._insertion, None
        self.mode = "normal"
        if insertion is not None:
            command = insertion.command
            command.typed = insertion.typed(self.buffer)
            try:
                if command.key in "iIaAoO":
                    self._repeat_typing(command, command.times - 1)
            except Refused:
                pass
            self._drop_mere_indentation(command.typed.text)
            self.buffer.finish()
        self._one_left()
        self._memory.column = self.buffer.cursor[1]

    def _drop_mere_indentation(self, typed: str) -> None:
        """Take away the blanks that came by themselves, where nothing was typed behind them."""
        row, column = self.buffer.cursor
        line = self.buffer.lines[row]
        came_by_itself = not typed or ("\n" in typed and not typed.rpartition("\n")[2].strip(" "))
        if came_by_itself and column and column == len(line) and not line.strip(" "):
            self.buffer.replace((row, 0), (row, column), "")
            self.buffer.move((row, 0))

    def _repeat_typing(self, command: Command, times: int) -> None:
        if times <= 0:
            return
        row, column = self.buffer.cursor
        if command.key in "oO":
            line = self.buffer.lines[row]
            blanks = line[: len(line) - len(line.lstrip(" "))]
            text = f"\n{blanks}{command.typed.text}" * times
            self._changes.insert(text, (row, len(line)))
        else:
            self._changes.insert(command.typed.text * times, (row, column))
