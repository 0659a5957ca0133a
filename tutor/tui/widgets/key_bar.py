"""The last line: the keys that work now, as many as fit, in the language of the moment.

One widget that writes one line. Textual's Footer makes a widget for each key and lays the screen out again
whenever the focus moves, which a class over SSH would feel.
"""

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import KEYS, Key, entry_of, short_name

_LAST = ("language", "help")
"""Shown always, at the end: who is lost looks for these."""


class KeyBar(Widget):
    """The footer. A click on a key does what the key does. With more than one row it is as high as its keys need."""

    ALLOW_SELECT = False

    def __init__(self, most_rows: int = 1) -> None:
        super().__init__()
        self._most_rows = most_rows

    def on_mount(self) -> None:
        """Follow the focus and the language."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        follow_language(self, self.refresh)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        if name := event.style.meta.get("key"):
            self.app.simulate_key(name)

    def shown_keys(self) -> list[Key]:
        """Return the keys that work now and belong into the footer: those of the focused widget first."""
        active = self.screen.active_bindings.values()
        ids = {entry.id for item in active if item.enabled and (entry := entry_of(item.binding)) and entry.shown}
        return sorted((entry for entry in KEYS if entry.id in ids), key=lambda entry: entry.priority)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many rows the keys need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Write the rows; keys that do not fit are left out, but never language and help."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        keys = self.shown_keys()
        last = [self._piece(entry) for entry in keys if entry.id in _LAST]
        waiting = [self._piece(entry) for entry in keys if entry.id not in _LAST]
        end = sum(piece.cell_length for piece in last)
        lines: list[Content] = []
        while len(lines) < self._most_rows:
            is_last = len(lines) == self._most_rows - 1
            is_last |= sum(piece.cell_length for piece in waiting) + end <= width - 2
            room, pieces, left = width - 2 - (end if is_last else 0), [Content(" ")], []
            for piece in waiting:
                if piece.cell_length <= room:
                    pieces.append(piece)
                    room -= piece.cell_length
                else:
                    left.append(piece)
            lines.append(Content("").join([*pieces, *(last if is_last else [])]))
            if is_last:
                break
            waiting = left
        return lines

    def _piece(self, entry: Key) -> Content:
        name = entry.keys.split(",")[0]
        shown = entry.sign or say(self, short_name(name))
        content = Content.assemble((shown, "bold $primary"), f" {say(self, entry.label)}")
        return content.stylize(Style.from_meta({"key": name})) + "  "
