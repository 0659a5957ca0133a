"""One line above the lessons: what is next, and the key that goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say

if TYPE_CHECKING:  # known after the first frame
    from tutor.tui.whats_next import Next

_NEXT = Text(uz="Keyingisi:", en="Next:")
_DONE = Text(
    uz="Hamma mashqlar bajarildi, barakalla! Sertifikat:", en="All exercises are done, well done! The certificate:"
)


class NextLine(Widget):
    """Empty until it is known what is next; after everything it leads to the certificate."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """The learner wants to go there."""

    def __init__(self) -> None:
        super().__init__()
        self._known = False
        self._next: Next | None = None

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self.refresh)

    def show(self, what: Next | None) -> None:
        """Show what is next, None where everything is done."""
        self._known, self._next = True, what
        self.refresh()

    def on_click(self, _event: Click) -> None:
        """Go there."""
        self.post_message(self.Clicked())

    def render(self) -> Content:
        """Write the line; the step's title gives way where it is narrow."""
        if not self._known:
            return Content("")
        key = Content.styled("N" if self._next else "C", "bold $primary")
        if self._next is None:
            return Content.assemble(" ", (say(self, _DONE), "bold $text-success"), " ", key)
        place = f"{say(self, self._next.lesson.title)} – {say(self, self._next.step.title)}"
        line = Content.assemble(" ", (say(self, _NEXT), "bold $primary"), " ", (place, "bold"))
        return line.truncate(max(self.size.width - 5, 10), ellipsis=True) + "  " + key
