"""What commands change in a text. Each call is one step of undo, unless one was begun before it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tutor.tui.editing.vim.buffer import Buffer, Place, Refused, first_sign, indentation
from tutor.tui.editing.vim.spans import Span, for_deleting

INDENT: Final = 4
MOST_SIGNS: Final = 200_000
"""How much one command may put in: a mistyped count must not fill the memory."""


class Register(NamedTuple):
    """What was copied or deleted: a piece of text, or whole lines, each of which ends with a line end."""

    text: str
    lines: bool


@dataclass(slots=True)
class Changes:
    """Changes a text, and keeps what was copied."""

    buffer: Buffer
    registers: dict[str, Register] = field(default_factory=dict)

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """Make what is done inside one step of undo."""
        self.buffer.begin()
        try:
            yield
        finally:
            self.buffer.finish()

    def keep(self, text: str, lines: bool, name: str, *, copied: bool = False) -> None:
        """Put a text into a register; a capital adds to what is there."""
        kept = Register(text, lines)
        if name.isupper():
            old = self.registers.get(name.lower(), Register("", lines))
            joined = old.text if old.text.endswith("\n") or not lines or not old.text else old.text + "\n"
            kept = Register(joined + text, old.lines or lines)
        self.registers[""] = kept
        if name:
            self.registers[name.lower()] = kept
        elif copied:
            self.registers["0"] = kept

    def copy(self, span: Span, register: str) -> None:
        """Copy what is in a span."""
        self.keep(span.text(self.buffer.lines), span.lines, register, copied=True)
        self.buffer.move(span.start)

    def delete(self, span: Span, register: str, *, whole_lines: bool = True) -> None:
        """Delete what is in a span, and keep it."""
        if span.start == span.end and not span.lines:
            self.buffer.move(span.start)
            return
        if whole_lines:
            span = for_deleting(span, self.buffer.lines)
        self.keep(span.text(self.buffer.lines), span.lines, register)
        if span.lines:
            self._delete_lines(span.start[0], span.end[0])
        else:
            self.buffer.replace(span.start, span.end, "")
            self.buffer.move(span.start)

    def _delete_lines(self, top: int, bottom: int) -> None:
        lines = self.buffer.lines
        last = len(lines) - 1
        if bottom < last:
            self.buffer.replace((top, 0), (bottom + 1, 0), "")
        elif top > 0:
            self.buffer.replace((top - 1, len(lines[top - 1])), (bottom, len(lines[bottom])), "")
        else:
            self.buffer.replace((0, 0), (bottom, len(lines[bottom])), "")
        row = min(top, len(self.buffer.lines) - 1)
        self.buffer.move((row, first_sign(self.buffer.lines[row])))

    def empty(self, span: Span, register: str) -> None:
        """Delete what is in a span before something else is typed there; of lines one stays, with its indentation."""
        if not span.lines:
            self.delete(span, register, whole_lines=False)
            return
        lines = self.buffer.lines
        self.keep(span.text(lines), True, register)
        (top, _), (bottom, _) = span.start, span.end
        blanks = indentation(lines[top])
        self.buffer.replace((top, len(blanks)), (bottom, len(lines[bottom])), "")
        self.buffer.move((top, len(blanks)))

    def put(self, register: str, count: int, *, before: bool) -> None:
        """Put in what a register holds, before or behind the cursor, or above or below its line."""
        held = self.registers.get(register.lower())
        if held is None or not held.text:
            raise Refused
        if len(held.text) * count > MOST_SIGNS:
            raise Refused
        lines, (row, column) = self.buffer.lines, self.buffer.cursor
        if held.lines:
            text = held.text * count
            if before:
                self.buffer.replace((row, 0), (row, 0), text)
            else:
                end = (row, len(lines[row]))
                self.buffer.replace(end, end, "\n" + text.removesuffix("\n"))
                row += 1
            self.buffer.move((row, first_sign(self.buffer.lines[row])))
            return
        text = held.text * count
        place = (row, column) if before or not lines[row] else (row, column + 1)
        self.buffer.replace(place, place, text)
        self.buffer.move(place if "\n" in text else (row, place[1] + len(text) - 1))

    def shift(self, rows: range, levels: int) -> None:
        """Move lines to the right or, by negative `levels`, to the left; empty ones stay."""
        lines = self.buffer.lines
        moved = []
        for row in rows:
            line = lines[row]
            bare = line.lstrip(" ")
            blanks = max(0, len(line) - len(bare) + levels * INDENT)
            moved.append(" " * blanks + bare if line else line)
        self._replace_rows(rows, moved)
        self.buffer.move((rows.start, first_sign(self.buffer.lines[rows.start])))

    def join(self, rows: int, *, blanks: bool) -> None:
        """Join the line of the cursor with those below, `rows` in all; with one blank in between if asked."""
        lines, row = self.buffer.lines, self.buffer.cursor[0]
        last = row + max(rows, 2) - 1
        if row + 1 >= len(lines):
            raise Refused
        last = min(last, len(lines) - 1)
        joined, column = lines[row], 0
        for line in lines[row + 1 : last + 1]:
            part = line.lstrip(" \t") if blanks else line
            between = (
                " " if blanks and part and not part.startswith(")") and joined[-1:] not in ("", " ", "\t") else ""
            )
            column = len(joined)
            joined += between + part
        self._replace_rows(range(row, last + 1), [joined])
        self.buffer.move((row, min(column, max(0, len(joined) - 1))))

    def change_case(self, span: Span, how: str) -> None:
        """Write a span in small letters (`gu`), in capitals (`gU`), or each letter the other way (`g~`)."""
        lines = self.buffer.lines
        start, end = span.start, span.end
        if span.lines:
            start, end = (start[0], 0), (end[0], len(lines[end[0]]))
        text = Span(start, end).text(lines)
        changed = {"gu": _lower, "gU": _upper}.get(how, _swapped)(text)
        if changed != text:
            self.buffer.replace(start, end, changed)

    def replace_signs(self, span: Span, sign: str) -> None:
        """Write one sign in place of each sign in a span."""
        lines = self.buffer.lines
        start, end = span.start, span.end
        if span.lines:
            start, end = (start[0], 0), (end[0], len(lines[end[0]]))
        text = Span(start, end).text(lines)
        self.buffer.replace(start, end, "".join("\n" if one == "\n" else sign for one in text))
        self.buffer.move(start)

    def insert(self, text: str, place: Place) -> None:
        """Put a text in; the cursor goes behind it."""
        if len(text) > MOST_SIGNS:
            raise Refused
        self.buffer.replace(place, place, text)
        parts = text.split("\n")
        column = len(parts[-1]) + (place[1] if len(parts) == 1 else 0)
        self.buffer.move((place[0] + len(parts) - 1, column))

    def _replace_rows(self, rows: range, texts: list[str]) -> None:
        lines = self.buffer.lines
        if list(lines[rows.start : rows.stop]) != texts:
            last = rows.stop - 1
            self.buffer.replace((rows.start, 0), (last, len(lines[last])), "\n".join(texts))


def _lower(text: str) -> str:
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def _upper(text: str) -> str:
    return "".join(one.upper() if len(one.upper()) == 1 else one for one in text)


def _swapped(text: str) -> str:
    return "".join(one.swapcase() if len(one.swapcase()) == 1 else one for one in text)
