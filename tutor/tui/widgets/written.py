"""Text that writes itself: anew when the language changes, and when there is another width to fill."""

from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region
from textual.widgets import Static

from tutor.tui.bilingual import follow_language

UNKNOWN_WIDTH = 76
"""The width to write for before the first layout."""


class Written(Static):
    """A Static whose content depends on language and width."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, markup=False)
        self._width = UNKNOWN_WIDTH

    def on_mount(self) -> None:
        """Write, and follow the language."""
        follow_language(self, self.rewrite)
        self.rewrite()

    def on_resize(self, _event: Resize) -> None:
        """Fill another width; another height changes nothing."""
        if self.content_size.width != self._width:
            self._width = self.content_size.width
            self.rewrite()

    def rewrite(self) -> None:
        """Write again: what is shown has changed."""
        if self.is_mounted:
            self.update(Content("\n").join(self.lines(self._width)))

    def bring_into_sight(self, place: Region) -> None:
        """Scroll what this is in, so that some of its lines are in sight."""
        for pane in self.ancestors:
            if isinstance(pane, VerticalScroll):
                offset = self.content_region.offset - pane.content_region.offset + pane.scroll_offset
                pane.scroll_to_region(place.translate(offset), animate=False, origin_visible=True)
                return

    def lines(self, width: int) -> list[Content]:
        """Return what to show, line by line, in the language of the moment."""
        raise NotImplementedError


def hanging(head: Content, body: Content, width: int) -> list[Content]:
    """Wrap `body` beside `head`, so that its further lines begin where the first one does."""
    indent = head.cell_length
    first, *rest = body.wrap(max(width - indent, 10)) or [Content("")]
    return [head + first, *(Content(" " * indent) + line for line in rest)]
