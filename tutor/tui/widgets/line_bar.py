"""The line under the code in which one types the number of the line to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from tutor.tui.widgets.editor import Editor

_LINE = Text(uz="Satr raqami (1–{last}):", en="Line number (1–{last}):")


class LineBar(Horizontal):
    """Goes to a line of one editor while its number is typed."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(id="line-bar")
        self._editor = editor
        self._began = (0, 0)

    def compose(self) -> ComposeResult:
        """Make the field."""
        yield Label()
        yield OneLine(id="line", type="integer", max_length=6)

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._write)

    def open(self) -> None:
        """Ask for a number."""
        self._began = self._editor.cursor_location
        self.display = True
        self._write()
        field = self.query_one(Input)
        field.value = ""
        self.screen.set_focus(field)

    def close(self) -> None:
        """Go out of sight."""
        self.display = False

    def _write(self) -> None:
        self.query_one(Label).update(say(self, _LINE.format(last=self._editor.document.line_count)))

    @on(Input.Changed)
    def _go(self, event: Input.Changed) -> None:
        number = int(event.value) if event.value.isdecimal() else 0
        self._editor.move_cursor((number - 1, 0) if number > 0 else self._began, center=True)

    @on(Input.Submitted)
    def _arrive(self) -> None:
        self.screen.set_focus(self._editor)

    def on_key(self, event: events.Key) -> None:
        """Go back to where one was on Esc."""
        if event.key == "escape":
            event.stop()
            self._editor.move_cursor(self._began)
            self.screen.set_focus(self._editor)
