"""What keys do while Python is typed: indentation, pairs of brackets and quotes, whole lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual import events

from tutor.tui.editing import rows
from tutor.tui.editing.brackets import CLOSER_OF
from tutor.tui.editing.indentation import INDENT, indentation_after, place_of_clause, width_of
from tutor.tui.editing.pairs import QUOTES, is_empty_pair, is_finished, typed
from tutor.tui.editing.places import offset_of, place_of

if TYPE_CHECKING:
    from textual.widgets import TextArea
else:
    TextArea = object  # were the mixin a widget itself, Textual would take bindings and styles from it

KeyHandler = Callable[[events.Key], bool]
"""Takes a key and tells whether it did what the key is for."""


class TypingKeys(TextArea):
    """A mixin for the editor.

    Attributes:
        key_handlers: who is asked about a key before it is typed, in this order; the first who takes it is the last.
            What opens over the editor, or changes what keys mean, puts itself before the others.
        escape_keepers: who is asked whether Esc means something in the editor, before it means “back” to the screen.

    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a mixin passes on what it gets
        self.key_handlers: list[KeyHandler] = [self._take_python_key]
        self.escape_keepers: list[Callable[[], bool]] = []
        super().__init__(*args, **kwargs)

    async def on_key(self, event: events.Key) -> None:
        """Ask those who know about keys; what nobody takes is typed."""
        if any(handler(event) for handler in self.key_handlers):
            event.stop()
            event.prevent_default()

    @property
    def keeps_escape(self) -> bool:
        """Return whether Esc means something in the editor now."""
        return any(keeper() for keeper in self.escape_keepers)

    @property
    def source(self) -> str:
        """Return the program with line feeds, whatever ends its lines in the file."""
        return "\n".join(self.document.lines)

    @property
    def cursor_offset(self) -> int:
        """Return where the cursor is in `source`."""
        return offset_of(self.document.lines, self.cursor_location)

    def _take_python_key(self, event: events.Key) -> bool:
        if self.read_only:
            return False
        if event.key == "enter":
            self._new_line()
            return True
        if event.key == "tab" and not self.selection.is_empty:
            self._change_rows(rows.indented)
            return True
        if event.key == "backspace" and self.selection.is_empty:
            return self._backspace()
        if event.character == ":" and self.selection.is_empty:
            return self._end_clause()
        if event.character and event.character in f"{QUOTES}()[]{{}}":
            return self._pair(event.character)
        return False

    def _new_line(self) -> None:
        start, end = sorted(self.selection)
        if start == end and is_finished(self.document.get_line(end[0]), end[1]):
            start = end = (end[0], len(self.document.get_line(end[0])))
        line, rest = self.document.get_line(start[0])[: start[1]], self.document.get_line(end[0])[end[1] :]
        if not line.strip():
            self.replace("\n" + line, (start[0], 0), end, maintain_selection_offset=False)
            return
        indentation = "\n" + " " * indentation_after(self.source[: offset_of(self.document.lines, start)])
        end = (end[0], end[1] + width_of(rest))
        rest = rest.lstrip(" ")
        if rest and CLOSER_OF.get(line[-1]) == rest[0]:
            self.replace(indentation + "\n" + " " * width_of(line), start, end, maintain_selection_offset=False)
            self.move_cursor((start[0] + 1, len(indentation) - 1))
        else:
            self.replace(indentation, start, end, maintain_selection_offset=False)

    def _backspace(self) -> bool:
        """Take a level of indentation away, or a pair with nothing in it."""
        row, column = self.cursor_location
        if column > 1 and not self.document.get_line(row)[:column].strip(" "):
            self.delete((row, column - ((column - 1) % INDENT + 1)), (row, column))
        elif is_empty_pair(self.source, self.cursor_offset):
            self.delete((row, column - 1), (row, column + 1))
        else:
            return False
        return True

    def _end_clause(self) -> bool:
        """Put `else:` and its likes under the block that they continue."""
        (row, column), lines = self.cursor_location, self.document.lines
        place = place_of_clause(lines, row) if column == len(lines[row]) else None
        if place is None:
            return False
        clause = " " * place + lines[row].strip() + ":"
        self.replace(clause, (row, 0), (row, column), maintain_selection_offset=False)
        return True

    def _pair(self, character: str) -> bool:
        start, end = sorted(self.selection)
        if start != end:
            return self._surround(character)
        source, offset = self.source, self.cursor_offset
        what = typed(character, source, offset)
        if what is None:
            return False
        if what.text == source[offset - what.before : offset + what.behind]:
            self.move_cursor((start[0], start[1] + len(what.text)))
            return True
        top, bottom = place_of(source, offset - what.before), place_of(source, offset + what.behind)
        done = self.replace(what.text + what.partner, top, bottom, maintain_selection_offset=False)
        row, column = done.end_location
        self.move_cursor((row, column - len(what.partner)))
        return True

    def _surround(self, opener: str) -> bool:
        """Put brackets or quotes around what is selected in a line."""
        (row, start), (bottom, end) = sorted(self.selection)
        closer = CLOSER_OF.get(opener) or (opener if opener in QUOTES else "")
        if not closer or bottom != row:
            return False
        self.replace(opener + self.selected_text + closer, (row, start), (row, end), maintain_selection_offset=False)
        self.move_cursor((row, start + 1))
        self.move_cursor((row, end + 1), select=True)
        return True

    def action_toggle_comment(self) -> None:
        """Turn the selected lines into comments, or back."""
        self._change_rows(rows.commented)

    def action_dedent(self) -> None:
        """Take one level of indentation away from the selected lines."""
        self._change_rows(rows.dedented)

    def _change_rows(self, change: Callable[[Sequence[str]], list[str]]) -> None:
        """Change the selected lines together, so that one undo takes it back; what was selected stays selected."""
        (top, _), (bottom, column) = sorted(self.selection)
        bottom = bottom if column or bottom == top else bottom - 1
        old = self.document.lines[top : bottom + 1]
        new = change(old)
        if new == old:
            return
        ends = []
        for row, column in self.selection:
            changed = top <= row <= bottom and (column or self.selection.is_empty)
            ends.append((row, rows.column_after(old[row - top], new[row - top], column) if changed else column))
        self.history.checkpoint()
        self.replace("\n".join(new), (top, 0), (bottom, len(old[-1])))
        self.history.checkpoint()
        self.selection = type(self.selection)(*ends)
