"""What a program prints, as it prints it: long lines are folded, the newest are in sight."""

from collections import deque
from typing import ClassVar, Final

from rich.cells import chop_cells
from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

MAX_LINES: Final = 5_000
"""Lines that are kept; a program that prints without end must not fill the memory."""

_SCREENS: Final = 2
"""So many screens' worth is read from its first line; of more, the end tells what came of it."""

ERROR_MARK: Final = "▌"


class OutputView(ScrollView, can_focus=True):
    """Shows text, never markup: what it gets was made safe by the grading service."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"output--error"}

    class Folded(Message):
        """The lines take another number of rows, the width being another."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._lines: deque[tuple[str, bool]] = deque(maxlen=MAX_LINES)
        self._rows: list[tuple[str, bool]] = []
        self._unfinished = False
        self._follows = True
        """Whether the end is in sight, and so goes on to be when more comes."""
        self._is_read = False
        """Whether all of it is there, and is read from its first line on."""

    @property
    def text(self) -> str:
        """Return everything that was printed, as far as it is kept."""
        return "\n".join(line for line, _ in self._lines)

    @property
    def row_count(self) -> int:
        """Return how many rows the output takes at this width."""
        return len(self._rows)

    def clear(self) -> None:
        """Forget everything."""
        self._lines.clear()
        self._unfinished, self._follows, self._is_read = False, True, False
        self._fold()

    def write(self, text: str, *, error: bool = False) -> None:
        """Append what was printed; `error` is for what went to standard error."""
        first, *rest = text.expandtabs(4).split("\n")
        if self._unfinished and self._lines and self._lines[-1][1] == error:
            start, _ = self._lines.pop()
            new = [start + first, *rest]
            self._fold_away(start)
        else:
            new = [first, *rest]
        self._unfinished = bool(new[-1])
        if not self._unfinished:
            new.pop()
        self._lines.extend((line, error) for line in new)
        self._append_rows(new, error)

    def begin_reading(self) -> None:
        """Go to the first line: all of it came at once, and is no more than two screens' worth."""
        if len(self._rows) <= _SCREENS * self.app.size.height:
            self._is_read, self._follows = True, False
            self.scroll_to(y=0, animate=False, immediate=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember whether the end is in sight."""
        super().watch_scroll_y(old_value, new_value)
        self._follows = new_value >= self.max_scroll_y - 1 and not self._is_read

    def _append_rows(self, lines: list[str], error: bool) -> None:
        for line in lines:
            self._rows += ((row, error) for row in self._folded(line))
        del self._rows[: -2 * MAX_LINES]
        self._resized()
        if self._follows:
            self.scroll_end(animate=False, immediate=True)

    def _fold_away(self, line: str) -> None:
        """Take the rows of an unfinished last line away: it comes again, longer."""
        del self._rows[len(self._rows) - len(self._folded(line)) :]

    def _folded(self, line: str) -> list[str]:
        width = max(self.size.width - 1, 10)
        return chop_cells(line, width) or [""]

    def _fold(self) -> None:
        self._rows = [(row, error) for line, error in self._lines for row in self._folded(line)]
        self._resized()

    def _resized(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Fold the lines again; whoever saw the end of them sees it still."""
        rows = len(self._rows)
        self._fold()
        if self._follows:
            self.scroll_end(animate=False)
        if len(self._rows) != rows:
            self.post_message(self.Folded())

    def render_line(self, y: int) -> Strip:
        """Return the strip at line `y` of the widget; a mark at its left tells standard error."""
        row = y + self.scroll_offset.y
        if row >= len(self._rows):
            return Strip.blank(self.size.width, self.rich_style)
        text, error = self._rows[row]
        style = self.get_component_rich_style("output--error") if error else self.rich_style
        strip = Strip([Segment(f"{ERROR_MARK if error else ' '}{text}", style)])
        return strip.adjust_cell_length(self.size.width, self.rich_style)
