"""Reads keys as vim does, and has them carried out."""

from collections.abc import Callable
from typing import Final

from tutor.language import Text
from tutor.tui.editing.vim.buffer import Place, Refused
from tutor.tui.editing.vim.command import LARGEST_COUNT, OPERATORS, Command
from tutor.tui.editing.vim.motion import Motion
from tutor.tui.editing.vim.motions import target
from tutor.tui.editing.vim.state import Keys, Mode
from tutor.tui.editing.vim.text_objects import NAMES
from tutor.tui.editing.vim.visual_mode import VisualMode

_SAME_KEYS: Final = {
    "left": "h", "right": "l", "up": "k", "down": "j", "home": "0", "end": "$", "enter": "+", "backspace": "h",
    " ": "l", "delete": "x",
}  # fmt: skip
_CHANGES: Final = frozenset("xXDCsSYJpPr~") | frozenset("iIaAoO") | {"gJ"}
_VISUAL_CHANGES: Final = {
    "d": "d", "x": "d", "delete": "d", "X": "D", "D": "D", "c": "c", "s": "c", "C": "C", "S": "C", "R": "C", "y": "y",
    "Y": "Y", ">": ">", "<": "<", "J": "J", "~": "~", "u": "u", "U": "U", "gu": "u", "gU": "U", "g~": "~", "r": "r",
}  # fmt: skip
_NOT_FOUND: Final = Text(uz="Topilmadi: {pattern}", en="Not found: {pattern}")


_NAMED: Final = frozenset({"escape", "tab", "ctrl+d", "ctrl+u"})


class Vim(VisualMode):
    """The keys of vim over a buffer."""

    def press(self, key: str) -> bool:
        """Take a key: a sign, or the name of a key; return False where it is the editor's to handle.

        In insert mode that is every key but Escape.
        """
        self.message = None
        if self.mode == "insert":
            if key != "escape":
                return False
            self._end_insertion()
            return True
        if len(key) > 1 and key not in _SAME_KEYS and key not in _NAMED:
            return False
        if self.mode.startswith("visual"):
            self.buffer.move(self._place)
        else:
            self._stay_on_a_sign()
            if self.buffer.cursor != self._left_at:  # by the mouse, or by another program that is shown
                self._memory.column = self.buffer.cursor[1]
        if key == "escape":
            self._leave()
        else:
            self._feed(key)
        self._show()
        self._left_at = self.buffer.cursor
        return True

    def start_over(self) -> None:
        """Go to normal mode: another text is shown, or the editor was left."""
        if self.mode == "insert":
            self._end_insertion()
        self._leave()

    def mouse_moved(self, anchor: Place, end: Place) -> None:
        """Take in what was marked with the mouse or with Shift and an arrow."""
        if self.mode in ("normal", "visual", "visual-line") and anchor != end:
            forward = end > anchor
            self.mode = "visual"
            self.anchor = anchor if forward else (anchor[0], max(0, anchor[1] - 1))
            self._place = (end[0], max(0, end[1] - 1)) if forward else end
        elif self.mode.startswith("visual"):
            self.mode = "normal"

    def _begin_to_read(self) -> Keys:
        reader = self._read()
        next(reader)
        return reader

    def _feed(self, key: str) -> None:
        self.pending += key if len(key) == 1 else ""
        try:
            self._reader.send(key)
        except Refused:
            self._reader = self._begin_to_read()
            self.pending = ""
        except StopIteration:  # one command is read at a time
            self._reader = self._begin_to_read()
            self.pending = ""

    def _read(self) -> Keys:
        """Read one command and carry it out."""
        register, count = "", 0
        key = yield from self._key()
        while key == '"' or (key.isdigit() and key.isascii() and (key != "0" or count)):
            if key == '"':
                register = yield from self._key()
            else:
                count = min(count * 10 + int(key), LARGEST_COUNT)
            key = yield from self._key()
        key = _SAME_KEYS.get(key, key)
        if key in ("g", "z", "Z"):
            key += yield from self._key()
        command = Command(key, count or None, register)
        if self.mode.startswith("visual"):
            yield from self._read_visual(command)
        else:
            yield from self._read_normal(command)

    def _read_normal(self, command: Command) -> Keys:
        key = command.key
        if key in OPERATORS:
            yield from self._read_operand(command)
        elif key in _CHANGES:
            if key == "r":
                sign = yield from self._key()
                command.sign = "\n" if sign == "enter" else sign
                if len(command.sign) != 1:
                    raise Refused
            self._do(command)
        elif key in ("v", "V"):
            self._begin_to_mark("visual" if key == "v" else "visual-line")
        elif key == "gv" and self._marked is not None:
            self.mode, self.anchor, self._place = self._marked
            self._keep_marked_inside()
        elif key in (":", "/", "?"):
            line = yield from self._read_line(key)
            self._run_line(line, command.count)
        elif key == "." and self._last is not None:
            self._again(command.count)
        elif key in ("u", "U"):
            self._undo(command.times, self.buffer.undo if key == "u" else self.buffer.redo)
        elif key == "m":
            mark = yield from self._key()
            self._memory.marks = {**(self._memory.marks or {}), mark: self.buffer.cursor}
        elif key in ("ZZ", "ZQ"):
            self._commands.host.quit()
        elif key in ("ctrl+d", "ctrl+u"):
            self._half_a_page(1 if key == "ctrl+d" else -1)
        elif key[0] != "z":
            motion = yield from self._read_motion(key)
            self._go(motion, command.count)

    def _read_operand(self, command: Command) -> Keys:
        """Read what an operator works on."""
        count = 0
        key = yield from self._key()
        while key.isdigit() and key.isascii() and (key != "0" or count):
            count = min(count * 10 + int(key), LARGEST_COUNT)
            key = yield from self._key()
        if count:
            command.count = min(command.times * count, LARGEST_COUNT)
        key = _SAME_KEYS.get(key, key)
        if key == "g":
            key += yield from self._key()
        if key in (command.key, command.key[-1]) or (command.key[0] == "g" and key == command.key):
            command.motion = Motion("_")
        elif key in ("i", "a"):
            name = yield from self._key()
            if name not in NAMES:
                raise Refused
            command.text_object = key + name
        else:
            command.motion = yield from self._read_motion(key)
        self._do(command)

    def _go(self, motion: Motion, count: int | None) -> None:
        marking = self.mode.startswith("visual") and motion.key in "l$"
        try:
            goal = target(motion, self.buffer, self._memory, count, "v" if marking else "")
        except Refused:
            if motion.key in "/?nN*#":
                self.message = _NOT_FOUND.format(pattern=self._memory.pattern)
            raise
        if motion.key in "/?nN*#%G'`" or motion.key == "gg":
            self._memory.marks = {**(self._memory.marks or {}), "'": self.buffer.cursor}
        row, column = goal.place
        length = len(self.buffer.lines[row])
        if marking and motion.key == "$":
            column = length  # what is marked takes the end of the line in
        self._place = (row, min(column, length if marking and motion.key in "l$" else max(0, length - 1)))
        self.buffer.move(self._place)
        self._memory.column = self._place[1] if goal.column is None else goal.column

    def _undo(self, times: int, step: Callable[[], bool]) -> None:
        for _ in range(times):
            if not step():
                break
        self._stay_on_a_sign()

    def _half_a_page(self, direction: int) -> None:
        top, bottom = self.buffer.view
        row, column = self.buffer.cursor
        row = max(0, min(len(self.buffer.lines) - 1, row + direction * max(1, (bottom - top + 1) // 2)))
        self._place = (row, min(column, max(0, len(self.buffer.lines[row]) - 1)))
        self.buffer.move(self._place)

    def _run_line(self, line: str, count: int | None) -> None:
        if line[0] == ":":
            self.message = self._commands.run(line[1:])
        else:
            self._go(Motion(line[0], line[1:]), count)

    def _read_visual(self, command: Command) -> Keys:
        key = command.key
        if key in _VISUAL_CHANGES:
            if key == "r":
                command.sign = yield from self._key()
                if len(command.sign) != 1:
                    raise Refused
            self._change_marked(command, _VISUAL_CHANGES[key])
        elif key in ("p", "P"):
            self._put_over_marked(command)
        elif key in ("v", "V"):
            wanted: Mode = "visual" if key == "v" else "visual-line"
            if self.mode == wanted:
                self._leave()
            else:
                self.mode = wanted
        elif key in ("o", "O"):
            self.anchor, self._place = self._place, self.anchor
            self.buffer.move(self._place)
        elif key in ("I", "A") and self.mode == "visual":
            start, end = sorted((self.anchor, self._place))
            self._leave()
            self.buffer.move(start if key == "I" else end)
            self._do(Command("i" if key == "I" else "a", command.count))
        elif key in ("i", "a"):
            name = yield from self._key()
            if name in NAMES:
                self._mark_object(key, name, command.times)
        elif key == ":":
            line = yield from self._read_line(":")
            self._run_line(line, None)
        elif key in ("ctrl+d", "ctrl+u"):
            self._half_a_page(1 if key == "ctrl+d" else -1)
        elif key[0] != "z":
            motion = yield from self._read_motion(key)
            self._go(motion, command.count)
