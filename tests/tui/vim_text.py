"""A text in memory that the keys of vim are tried on, and the real vim, where it is installed."""

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tutor.tui.editing.vim.buffer import Place
from tutor.tui.editing.vim.machine import Vim

VIM = shutil.which("vim")

_SPECIAL = {
    "<Esc>": "escape",
    "<CR>": "enter",
    "<BS>": "backspace",
    "<C-d>": "ctrl+d",
    "<C-u>": "ctrl+u",
    "<lt>": "<",
}
_CODES = {"escape": "\x1b", "enter": "\r", "backspace": "\x08", "ctrl+d": "\x04", "ctrl+u": "\x15"}


def split_keys(keys: str) -> list[str]:
    """Return `dwi<Esc>` as keys."""
    return [_SPECIAL.get(key, key) for key in re.findall(r"<\w[\w-]*>|.", keys, re.DOTALL)]


class ListText:
    """A text with undo that types as an editor does."""

    def __init__(self, text: str, cursor: Place = (0, 0)) -> None:
        self.lines: list[str] = text.split("\n")
        self.cursor = cursor
        self.view = (0, 9)
        self.selection: tuple[Place, Place] | None = None
        self.saved = self.left = 0
        self._past: list[tuple[list[str], Place]] = []
        self._future: list[tuple[list[str], Place]] = []
        self._open = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def move(self, place: Place) -> None:
        row, column = place
        assert 0 <= row < len(self.lines), place
        assert 0 <= column <= len(self.lines[row]), place
        self.cursor, self.selection = place, None

    def select(self, anchor: Place, end: Place) -> None:
        self.move(end)
        self.selection = (anchor, end)

    def replace(self, start: Place, end: Place, text: str) -> None:
        assert (0, 0) <= start <= end <= (len(self.lines) - 1, len(self.lines[-1])), (start, end)
        assert start[1] <= len(self.lines[start[0]]), start
        assert end[1] <= len(self.lines[end[0]]), end
        if not self._open:
            self._past.append((list(self.lines), self.cursor))
        self._future.clear()
        joined = self.lines[start[0]][: start[1]] + text + self.lines[end[0]][end[1] :]
        self.lines[start[0] : end[0] + 1] = joined.split("\n")
        row, column = self.cursor
        row = min(row, len(self.lines) - 1)
        self.cursor = (row, min(column, len(self.lines[row])))

    def begin(self) -> None:
        if not self._open:
            self._past.append((list(self.lines), self.cursor))
        self._open += 1

    def finish(self) -> None:
        self._open -= 1
        assert self._open >= 0
        if not self._open and self._past[-1][0] == self.lines:
            self._past.pop()

    def undo(self) -> bool:
        if not self._past:
            return False
        self._future.append((list(self.lines), self.cursor))
        self.lines, self.cursor = self._past.pop()
        return True

    def redo(self) -> bool:
        if not self._future:
            return False
        self._past.append((list(self.lines), self.cursor))
        self.lines, self.cursor = self._future.pop()
        return True

    def type(self, key: str) -> None:
        """Do what an editor does with a key of insert mode."""
        row, column = self.cursor
        if key == "enter":
            blanks = self.lines[row][: len(self.lines[row]) - len(self.lines[row].lstrip(" "))][:column]
            self.replace(self.cursor, self.cursor, "\n" + blanks)
            self.cursor = (row + 1, len(blanks))
        elif key == "backspace" and column:
            self.replace((row, column - 1), self.cursor, "")
            self.cursor = (row, column - 1)
        elif len(key) == 1:
            self.replace(self.cursor, self.cursor, key)
            self.cursor = (row, column + 1)

    def save(self) -> None:
        self.saved += 1

    def quit(self) -> None:
        self.left += 1


def press(text: ListText, keys: str, vim: Vim | None = None) -> Vim:
    """Press keys on a text."""
    vim = vim or Vim(text, text)
    for key in split_keys(keys):
        if not vim.press(key):
            text.type(key)
    return vim


_SCRIPT = r"""
set cpo&vim ai sw=4 et ts=4 nojs nosi noic ww= nu! bs=indent,eol,start vb t_vb=
let cases = json_decode(join(readfile('{cases}'), ''))
let answers = []
for case in cases
  silent! %d _
  set ul=-1
  call setline(1, case.lines)
  exe "normal! a \<BS>\<Esc>"
  set ul=1000
  call setreg('"', '', 'c')
  call setcharsearch({'char': ''})
  let @/ = ''
  delmarks!
  call cursor(case.cursor[0] + 1, case.cursor[1] + 1)
  silent! exe "normal! " . case.keys . "\<Esc>"
  let place = getpos('.')
  call add(answers, [getline(1, '$'), [place[1] - 1, place[2] - 1], getreg('"'), getregtype('"') ==# 'V'])
endfor
call writefile([json_encode(answers)], '{answers}')
qa!
"""


def real_vim(cases: Sequence[tuple[str, Place, str]], folder: Path) -> list[tuple[str, Place, str, bool]]:
    """Return what vim makes of texts, cursors and keys: text, cursor, unnamed register, and whether that is of lines."""
    asked = [
        {
            "lines": text.split("\n"),
            "cursor": cursor,
            "keys": "".join(_CODES.get(key, key) for key in split_keys(keys)),
        }
        for text, cursor, keys in cases
    ]
    (folder / "cases.json").write_text(json.dumps(asked), encoding="utf-8")
    script = _SCRIPT.replace("{cases}", str(folder / "cases.json")).replace("{answers}", str(folder / "answers.json"))
    script = "\n".join(line for line in script.split("\n"))
    (folder / "ask.vim").write_text(script, encoding="utf-8")
    command = [str(VIM), "-u", "NONE", "-i", "NONE", "-N", "-n", "-X", "-es", "-S", str(folder / "ask.vim")]
    subprocess.run(command, timeout=120, check=False, stdin=subprocess.DEVNULL, capture_output=True)
    answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return [
        ("\n".join(lines), (row, column), register, bool(whole)) for lines, (row, column), register, whole in answers
    ]
