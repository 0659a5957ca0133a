"""While the borders of the panes are moved with the arrows, this line says how; it has the focus meanwhile."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Blur, Click
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import bindings, key, short_name

_KEYS = ("size-right", "size-usual", "size-done")
_TITLE = Text(uz="Oʻlcham", en="Size")


class ResizeLine(Widget):
    """One line in place of the footer."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "size-left", "size-right", "size-up", "size-down", "size-usual", "size-done"
    )
    ALLOW_SELECT = False
    can_focus = True

    class Ended(Message):
        """The borders are where they should be."""

    def __init__(self) -> None:
        super().__init__()
        self._has_ended = False

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self.refresh)

    def on_blur(self, _event: Blur) -> None:
        """End: the learner went on to something else."""
        self.action_done()

    def action_done(self) -> None:
        """End, once."""
        if not self._has_ended:
            self._has_ended = True
            self.post_message(self.Ended())

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        if name := event.style.meta.get("key"):
            self.app.simulate_key(name)

    def render(self) -> Content:
        """Write the line."""
        pieces = [Content.styled(f" {say(self, _TITLE)} ", "bold reverse $warning")]
        for entry in map(key, _KEYS):
            name = entry.keys.split(",")[0]
            shown = entry.sign or say(self, short_name(name))
            piece = Content.assemble("  ", (shown, "bold $primary"), f" {say(self, entry.label)}")
            pieces.append(piece.stylize(Style.from_meta({"key": name})))
        return Content("").join(pieces)
