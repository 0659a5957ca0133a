"""What keys do while Python is typed: Enter keeps the indentation, Backspace takes a level of it away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from textual import events

if TYPE_CHECKING:
    from textual.widgets import TextArea
else:
    TextArea = object  # were the mixin a widget itself, Textual would take bindings and styles from it

KeyHandler = Callable[[events.Key], bool]
"""Takes a key and tells whether it did what the key is for."""

INDENT: Final = 4


class TypingKeys(TextArea):
    """A mixin for the editor.

    Attributes:
        key_handlers: who is asked about a key before it is typed, in this order; the first who takes it is the last.
            What opens over the editor, or changes what keys mean, puts itself before the others.

    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a mixin passes on what it gets
        self.key_handlers: list[KeyHandler] = [self._take_python_key]
        super().__init__(*args, **kwargs)

    def on_key(self, event: events.Key) -> None:
        """Ask those who know about keys; what nobody takes is typed."""
        if any(handler(event) for handler in self.key_handlers):
            event.stop()
            event.prevent_default()

    def _take_python_key(self, event: events.Key) -> bool:
        if self.read_only:
            return False
        if event.key == "enter":
            self._new_line()
        elif event.key == "tab" and len(self._selected_rows()) > 1:
            self._indent()
        elif event.key == "backspace" and self._is_after_indentation():
            row, column = self.cursor_location
            self.delete((row, column - ((column - 1) % INDENT + 1)), (row, column))
        else:
            return False
        return True

    def _new_line(self) -> None:
        start, end = sorted(self.selection)
        before = self.document.get_line(start[0])[: start[1]]
        indentation = before[: len(before) - len(before.lstrip(" "))]
        if before.split("#")[0].rstrip().endswith(":"):
            indentation += " " * INDENT
        self.replace("\n" + indentation, start, end, maintain_selection_offset=False)

    def _indent(self) -> None:
        for row in self._selected_rows():
            if self.document.get_line(row).strip():
                self.insert(" " * INDENT, (row, 0), maintain_selection_offset=True)

    def _is_after_indentation(self) -> bool:
        row, column = self.cursor_location
        return column > 1 and self.selection.is_empty and not self.document.get_line(row)[:column].strip(" ")

    def _selected_rows(self) -> range:
        (top, _), (bottom, column) = sorted(self.selection)
        return range(top, bottom if column == 0 and bottom > top else bottom + 1)

    def action_toggle_comment(self) -> None:
        """Turn the selected lines into comments, or back."""
        rows = [row for row in self._selected_rows() if self.document.get_line(row).strip()]
        lines = {row: self.document.get_line(row) for row in rows}
        if rows and all(line.lstrip().startswith("#") for line in lines.values()):
            for row, line in lines.items():
                at = line.index("#")
                self.delete((row, at), (row, at + (2 if line[at + 1 : at + 2] == " " else 1)))
        else:
            column = min((len(line) - len(line.lstrip()) for line in lines.values()), default=0)
            for row in rows:
                self.insert("# ", (row, column), maintain_selection_offset=True)

    def action_dedent(self) -> None:
        """Take one level of indentation away from the selected lines."""
        for row in self._selected_rows():
            line = self.document.get_line(row)
            spaces = min(INDENT, len(line) - len(line.lstrip(" ")))
            if spaces:
                self.delete((row, 0), (row, spaces))
