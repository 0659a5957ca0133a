"""What scrolls in the results: verdict, pictures and output, and how they share the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from tutor.tui.sharing import FIGURE, PLOT, Need, share
from tutor.tui.sharing import output as output_needs
from tutor.tui.widgets.output_view import OutputView

if TYPE_CHECKING:  # imported when something is compared
    from tutor.tui.widgets.comparison_view import ComparisonView

_PICTURES: Final = {"plot": PLOT, "figure": FIGURE}


class ResultsBody(VerticalScroll):
    """Holds the parts of the results.

    One set of keys scrolls whatever can be scrolled: downwards the whole first, then the output within it, which
    follows its end; upwards the output first.
    """

    _shared_for: Size | None = None

    def on_mount(self) -> None:
        """Share the rows whenever the layout gives other ones: a scroll at the same moment would swallow the Resize event."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._follow_size)

    def _follow_size(self, _screen: Screen[Any]) -> None:
        if self.size != self._shared_for:
            self.share_rows()

    def on_output_view_folded(self, event: OutputView.Folded) -> None:
        """Share them anew: the output takes more rows at this width, or fewer."""
        event.stop()
        self.share_rows()

    @property
    def _output(self) -> OutputView:
        return self.query_one(OutputView)

    def share_rows(self, *, at_rest: bool = True) -> None:
        """Give plot, figure and output their heights; the verdict above them takes what it needs.

        `at_rest` is false while more output may come: then it gets its rows a few at a time.
        """
        if not self.size:
            return
        self._shared_for = self.size
        parts = [(part, need) for part in self.displayed_children if (need := self._need(part, at_rest)) is not None]
        heights = share(self.size.height, [need for _, need in parts])
        for (part, _), height in zip(parts, heights, strict=True):
            if part.styles.height is None or part.styles.height.cells != height:
                part.styles.height = height
        for comparison in self.query_children("#comparison"):
            cast("ComparisonView", comparison).fit(self.size.height)

    def _need(self, part: Widget, at_rest: bool) -> Need | None:
        if isinstance(part, OutputView):
            return output_needs(part.row_count, more_may_come=not at_rest)
        return _PICTURES.get(part.id or "")

    # Keys

    def _inner(self, direction: int) -> Widget:
        """Return what is to be scrolled."""
        output = self._output
        if not output.display:
            return self
        if direction > 0:
            return self if self.scroll_y < self.max_scroll_y or not output.max_scroll_y else output
        return output if output.scroll_y > 0 else self

    def action_scroll_down(self) -> None:
        """Go a line down."""
        self._inner(1).scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """Go a line up."""
        self._inner(-1).scroll_up(animate=False)

    def action_page_down(self) -> None:
        """Go a page down."""
        self._inner(1).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Go a page up."""
        self._inner(-1).scroll_page_up(animate=False)

    def action_scroll_home(self) -> None:
        """Go to the top of everything."""
        self._output.scroll_home(animate=False)
        self.scroll_home(animate=False)

    def action_scroll_end(self) -> None:
        """Go to the end of everything."""
        self.scroll_end(animate=False)
        self._output.scroll_end(animate=False)
