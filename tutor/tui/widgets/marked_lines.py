"""What an editor draws besides the program: marked stretches, notes beside lines, signs where a line goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, get_args

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tutor.tui.bilingual import follow_language, say
from tutor.tui.editing.marks import Look, Mark, Note, Span, follow

if TYPE_CHECKING:
    from textual.widgets import TextArea
else:
    TextArea = object  # were the mixin a widget itself, Textual would take bindings and styles from it

SIGN: Final = "!"
"""Stands in the gutter of a line with a note."""
GOES_ON_RIGHT: Final = "›"
GOES_ON_LEFT: Final = "‹"
_ARROW: Final = "  ← "
_LEAST_NOTE: Final = 16
"""Cells without which a note beside a line would not say anything."""


LOOKS: Final = frozenset({*(f"editor--{look}" for look in get_args(Look)), "editor--note", "editor--cut"})
"""The component classes that the stylesheet gives colours to."""


class MarkedLines(TextArea):
    """A mixin for the editor. Marks are kept in layers, each of which is replaced as a whole by its owner."""

    class Marked(Message):
        """Something else is marked than before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a mixin passes on what it gets
        self._spans: dict[str, list[Span]] = {}
        self._notes: dict[str, list[Note]] = {}
        self._lines_before: list[str] = []
        super().__init__(*args, **kwargs)

    def mark(self, layer: str, marks: Sequence[Mark]) -> None:
        """Show these marks in place of the ones that the layer had."""
        spans = [one for one in marks if isinstance(one, Span)]
        notes = [one for one in marks if isinstance(one, Note)]
        if spans != self._spans.get(layer, []) or notes != self._notes.get(layer, []):
            self._spans[layer], self._notes[layer] = spans, notes
            self._line_cache.clear()
            self.refresh()
            self.post_message(self.Marked())

    def spans(self, layer: str) -> list[Span]:
        """Return the marked stretches of a layer, where they are now."""
        return self._spans.get(layer, [])

    def notes(self, layer: str) -> list[Note]:
        """Return the notes of a layer, where they are now."""
        return self._notes.get(layer, [])

    def marked_rows(self) -> list[int]:
        """Return the rows in which something is wrong, from the top."""
        notes = [note.row for notes in self._notes.values() for note in notes]
        spans = [span.row for spans in self._spans.values() for span in spans if span.look in ("error", "warning")]
        return sorted({*notes, *spans})

    def note_at(self, row: int) -> Note | None:
        """Return what is said beside a line; an error comes before a warning."""
        there = [note for notes in self._notes.values() for note in notes if note.row == row]
        return min(there, key=lambda note: note.look != "error", default=None)

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._say_again)

    def _say_again(self) -> None:
        self._line_cache.clear()
        self.refresh()

    def _build_highlight_map(self) -> None:
        """Take the marks along: Textual calls this after every change of the text."""
        lines = self.document.lines
        if any(self._spans.values()) or any(self._notes.values()):
            self._spans = {layer: follow(spans, self._lines_before, lines) for layer, spans in self._spans.items()}
            self._notes = {layer: follow(notes, self._lines_before, lines) for layer, notes in self._notes.items()}
        self._lines_before = list(lines)
        super()._build_highlight_map()

    def _look(self, look: str) -> Style:
        return self.get_component_rich_style(f"editor--{look}", partial=True)

    def _render_line(self, y: int) -> Strip:
        strip = super()._render_line(y)
        row = y + self.scroll_offset.y
        if row >= self.document.line_count:
            return strip
        text, width = self.document.get_line(row), self.width_in_sight
        for spans in self._spans.values():
            for span in spans:
                if span.row == row:
                    strip = _restyled(
                        strip, self._cell(text, span.start), self._cell(text, span.end), self._look(span.look)
                    )
        end = self._cell(text, len(text)) + 1  # the cursor may stand behind the text
        if (note := self.note_at(row)) is not None:
            strip = _written_over(strip, self.gutter_width - 2, SIGN, self._look(note.look))
            if width - end >= _LEAST_NOTE:
                strip = _written_over(strip, end, _cut(self._said(note), width - end), self._look("note"))
        if end > width:
            strip = _written_over(strip, width - 1, GOES_ON_RIGHT, self._look("cut"))
        if text and self.scroll_offset.x:
            strip = _written_over(strip, self.gutter_width - 1, GOES_ON_LEFT, self._look("cut"))
        return strip.crop(0, width)

    def _cell(self, text: str, column: int) -> int:
        """Return where a column of a line is on the screen; left of the text's first cell where it is scrolled away."""
        cells = cell_len(text[:column].expandtabs(self.indent_width))
        return max(self.gutter_width, self.gutter_width + cells - self.scroll_offset.x)

    @property
    def width_in_sight(self) -> int:
        """Return how many cells of a line can be seen: a bar for scrolling takes some of the editor's."""
        return self.scrollable_content_region.width

    def _said(self, note: Note) -> str:
        return f"{_ARROW}{' '.join(say(self, note.text).split())}"

    def note_is_cut(self, note: Note) -> bool:
        """Return whether a note does not stand beside its line as a whole."""
        text = self.document.get_line(note.row)
        return self._cell(text, len(text)) + 1 + cell_len(self._said(note)) > self.width_in_sight


def _cut(text: str, cells: int) -> str:
    return text if cell_len(text) <= cells else set_cell_size(text, cells - 1) + "…"


def _written_over(strip: Strip, x: int, text: str, style: Style) -> Strip:
    """Return a strip with text written over the cells from `x` on, on the ground that is there."""
    ground = next((segment.style for segment in strip.crop(x, x + 1)), None) or Style()
    written = Segment(text, Style(bgcolor=ground.bgcolor) + style)
    return Strip.join([strip.crop(0, x), Strip([written]), strip.crop(x + cell_len(text))])


def _restyled(strip: Strip, start: int, end: int, style: Style) -> Strip:
    """Return a strip whose cells from `start` to `end` have something more to their style."""
    if start >= end:
        return strip
    middle = strip.crop(start, end)
    changed = Strip([Segment(text, (old or Style()) + style) for text, old, _ in middle], middle.cell_length)
    return Strip.join([strip.crop(0, start), changed, strip.crop(end)])
