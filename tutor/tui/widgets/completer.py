"""Offers names while a program is typed, and shows how a call is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from tutor.tui.bilingual import say
from tutor.tui.editing.calls import Signature
from tutor.tui.editing.candidates import Candidate, Sort
from tutor.tui.editing.completion import Offer, help_at
from tutor.tui.editing.explanations import about
from tutor.tui.editing.name_rules import NameRules
from tutor.tui.widgets.editor import Editor
from tutor.tui.widgets.overlaid_lines import CALL, NAMES, Box

if TYPE_CHECKING:
    from tutor.tui.adjustable import AdjustableApp

MOST_NAMES: Final = 6
"""How many names are in sight at once; a line that explains the chosen one stands below them."""

_WIDEST: Final = 62
_NARROWEST: Final = 24
_SIGNS: Final[dict[Sort, str]] = {
    "function": "f", "class": "c", "module": "m", "keyword": "k", "argument": "a", "variable": "v", "value": "v",
    "parameter": "a",
}  # fmt: skip


class Completer:
    """Completes names in an editor.

    Attributes:
        rules: what the exercise on the screen says of names.
        own_escape: whether Escape means more than closing the list, as it does among vim's keys.
        keys_are_text: tells whether keys are typed as text; among vim's keys they may be commands.

    """

    def __init__(self, editor: Editor) -> None:
        self.rules = NameRules()
        self.own_escape = False
        self.keys_are_text: Callable[[], bool] = lambda: True
        self._editor = editor
        self._offer: Offer | None = None
        self._chosen = 0
        self._moved = False
        self._typed = False
        self._asked = False
        self._shown_at: tuple[int, int] | None = None
        editor.key_handlers.insert(0, self.take_key)
        editor.escape_keepers.append(lambda: self.is_open and not self.own_escape)

    @property
    def is_open(self) -> bool:
        """Return whether names are offered."""
        return self._offer is not None

    @property
    def _when(self) -> str:
        return cast("AdjustableApp", self._editor.app).settings.completion

    def come_first(self) -> None:
        """Be asked about keys before the others."""
        handlers = self._editor.key_handlers
        handlers.remove(self.take_key)
        handlers.insert(0, self.take_key)

    def take_key(self, event: events.Key) -> bool:
        """Take a key that means something to the list; note what is typed."""
        self._typed = (event.is_printable or event.key in ("backspace", "delete")) and self.keys_are_text()
        if not self.is_open:
            if event.key == "escape":
                self.close()
            return False
        key = event.key
        if key in ("up", "down", "pageup", "pagedown"):
            self._move({"up": -1, "down": 1, "pageup": -MOST_NAMES, "pagedown": MOST_NAMES}[key])
        elif key == "tab" or (key == "enter" and self._moved):
            self._accept()
        elif key == "escape":
            self.close()
            return not self.own_escape
        else:
            if key == "enter":
                self.close()
            return False
        return True

    def ask(self) -> None:
        """Offer names now, whatever was typed."""
        if self._when != "off" and self.keys_are_text():
            self._asked = True
            self._show_help(asked=True)

    def cursor_moved(self) -> None:
        """Follow what was typed; close where the cursor went elsewhere."""
        when, place = self._when, self._editor.cursor_location
        if place == self._shown_at and self._editor.selection.is_empty:
            return  # one key may move the cursor twice, and each move is told
        if not self._typed or when == "off" or not self._editor.selection.is_empty:
            self.close()
        elif when == "typing" or (self._asked and self.is_open):
            self._typed = False
            self._show_help(asked=self._asked)
        else:
            self.close()

    def close(self) -> None:
        """Take the list and the signature away."""
        self._offer, self._chosen, self._moved, self._asked = None, 0, False, False
        self._shown_at = None
        self._editor.lay_over(NAMES, None)
        self._editor.lay_over(CALL, None)

    def _show_help(self, *, asked: bool) -> None:
        editor = self._editor
        row, column = self._shown_at = editor.cursor_location
        found = help_at(editor.document.lines, row, column, self.rules, asked=asked)
        self._offer, self._chosen, self._moved = found.offer, 0, False
        if found.offer is None:
            self._asked = False
        self._paint_call(found.signature)
        self._paint()

    def _move(self, by: int) -> None:
        if self._offer is not None:
            last = len(self._offer.candidates) - 1
            chosen = self._chosen + by
            if abs(by) == 1:
                chosen %= last + 1
            self._chosen, self._moved = max(0, min(chosen, last)), True
            self._paint()

    def _accept(self) -> None:
        if self._offer is None:
            return
        name, start = self._offer.candidates[self._chosen].name, self._offer.start
        row, column = self._editor.cursor_location
        self.close()
        self._typed = False
        self._editor.history.checkpoint()
        self._editor.replace(name, (row, start), (row, column), maintain_selection_offset=False)
        self._editor.history.checkpoint()

    # What it looks like

    def _paint(self) -> None:
        offer, editor = self._offer, self._editor
        if offer is None:
            editor.lay_over(NAMES, None)
            return
        names = offer.candidates
        top = max(0, min(self._chosen - MOST_NAMES // 2, len(names) - MOST_NAMES))
        shown = names[top : top + MOST_NAMES]
        room = editor.size.width - editor.gutter_width
        lines = [_described(one) for one in shown]
        told = self._told(names[self._chosen])
        width = min(max(_NARROWEST, *(cell_len(line) + 3 for line in lines), cell_len(told) + 2), _WIDEST, room)
        strips = [self._line(line, width, chosen=top + at == self._chosen) for at, line in enumerate(lines)]
        where = f" {self._chosen + 1}/{len(names)}" if len(names) > 1 else ""
        text = set_cell_size(_cut(f" {told}", width - cell_len(where) - 1), width - cell_len(where) - 1) + where + " "
        strips.append(Strip([Segment(text, self._style("box-about"))]))
        x, y = editor.cell_of((editor.cursor_location[0], offer.start))
        x = max(editor.gutter_width, min(x - 3, editor.size.width - width))
        below = editor.size.height - y - 1
        if below >= len(strips) or below >= y:
            editor.lay_over(NAMES, Box(x, y + 1, strips[:below] if below < len(strips) else strips))
        else:
            strips = strips[-y:]
            editor.lay_over(NAMES, Box(x, y - len(strips), strips))
            editor.lay_over(CALL, None)

    def _line(self, text: str, width: int, *, chosen: bool) -> Strip:
        mark = "› " if chosen else "  "
        style = self._style("box-chosen" if chosen else "box")
        return Strip([Segment(set_cell_size(_cut(mark + text, width), width), style)])

    def _told(self, candidate: Candidate) -> str:
        text = about(candidate.path) if candidate.path else None
        return say(self._editor, text) if text is not None else candidate.path

    def _paint_call(self, signature: Signature | None) -> None:
        """Show how the call around the cursor is made, in the line above it, or below in the first line."""
        editor = self._editor
        if signature is None:
            editor.lay_over(CALL, None)
            return
        plain, strong = self._style("box"), self._style("box") + Style(bold=True, underline=True)
        segments = [Segment(f" {signature.name}(", plain)]
        for at, parameter in enumerate(signature.parameters):
            if at:
                segments.append(Segment(", ", plain))
            segments.append(Segment(parameter, strong if at == signature.active else plain))
        segments.append(Segment(") ", plain))
        strip = Strip(segments)
        room = editor.size.width - editor.gutter_width
        if strip.cell_length > room:
            strip = _around_active(segments, signature.active, room)
        x, y = editor.cell_of(editor.cursor_location)
        x = max(editor.gutter_width, min(x - len(signature.name), editor.size.width - strip.cell_length))
        editor.lay_over(CALL, Box(x, y - 1 if y > 0 else y + 1, [strip]))
        if y == 0 and self._offer is not None:
            editor.lay_over(CALL, None)

    def _style(self, look: str) -> Style:
        return self._editor.get_component_rich_style(f"editor--{look}", partial=False)


def _described(candidate: Candidate) -> str:
    return f"{_SIGNS[candidate.sort]} {candidate.name}{candidate.signature}"


def _cut(text: str, cells: int) -> str:
    return text if cell_len(text) <= cells else set_cell_size(text, max(0, cells - 1)) + "…"


def _around_active(segments: list[Segment], active: int | None, room: int) -> Strip:
    """Return as much of a long signature as there is room for, with what is being written in it."""
    whole = Strip(segments)
    until = 0
    for at, segment in enumerate(segments):
        until += segment.cell_length
        if active is not None and at == 1 + 2 * active:
            break
    if active is None or until <= room - 1:
        return Strip.join([whole.crop(0, room - 1), Strip([Segment("…", segments[0].style)])])
    dots = Strip([Segment("…", segments[0].style)])
    return Strip.join([dots, whole.crop(until - room + 2, until), dots])
