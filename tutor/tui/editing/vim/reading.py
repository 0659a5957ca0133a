"""Reading what belongs to a command: a key, a motion, a line."""

from collections.abc import Generator

from tutor.tui.editing.vim.buffer import Refused
from tutor.tui.editing.vim.motion import Motion
from tutor.tui.editing.vim.motions import WITH_A_SIGN
from tutor.tui.editing.vim.state import VimState

OneKey = Generator[None, str, str]


class Reading(VimState):
    """What reads keys one by one."""

    def _key(self) -> OneKey:
        return (yield)

    def _read_motion(self, key: str) -> Generator[None, str, Motion]:
        """Read what belongs to a motion that begins with a key."""
        if key in WITH_A_SIGN:
            sign = yield from self._key()
            if len(sign) != 1:
                raise Refused
            return Motion(key, sign)
        if key in ("/", "?"):
            line = yield from self._read_line(key)
            return Motion(key, line[1:])
        return Motion(key)

    def _read_line(self, first: str) -> OneKey:
        """Read a line behind `:`, `/` or `?`; without its sign nothing is left of it."""
        before = self.mode
        self.mode, self.line, self.pending = "command", first, ""
        if before.startswith("visual") and first == ":":
            self._keep_marks_of_the_marked()
            self.line = ":'<,'>"
        while True:
            key = yield from self._key()
            self.pending = ""
            if key == "enter":
                break
            if key == "backspace":
                self.line = self.line[:-1]
                if not self.line:
                    break
            elif key == "ctrl+u":
                self.line = first
            elif len(key) == 1:
                self.line += key
        line, self.line = self.line, ""
        self.mode = before if first != ":" else "normal"
        if not line:
            raise Refused
        return line
