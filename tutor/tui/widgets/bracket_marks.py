"""The pair of brackets at the cursor: marked, and gone to."""

from __future__ import annotations

from textual.document._document import Selection

from tutor.tui.editing.brackets import enclosing, pair_at
from tutor.tui.editing.marks import Span
from tutor.tui.editing.places import Place, place_of
from tutor.tui.widgets.marked_lines import MarkedLines
from tutor.tui.widgets.typing_keys import TypingKeys

_LAYER = "brackets"


class BracketMarks(TypingKeys, MarkedLines):
    """A mixin for the editor."""

    def find_matching_bracket(self, bracket: str, search_from: Place) -> Place | None:
        """Return None: Textual's own search takes brackets in texts for brackets, and every bracket for its like."""
        return None

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        self._mark_brackets()

    def _mark_brackets(self) -> None:
        row, column = self.cursor_location
        line = self.document.get_line(row)
        pair = None
        if self.selection.is_empty and any(one in "()[]{}" for one in line[max(column - 1, 0) : column + 1]):
            pair = pair_at(self.source, self.cursor_offset)
        self.mark(_LAYER, [self._bracket(offset) for offset in pair] if pair else [])

    def _bracket(self, offset: int) -> Span:
        row, column = place_of(self.source, offset)
        return Span(row, column, column + 1, "bracket")

    def action_to_bracket(self) -> None:
        """Go to the other bracket of the pair at the cursor, or to the one that is open around it."""
        source, offset = self.source, self.cursor_offset
        pair = pair_at(source, offset)
        target = pair[1] if pair else enclosing(source, offset)
        if target is not None:
            self.move_cursor(place_of(source, target))
