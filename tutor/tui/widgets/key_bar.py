"""The last line: the keys that work now, as many as fit, in the language of the moment.

One widget that writes one line. Textual's Footer makes a widget for each key and lays the screen out again
whenever the focus moves, which a class over SSH would feel.
"""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import KEYS, Key, entry_of, short_name
from tutor.tui.screens.course_screen import CourseScreen

_LAST: Final = ("language", "help")
"""Shown always, at the end: who is lost looks for these."""

_LEAST_IMPORTANT: Final = ("settings", "glossary", "zoom", "search", "palette", "lessons")
_MOST_IMPORTANT: Final = ("hint", "knobs", "next", "check", "run")
"""Where there is not room for all, keys are left out in this order: the former, then all others, then the latter."""


class KeyBar(Widget):
    """The footer. A click on a key does what the key does. With more than one row it is as high as its keys need."""

    ALLOW_SELECT = False

    def __init__(self, most_rows: int = 1, first: Sequence[str] = ()) -> None:
        """Make the footer.

        Args:
            most_rows: how many rows it may have.
            first: ids of keys in the order in which they come before all others.

        """
        super().__init__()
        self._most_rows = most_rows
        self._first = {key_id: place for place, key_id in enumerate(first)}

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
        shown = (entry for entry in KEYS if entry.id in ids)
        return sorted(shown, key=lambda entry: (self._first.get(entry.id, len(self._first)), entry.priority))

    def _shown_name(self, entry: Key) -> str:
        """Return the first of its keys; not a letter where letters are typed, or mean something else."""
        focused, active = self.screen.focused, self.screen.active_bindings
        types = focused is not None and focused.check_consume_key("x", "x")
        first = entry.names[0]
        is_ours = first in active and active[first].binding.id == entry.id
        return first if not entry.letters or (is_ours and not types) else entry.keys.split(",")[0] or first

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many rows the keys need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Write the rows; where keys do not fit the least important are left out, and never language and help."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        news = self.screen.news if isinstance(self.screen, CourseScreen) else frozenset()
        keys = self.shown_keys()
        pieces = {entry.id: self._piece(entry, is_new=entry.id in news) for entry in keys}
        last = [pieces.pop(key_id) for key_id in _LAST if key_id in pieces]
        expendable = sorted(
            (entry for entry in keys if entry.id in pieces), key=lambda entry: self._rank(entry, news)
        )
        while True:
            lines = _packed([*pieces.values()], last, width, self._most_rows)
            if lines is not None or not expendable:
                return lines or []
            del pieces[expendable.pop(0).id]

    def _rank(self, entry: Key, news: frozenset[str]) -> tuple[int, int]:
        place = self._first.get(entry.id)
        return (5, -place) if place is not None else _rank(entry, news)

    def _piece(self, entry: Key, *, is_new: bool) -> Content:
        name = self._shown_name(entry)
        shown = entry.sign or say(self, short_name(name))
        content = Content.assemble((shown, "bold $primary"), (f" {say(self, entry.label)}", "bold" if is_new else ""))
        return content.stylize(Style.from_meta({"key": name})) + "  "


def _rank(entry: Key, news: frozenset[str]) -> tuple[int, int]:
    """Return how long a key is kept where there is not room for all of them; of equals the later one goes first."""
    if entry.id in news:
        return 4, -KEYS.index(entry)
    if not entry.priority:  # a key of the focused widget
        return 3, -KEYS.index(entry)
    for rank, ids in ((0, _LEAST_IMPORTANT), (2, _MOST_IMPORTANT)):
        if entry.id in ids:
            return rank, ids.index(entry.id)
    return 1, -KEYS.index(entry)


def _packed(pieces: list[Content], last: list[Content], width: int, most_rows: int) -> list[Content] | None:
    """Return rows that hold all pieces, with the `last` at the end of the last one; None where there is no room."""
    end = sum(piece.cell_length for piece in last)
    lines: list[Content] = []
    while len(lines) < most_rows:
        is_last = len(lines) == most_rows - 1
        is_last |= sum(piece.cell_length for piece in pieces) + end <= width - 2
        room, row, left = width - 2 - (end if is_last else 0), [Content(" ")], []
        for piece in pieces:
            if piece.cell_length <= room:
                row.append(piece)
                room -= piece.cell_length
            else:
                left.append(piece)
        lines.append(Content("").join([*row, *(last if is_last else [])]))
        if is_last:
            return lines if not left else None
        pieces = left
    return None
