"""One of two programs that stand side by side: in rows with the other, a sign where it differs from it."""

from typing import ClassVar, Final

from rich.segment import Segment
from textual.binding import BindingType
from textual.strip import Strip

from tutor.history.difference import Line
from tutor.history.side_by_side import SIGNS, Row
from tutor.language import Text
from tutor.tui.bilingual import speaker
from tutor.tui.editing.marks import Span
from tutor.tui.keys import bindings
from tutor.tui.widgets.reading_editor import ReadingEditor

_LAYER: Final = "difference"
_COPIED = Text(uz="Nusxa olindi.", en="Copied.")


class ComparedEditor(ReadingEditor):
    """Shows the left or the right program of some rows; where it has no line, the row is empty."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("solution-copy")

    def __init__(self, *, left: bool, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._is_left = left
        self._rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Show the program of one side."""
        self._rows = rows
        lines = [self._line(row) for row in rows]
        self.show("\n".join(line.text if line else "" for line in lines))
        words = [Span(at, *word, "changed") for at, line in enumerate(lines) if line for word in line.words]
        self.mark(_LAYER, words)

    def _line(self, row: Row) -> Line | None:
        return row.left if self._is_left else row.right

    @property
    def selected_text(self) -> str:
        """Return what is selected, without the rows that belong to the other program alone."""
        (top, first), (bottom, last) = sorted(self.selection)
        pieces = []
        for at in range(top, bottom + 1):
            if at < len(self._rows) and (line := self._line(self._rows[at])) is not None:
                pieces.append(line.text[first if at == top else 0 : last if at == bottom else None])
        return "\n".join(pieces)

    def action_copy(self) -> None:
        """Copy what is selected, or else the line of the cursor."""
        row = self.cursor_location[0]
        line = self._line(self._rows[row]) if row < len(self._rows) else None
        text = self.selected_text if not self.selection.is_empty else line.text if line else ""
        if text:
            self.app.copy_to_clipboard(text)
            speaker(self).tell(_COPIED, seconds=2)

    def _render_line(self, y: int) -> Strip:
        strip = super()._render_line(y)
        at, gutter = y + self.scroll_offset.y, self.gutter_width
        if at >= len(self._rows):
            return strip
        row = self._rows[at]
        line = self._line(row)
        number = str(line.number) if line else ""
        style = next((segment.style for segment in strip.crop(0, 1)), None)
        head = Segment(f"{number:>{gutter - 2}}{SIGNS[row.kind] if line else ' '}", style)
        return Strip.join([Strip([head]), strip.crop(gutter - 1)])
