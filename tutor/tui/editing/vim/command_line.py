"""The commands behind a colon."""

import re
from typing import Final, Protocol

from tutor.language import Text
from tutor.tui.editing.vim.buffer import Buffer, Refused, first_sign
from tutor.tui.editing.vim.changes import MOST_SIGNS, Changes
from tutor.tui.editing.vim.motion import Memory
from tutor.tui.editing.vim.patterns import compiled, replacement
from tutor.tui.editing.vim.spans import Span

_ADDRESS: Final = r"(?:\d+|\.|\$|'[a-z<>])(?:[+-]\d*)*|[+-]\d*(?:[+-]\d*)*"
_RANGE: Final = re.compile(rf"\s*(?:(%)|({_ADDRESS})?\s*(?:,\s*({_ADDRESS})?)?)\s*")
_SUBSTITUTE: Final = re.compile(r"s(?:u(?:b(?:s(?:t(?:i(?:t(?:u(?:te?)?)?)?)?)?)?)?)?([^\w\s\"|\\])(.*)")
_QUIT: Final = frozenset({"q", "quit", "qa", "qall", "wq", "x", "xit", "wqa", "xa", "exit", "q!", "qa!", "wq!", "x!"})
_SAVE: Final = frozenset({"w", "write", "wa", "w!", "up", "update"})
_NOTHING: Final = frozenset({"", "noh", "nohl", "nohlsearch"})

_UNKNOWN = Text(uz="Bunday buyruq yoʻq: :{line}", en="There is no such command: :{line}")
_NO_LINE = Text(uz="Bunday satr yoʻq", en="There is no such line")
_NOT_FOUND = Text(uz="Topilmadi: {pattern}", en="Not found: {pattern}")
_REPLACED = Text(uz="Almashtirildi: {count}", en="Replaced: {count}")
_TOO_MUCH = Text(uz="Matn juda katta boʻlib ketar edi", en="The text would become too large")


class Host(Protocol):
    """What the keys ask of the app."""

    def save(self) -> None:
        """Save the text, and tell where."""

    def quit(self) -> None:
        """Leave."""


class CommandLine:
    """Carries out what is typed behind a colon."""

    def __init__(self, buffer: Buffer, changes: Changes, host: Host, memory: Memory) -> None:
        self.buffer = buffer
        self.host = host
        self._changes = changes
        self._memory = memory

    def run(self, line: str) -> Text | None:
        """Carry a line out; return what is to be told, None where it is nothing."""
        match = _RANGE.match(line)
        command = line[match.end() :].strip() if match else line.strip()
        given = bool(match and match[0].strip())
        try:
            rows = self._rows(match) if match else range(0)
        except Refused:
            return _NO_LINE
        if given and not command:
            self._go(rows[-1])
            return None
        if found := _SUBSTITUTE.fullmatch(command):
            return self._substitute(rows, found[1], found[2])
        if command in _NOTHING:
            return None
        if not given and command in _SAVE:
            self.host.save()
        elif not given and command in _QUIT:
            self.host.quit()
        elif command in ("d", "delete", "y", "yank", ">", "<"):
            self._lines(command, rows)
        else:
            return _UNKNOWN.format(line=line)
        return None

    def _rows(self, match: re.Match[str]) -> range:
        """Return the rows that a range names; without one the row of the cursor."""
        here, last = self.buffer.cursor[0], len(self.buffer.lines) - 1
        if match[1]:
            return range(last + 1)
        has_comma = "," in match[0]
        first = self._row(match[2], here)
        end = self._row(match[3], here) if has_comma else first
        first, end = sorted((first, end))
        if not 0 <= first <= end <= last:
            if has_comma or not (match[2] or "").isdigit():
                raise Refused
            first = end = max(0, min(first, last))
        return range(first, end + 1)

    def _row(self, address: str | None, here: int) -> int:
        if not address:
            return here
        match = re.match(r"(\d+|\.|\$|'.)?(.*)", address)
        base, steps = (match[1] or ".", match[2]) if match else (".", "")
        if base[0] == "'":
            place = (self._memory.marks or {}).get(base[1])
            if place is None:
                raise Refused
            row = place[0]
        elif base == "$":
            row = len(self.buffer.lines) - 1
        else:
            row = here if base == "." else int(base[:9]) - 1
        for sign, number in re.findall(r"([+-])(\d*)", steps):
            row += int(f"{sign}{number[:9] or 1}")
        return row

    def _go(self, row: int) -> None:
        row = min(row, len(self.buffer.lines) - 1)
        self.buffer.move((row, first_sign(self.buffer.lines[row])))

    def _lines(self, command: str, rows: range) -> None:
        span = Span((rows.start, 0), (rows.stop - 1, 0), lines=True)
        with self._changes.one_step():
            if command[0] == "d":
                self._changes.delete(span, "")
            elif command[0] == "y":
                self._changes.keep(span.text(self.buffer.lines), True, "", copied=True)
            else:
                self._changes.shift(rows, 1 if command == ">" else -1)

    def _substitute(self, rows: range, mark: str, rest: str) -> Text | None:
        parts = re.split(rf"(?<!\\){re.escape(mark)}", rest, maxsplit=2)
        pattern = (parts[0] or self._memory.pattern).replace("\\" + mark, mark)
        put = replacement((parts[1] if len(parts) > 1 else "").replace("\\" + mark, mark))
        flags = parts[2] if len(parts) > 2 else ""
        self._memory.pattern = pattern
        try:
            wanted = compiled(pattern + (r"\c" if "i" in flags else ""))
        except Refused:
            return _NOT_FOUND.format(pattern=pattern)
        lines, changed, count, last = self.buffer.lines, [], 0, -1
        for row in rows:
            line, times = wanted.subn(put, lines[row], count=0 if "g" in flags else 1)
            changed.append(line)
            count += times
            if times:
                last = row + sum(one.count("\n") for one in changed)
            if sum(map(len, changed[-1:])) > MOST_SIGNS or count > MOST_SIGNS:
                return _TOO_MUCH
        if not count:
            return _NOT_FOUND.format(pattern=pattern)
        text = "\n".join(changed)
        with self._changes.one_step():
            end = rows.stop - 1
            if text != "\n".join(lines[rows.start : rows.stop]):
                self.buffer.replace((rows.start, 0), (end, len(lines[end])), text)
            self._go(last)
        return _REPLACED.format(count=count) if count > 1 else None
