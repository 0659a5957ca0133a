"""The line under the code in which one finds a text, and puts another in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say, speaker
from tutor.tui.editing.finding import Match, find, nearest, replaced
from tutor.tui.editing.marks import Span
from tutor.tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from tutor.tui.widgets.editor import Editor

_LAYER = "find"
_FIND = Text(uz="Topish:", en="Find:")
_REPLACE = Text(uz="Oʻrniga:", en="Replace with:")
_NONE = Text(uz="yoʻq", en="none")
_HINT = Text(uz="Enter ↓ ↑ · Tab: almashtirish · Esc", en="Enter ↓ ↑ · Tab: replace · Esc")
_ALL = Text(uz="butun nomlar · Enter: hammasi", en="whole names · Enter: all")
_REPLACED = Text(
    uz="{count} joyda almashtirildi. Bekor qilish: Ctrl+Z", en="Replaced in {count} places. To undo: Ctrl+Z"
)


class FindBar(Horizontal):
    """Finds in one editor. What is found is marked, and the cursor goes with it."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(id="find-bar")
        self._editor = editor
        self._matches: list[Match] = []
        self._at = 0
        self._began = (0, 0)

    def compose(self) -> ComposeResult:
        """Make the fields; that of the replacement is seen when it is asked for."""
        yield Label(id="find-label")
        yield OneLine(id="find", select_on_focus=True)
        yield Label(id="find-count")
        yield Label(id="replace-label")
        yield OneLine(id="replace")
        yield Label(id="find-hint")

    def on_mount(self) -> None:
        """Write what the fields are for, and follow the language."""
        follow_language(self, self._write)
        self._write()

    @property
    def is_replacing(self) -> bool:
        """Return whether a replacement is asked for."""
        return self.has_class("-replacing")

    def open(self, wanted: str) -> None:
        """Begin to find, from the cursor on; `wanted` is what is found at first."""
        self._began = self._editor.cursor_location
        self.display = True
        self.remove_class("-replacing")
        field = self.query_one("#find", Input)
        if wanted:
            field.value = wanted
        self.screen.set_focus(field)
        self._find()

    def close(self) -> None:
        """Take the marks away; the cursor stays at what was found."""
        self.display = False
        self._editor.mark(_LAYER, [])

    @on(Input.Changed, "#find")
    def _find(self) -> None:
        wanted = self.query_one("#find", Input).value
        self._matches = find(self._editor.document.lines, wanted, whole_names=self.is_replacing)
        self._at = nearest(self._matches, *self._began)
        if not self._matches:
            self._editor.move_cursor(self._began)
        self._show()

    def _show(self) -> None:
        if self._matches:
            row, start, end = self._matches[self._at]
            self._editor.move_cursor((row, end))
            self._editor.move_cursor((row, start))
        self._editor.mark(
            _LAYER,
            [
                Span(*match, "current-match" if index == self._at else "match")
                for index, match in enumerate(self._matches)
            ],
        )
        self._write()

    def _write(self) -> None:
        wanted = self.query_one("#find", Input).value
        count = f"{self._at + 1}/{len(self._matches)}" if self._matches else say(self, _NONE) if wanted else ""
        texts = {"find-label": say(self, _FIND), "find-count": count, "replace-label": say(self, _REPLACE)}
        texts["find-hint"] = say(self, _ALL if self.is_replacing else _HINT)
        for name, text in texts.items():
            self.query_one(f"#{name}", Label).update(text)

    def on_key(self, event: events.Key) -> None:
        """Go from match to match, to the other field, and back to the code."""
        match event.key:
            case "down":
                self._go(1)
            case "up":
                self._go(-1)
            case "tab" | "shift+tab":
                self._go_to_other_field()
            case "escape":
                self.screen.set_focus(self._editor)
            case _:
                return
        event.stop()
        event.prevent_default()

    def _go(self, step: int) -> None:
        if self._matches:
            self._at = (self._at + step) % len(self._matches)
            self._began = self._matches[self._at][:2]
            self._show()

    def _go_to_other_field(self) -> None:
        to_replace = self.query_one("#find", Input).has_focus
        if to_replace:
            self.add_class("-replacing")
        self.screen.set_focus(self.query_one("#replace" if to_replace else "#find"))
        self._find()

    @on(Input.Submitted, "#find")
    def _next(self) -> None:
        self._go(1)

    @on(Input.Submitted, "#replace")
    def _replace(self, event: Input.Submitted) -> None:
        matches: Sequence[Match] = self._matches
        if matches and not self._editor.read_only:
            cursor = self._editor.cursor_location
            self._editor.change_text(replaced(self._editor.document.lines, matches, event.value), cursor)
            speaker(self).tell(_REPLACED.format(count=len(matches)))
        self.screen.set_focus(self._editor)
