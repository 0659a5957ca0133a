"""Going from pane to pane of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from tutor.tui.screens.step_program import StepProgram
from tutor.tui.widgets.knob_row import KnobRow
from tutor.tui.widgets.pane_tabs import Pane, PaneTabs
from tutor.tui.widgets.workbench import Workbench

if TYPE_CHECKING:  # imported when something runs
    from tutor.tui.widgets.run_banner import RunBanner


class PaneActions(StepProgram):
    """A mixin for the lesson's screen."""

    def action_lessons(self) -> None:
        """Go back to the list of lessons."""
        raise NotImplementedError

    def action_pane(self, pane: Pane) -> None:
        """Go to a pane; going to the results twice gives them the whole screen."""
        bench = self.bench
        if pane == "results" and bench.front == "results" and bench.has_results:
            bench.whole = not bench.whole
        bench.go_to(pane)

    def action_next_pane(self) -> None:
        """Go round the panes."""
        self.bench.next_pane()

    def action_back(self) -> None:
        """Go one level back: from the knobs or the results to the code, to the text, to the list of lessons."""
        bench = self.bench
        if isinstance(self.focused, KnobRow):
            bench.go_to("code")
        elif bench.whole:
            bench.whole = False
        elif bench.has_code and bench.front != "text":
            bench.go_to("code" if bench.front == "results" else "text")
        else:
            self.action_lessons()

    @on(Workbench.FrontChanged)
    def _front_changed(self) -> None:
        self.query_one(PaneTabs).front = self.bench.front

    def on_run_banner_changed(self, event: RunBanner.Changed) -> None:
        """Show beside the tabs how it goes."""
        self.query_one(PaneTabs).note = event.content if self.bench.has_results else Content("")
