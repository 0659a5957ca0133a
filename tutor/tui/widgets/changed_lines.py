"""Repaint only what changed: over SSH one line instead of the whole editor goes through the wire at each key.

A stock line-API widget repaints all of itself at every refresh; TextArea sends 5.8 KB a key that way.
"""

from typing import TYPE_CHECKING, Any, Self

from textual.geometry import Region
from textual.strip import Strip

from tutor.tui.changed_cells import changed_cells

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    # Were the mixin a widget itself, Textual would take bindings and styles from it and not from the other base.
    Widget = object


class ChangedLines(Widget):
    """A mixin for widgets with `render_line`: a plain refresh becomes one of the cells that differ.

    What was painted last is remembered; a refresh compares with it once the message that asked is handled.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a mixin passes on what it gets
        self._painted: dict[int, Strip] = {}
        self._comparison_waits = False
        super().__init__(*args, **kwargs)

    def render_line(self, y: int) -> Strip:
        """Remember what goes on the screen."""
        strip = super().render_line(y)
        self._painted[y] = strip
        return strip

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Refresh the cells that changed, whatever part was asked for; a new layout repaints nothing by itself."""
        if not self.is_mounted or recompose:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if layout:
            super().refresh(repaint=False, layout=True)
        if repaint and not self._comparison_waits:
            self._comparison_waits = True
            self.call_next(self._refresh_changes)
        return self

    def repaint(self) -> None:
        """Repaint everything: the colours changed."""
        self._painted.clear()
        self.refresh()

    def _refresh_changes(self) -> None:
        self._comparison_waits = False
        if not self.size:  # hidden: Textual keeps the lines that were painted, and would show them again
            super().refresh()
            return
        width = self.size.width
        lines = ((y, self._painted.get(y), super(ChangedLines, self).render_line(y)) for y in range(self.size.height))
        changed = [
            Region(start, y, end - start, 1)
            for y, old, new in lines
            if old != new
            for start, end in changed_cells(old, new, width)
        ]
        if changed:
            super().refresh(*changed)
