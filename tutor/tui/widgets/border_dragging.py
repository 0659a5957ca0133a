"""Moving the borders between panes, with the mouse or by so many cells."""

from __future__ import annotations

from typing import Literal

from textual.events import MouseDown, MouseMove, MouseUp
from textual.message import Message

from tutor.tui.pane_geometry import Border, border_at, border_of, move
from tutor.tui.widgets.pane_layout import PaneContainer


class BorderDragging(PaneContainer):
    """A container of panes whose borders can be moved."""

    _dragged: Border | None = None

    class BordersMoved(Message):
        """Borders have other places now, and keep them."""

    def move_border(self, axis: Literal["x", "y"], by: int) -> bool:
        """Move the border of the pane in front by so many columns or rows; return whether it moved."""
        border = border_of(self.arrangement, self.arrangement.front, axis)
        return border is not None and self._move(border, by)

    def _move(self, border: Border, by: int) -> bool:
        moved = move(self.arrangement, border, by, self.size, self.places)
        if moved:
            self.rearrange()
        return moved

    def usual_borders(self) -> None:
        """Put the borders in sight back to where they are unless one moves them."""
        for border in self.arrangement.borders():
            self.places.pop(border.name, None)
        self.rearrange()

    # The mouse

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take hold of the border that is under the mouse."""
        x, y = event.screen_offset - self.region.offset
        self._dragged = border_at(self.arrangement, x, y, self.size, self.places)
        if self._dragged is not None:
            event.stop()
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Let the border go with the mouse."""
        if (border := self._dragged) is None:
            return
        self.screen.clear_selection()
        place = event.screen_offset - self.region.offset
        region = self.regions(self.size)[border.before[-1]]
        self._move(border, place.x - region.right if border.axis == "x" else place.y - region.bottom)

    def on_mouse_up(self, _event: MouseUp) -> None:
        """Let go of the border."""
        if self._dragged is not None:
            self._dragged = None
            self.release_mouse()
            self.screen.clear_selection()
            self.post_message(self.BordersMoved())
