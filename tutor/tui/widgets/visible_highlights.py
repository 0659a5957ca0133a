"""Colours for the lines that are seen: in a long program, colouring all of it would cost more than all else of a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widgets import TextArea
else:
    TextArea = object  # were the mixin a widget itself, Textual would take bindings and styles from it

AROUND: Final = 12
"""Rows above and below the seen ones that are coloured with them, so that scrolling by a line asks seldom."""


class VisibleHighlights(TextArea):
    """A mixin for the editor, behind those that wrap the rendering of a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a mixin passes on what it gets
        self._coloured = range(0)
        super().__init__(*args, **kwargs)

    def _build_highlight_map(self) -> None:
        """Forget the colours: Textual calls this after every change of the text. Painting a line asks for them."""
        self._line_cache.clear()
        self._highlights.clear()
        self._coloured = range(0)

    def _render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        if row not in self._coloured and row < self.document.line_count:
            top = max(0, min(row, self.scroll_offset.y) - AROUND)
            self._colour(range(top, max(row, self.scroll_offset.y + self.size.height) + AROUND))
        return super()._render_line(y)

    def _colour(self, rows: range) -> None:
        """Ask the syntax tree about some rows, and no others."""
        self._coloured = rows
        self._highlights.clear()
        if self._highlight_query is None:
            return
        captures = self.document.query_syntax_tree(self._highlight_query, (rows.start, 0), (rows.stop, 0))
        for name, nodes in captures.items():
            for node in nodes:
                (first, start), (last, end) = node.start_point, node.end_point
                for row in range(max(first, rows.start), min(last + 1, rows.stop)):
                    ends = end if row == last else None
                    self._highlights[row].append((start if row == first else 0, ends, name))
