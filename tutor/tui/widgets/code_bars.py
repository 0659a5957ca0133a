"""What stands under the code for a while: the line for finding, the one for a line's number, a note in full."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from textual import on
from textual.containers import Vertical
from textual.events import DescendantFocus
from textual.strip import Strip
from textual.widgets import TextArea

from tutor.tui.bilingual import follow_language, say
from tutor.tui.widgets.editor import Editor
from tutor.tui.widgets.overlaid_lines import Box

if TYPE_CHECKING:  # imported when they are opened
    from tutor.tui.widgets.find_bar import FindBar
    from tutor.tui.widgets.line_bar import LineBar

_NOTE: Final = "note"
_LEAST: Final = 10
"""Cells without which no note could be read."""


class CodeBars(Vertical):
    """A mixin for the code pane."""

    _find_bar: FindBar | None = None
    _line_bar: LineBar | None = None

    @property
    def editor(self) -> Editor:
        """Return the editor."""
        return self.query_one(Editor)

    @property
    def keeps_escape(self) -> bool:
        """Return whether Esc means something here, before it means something to the screen."""
        focused = self.screen.focused
        in_bar = focused is not None and focused is not self.editor and self in focused.ancestors
        return in_bar or (self.editor.has_focus and self.editor.keeps_escape)

    async def find(self) -> None:
        """Open the line for finding; what is selected is found."""
        from tutor.tui.widgets.find_bar import FindBar

        if self._find_bar is None:
            self._find_bar = FindBar(self.editor)
            await self.mount(self._find_bar)
        self._close_bars()
        if not self._find_bar.is_attached:  # the screen is being left
            return
        selected = self.editor.selected_text
        self._find_bar.open("" if "\n" in selected else selected)

    async def ask_for_line(self) -> None:
        """Open the line for a line's number."""
        from tutor.tui.widgets.line_bar import LineBar

        if self._line_bar is None:
            self._line_bar = LineBar(self.editor)
            await self.mount(self._line_bar)
        self._close_bars()
        if self._line_bar.is_attached:  # else the screen is being left
            self._line_bar.open()

    def _close_bars(self) -> None:
        for bar in (self._find_bar, self._line_bar):
            if bar is not None and bar.display:
                bar.close()
                self._show_note()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Close what was open when the focus comes back to the editor."""
        if event.widget is self.editor:
            self._close_bars()

    # A note that has no room beside its line

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._show_note)
        self.watch(self.editor, "scroll_y", self._show_note, init=False)

    @on(TextArea.SelectionChanged)
    @on(TextArea.Changed)
    @on(Editor.Marked)
    @on(Editor.Uncovered)
    def _show_note(self) -> None:
        """Lay the note over the last lines that are seen, or the first ones where the cursor is down there.

        Another widget would change the layout, which sends all of the editor again.
        """
        editor = self.editor
        note = editor.note_at(editor.cursor_location[0])
        bar_is_open = any(bar is not None and bar.display for bar in (self._find_bar, self._line_bar))
        width, height = editor.scrollable_content_region.size
        if note is None or bar_is_open or editor.offers or width < _LEAST or not editor.note_is_cut(note):
            editor.lay_over(_NOTE, None)
            return
        rows = wrap(" ".join(say(self, note.text).split()), width - 2)
        ground = editor.get_component_rich_style("editor--box")
        style = ground + editor.get_component_rich_style("editor--note", partial=True)
        strips = [Strip([Segment(f" {row}", style)]).adjust_cell_length(width, style) for row in rows]
        is_low = editor.cursor_location[0] - editor.scroll_offset.y >= height - len(rows)
        editor.lay_over(_NOTE, Box(0, 0 if is_low else height - len(rows), strips))
