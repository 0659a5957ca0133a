"""Lines are seen from their start wherever the cursor allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Resize
from textual.geometry import Offset

if TYPE_CHECKING:
    from textual.widgets import TextArea
else:
    TextArea = object  # were the mixin a widget itself, Textual would take bindings and styles from it

_CURSOR = 3
"""Columns that Textual's TextArea keeps in sight for the cursor."""


class LineStarts(TextArea):
    """A mixin for an editor; it stands before Textual's widget among the bases.

    Textual 8.2 goes sideways for the end of a long line, or in a pane that has no width yet, and comes back only as far
    as the cursor needs: the starts of all lines stay cut off.
    """

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Bring the cursor into sight, and the starts of the lines if there is room for both."""
        offset = super().scroll_cursor_visible(center=center, animate=animate)
        self._show_line_starts()
        return offset

    def on_resize(self, _event: Resize) -> None:
        """Use the room that there is now."""
        self._show_line_starts()

    def _show_line_starts(self) -> None:
        column, _ = self._cursor_offset
        if self.scroll_target_x and column + _CURSOR + self.gutter_width <= self.scrollable_content_region.width:
            self.scroll_to(x=0, animate=False, force=True, immediate=True)
