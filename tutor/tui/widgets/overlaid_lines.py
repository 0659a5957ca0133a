"""Small boxes over an editor's lines, painted by the editor itself: only cells that change are sent, nothing is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widgets import TextArea
else:
    TextArea = object  # were the mixin a widget itself, Textual would take bindings and styles from it

BOX_LOOKS: Final = frozenset({"editor--box", "editor--box-about", "editor--box-chosen", "editor--mode"})
"""The component classes that the stylesheet gives colours to."""


NAMES: Final = "names"
CALL: Final = "call"
"""The boxes in which names are offered, and what a call takes."""


class Box(NamedTuple):
    """Lines over the editor's, with their left upper corner at a cell of it.

    A negative `y` counts from the bottom; with `x` −1 the lines end at the right edge.
    """

    x: int
    y: int
    strips: Sequence[Strip]


class OverlaidLines(TextArea):
    """A mixin for the editor, behind `ChangedLines`."""

    class Uncovered(Message):
        """A box was taken away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a mixin passes on what it gets
        self._boxes: dict[str, Box] = {}
        self._thin_cursor = False
        super().__init__(*args, **kwargs)

    def lay_over(self, name: str, box: Box | None) -> None:
        """Show a box, or take away the one that had this name."""
        if box is None and name not in self._boxes:
            return
        self._boxes.pop(name, None)
        if box is not None:
            self._boxes[name] = box
        else:
            self.post_message(self.Uncovered())
        self.refresh()

    @property
    def offers(self) -> bool:
        """Return whether names are offered at the cursor, or what a call takes: the line is still being typed."""
        return NAMES in self._boxes or CALL in self._boxes

    def draw_thin_cursor(self, thin: bool) -> None:
        """Show the cursor as a line under its sign, or as a block."""
        if thin != self._thin_cursor:
            self._thin_cursor = thin
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Put what lies over a line on it."""
        strip = super().render_line(y)
        x, row = self.cell_of(self.cursor_location)
        if self._thin_cursor and row == y and self.has_focus and x < strip.cell_length:
            strip = _with_thin_cursor(strip, x)
        for box in self._boxes.values():
            at = y - (box.y if box.y >= 0 else self.scrollable_content_region.height + box.y)
            if 0 <= at < len(box.strips):
                over = box.strips[at]
                strip = _laid_over(strip, box.x if box.x >= 0 else strip.cell_length - over.cell_length, over)
        return strip

    def cell_of(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return the cell of the editor at which a place of the text is shown."""
        row, column = place
        row = min(row, self.document.line_count - 1)
        text = self.document.get_line(row)[:column].expandtabs(self.indent_width)
        return self.gutter_width + cell_len(text) - self.scroll_offset.x, row - self.scroll_offset.y


def _laid_over(strip: Strip, x: int, over: Strip) -> Strip:
    return Strip.join([strip.crop(0, x), over, strip.crop(x + over.cell_length)])


def _with_thin_cursor(strip: Strip, x: int) -> Strip:
    """Return a strip whose cell at `x` is underlined on the ground of the one before it, and no block."""
    before = next((segment.style for segment in strip.crop(max(0, x - 1), x)), None) or Style()
    text = strip.crop(x, x + 1).text or " "
    style = Style(bgcolor=before.bgcolor, bold=True, underline=True, reverse=False)
    if text.isspace():
        text = "_" * len(text)
        style = Style(bgcolor=before.bgcolor, bold=True)
    return Strip.join([strip.crop(0, x), Strip([Segment(text, style)]), strip.crop(x + cell_len(text))])
