"""Carries out a command of normal or visual mode on the text."""

from typing import Final

from tutor.tui.editing.vim.buffer import Buffer, Place, Refused, first_sign, indentation
from tutor.tui.editing.vim.changes import INDENT, Changes
from tutor.tui.editing.vim.command import OPERATORS, Command, Shape
from tutor.tui.editing.vim.motion import Memory, Motion
from tutor.tui.editing.vim.motions import target
from tutor.tui.editing.vim.spans import Span, spanned
from tutor.tui.editing.vim.text_objects import text_object

_SHORT: Final = {
    "x": ("d", Motion("l")),
    "X": ("d", Motion("h")),
    "D": ("d", Motion("$")),
    "C": ("c", Motion("$")),
    "s": ("c", Motion("l")),
    "S": ("c", Motion("_")),
    "Y": ("y", Motion("_")),
}


class Execution:
    """Changes a buffer as commands say."""

    def __init__(self, buffer: Buffer, changes: Changes) -> None:
        self.buffer = buffer
        self.changes = changes
        self.memory = Memory()

    def run(self, command: Command) -> bool:
        """Carry a command out; return whether insert mode follows.

        Raises:
            Refused: it cannot be done here, and nothing was changed.

        """
        key = command.key
        if key in _SHORT and command.shape is None:
            return self._short(command)
        if key in OPERATORS or command.shape is not None:
            return self._operate(command)
        if key in "iIaAoO":
            self._begin_to_insert(key)
            return True
        self._simple(command)
        return False

    def _short(self, command: Command) -> bool:
        row, column = self.buffer.cursor
        if command.key in ("x", "X") and (column == 0 if command.key == "X" else not self.buffer.lines[row]):
            raise Refused
        operator, motion = _SHORT[command.key]
        if motion.key == "$" and not self.buffer.lines[row]:
            return operator == "c"
        long = Command(operator, command.count, command.register, motion)
        return self._operate(long)

    def _operate(self, command: Command) -> bool:
        span = self.span(command)
        key, changes = command.key, self.changes
        if key in ("d", "x", "X", "D"):
            changes.delete(span, command.register, whole_lines=command.shape is None and not command.text_object)
        elif key in ("c", "s", "S", "C", "R"):
            changes.empty(span, command.register)
            return True
        elif key in ("y", "Y"):
            changes.copy(span, command.register)
        elif key in "<>":
            levels = command.times if command.shape is not None else 1
            changes.shift(span.rows, levels if key == ">" else -levels)
        elif key == "J":
            changes.join(len(span.rows), blanks=True)
        elif key == "r":
            changes.replace_signs(span, command.sign)
        else:
            changes.change_case(span, {"u": "gu", "U": "gU", "~": "g~"}.get(key, key))
            self.buffer.move(span.start)
        return False

    def span(self, command: Command) -> Span:
        """Return what a command works on."""
        lines, (row, column) = self.buffer.lines, self.buffer.cursor
        if command.shape is not None:
            return self._marked_before(command.shape)
        if command.text_object:
            start, end, reach = text_object(
                lines, (row, column), command.text_object[1], command.times, around=command.text_object[0] == "a"
            )
            found = spanned(lines, start, end, reach)
            self.buffer.move(found.start)
            return found
        motion = command.motion
        if motion is None:
            raise Refused
        if motion.key == "_" and command.times > 1 and row == len(lines) - 1:
            raise Refused
        goal = target(motion, self.buffer, self.memory, command.count, command.key)
        keeps_column = motion.key == "_" and command.key == "y"
        place = (goal.place[0], column) if keeps_column else goal.place
        return spanned(lines, (row, column), place, goal.reach)

    def _marked_before(self, shape: Shape) -> Span:
        """Return as much as was marked once, from the cursor on."""
        lines, (row, column) = self.buffer.lines, self.buffer.cursor
        bottom = min(row + shape.rows - 1, len(lines) - 1)
        if shape.lines:
            return Span((row, column), (bottom, 0), lines=True)
        end = column + shape.columns if shape.rows == 1 else shape.columns
        if end > len(lines[bottom]) and bottom + 1 < len(lines):
            return Span((row, column), (bottom + 1, 0))
        return Span((row, column), (bottom, min(end, len(lines[bottom]))))

    def _begin_to_insert(self, key: str) -> None:
        lines, (row, column) = self.buffer.lines, self.buffer.cursor
        line = lines[row]
        if key in "oO":
            blanks = indentation(line)
            if key == "o":
                if line.split("#")[0].rstrip().endswith(":"):
                    blanks += " " * INDENT
                self.changes.insert("\n" + blanks, (row, len(line)))
            else:
                self.buffer.replace((row, 0), (row, 0), blanks + "\n")
                self.buffer.move((row, len(blanks)))
            return
        places: dict[str, Place] = {
            "i": (row, column),
            "a": (row, min(column + 1, len(line))),
            "I": (row, len(indentation(line))),
            "A": (row, len(line)),
        }
        self.buffer.move(places[key])

    def _simple(self, command: Command) -> None:
        key, times, changes = command.key, command.times, self.changes
        row, column = self.buffer.cursor
        line = self.buffer.lines[row]
        if key in ("p", "P"):
            changes.put(command.register, times, before=key == "P")
        elif key in ("J", "gJ"):
            changes.join(times, blanks=key == "J")
        elif key == "~":
            if not line:
                raise Refused
            end = min(column + times, len(line))
            changes.change_case(Span((row, column), (row, end)), "g~")
            self.buffer.move((row, end))
        elif key == "r":
            if column + times > len(line):
                raise Refused
            behind = (row, column + times)
            if command.sign == "\n":
                self.buffer.replace((row, column), behind, "\n" + indentation(line))
                self.buffer.move((row + 1, first_sign(self.buffer.lines[row + 1])))
            else:
                self.buffer.replace((row, column), behind, command.sign * times)
                self.buffer.move((row, column + times - 1))
        else:
            raise Refused
