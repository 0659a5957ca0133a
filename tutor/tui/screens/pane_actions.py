"""Going from pane to pane of a lesson, and giving them more or less room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import on
from textual.content import Content

from tutor.language import Text
from tutor.tui.pane_geometry import Pane, Shape
from tutor.tui.screens.step_program import StepProgram
from tutor.tui.widgets.border_dragging import BorderDragging
from tutor.tui.widgets.knob_row import KnobRow
from tutor.tui.widgets.pane_tabs import PaneTabs
from tutor.tui.widgets.text_pane import TextPane
from tutor.tui.widgets.workbench import Workbench

if TYPE_CHECKING:  # imported when something runs, or sizes are changed
    from tutor.tui.widgets.resize_line import ResizeLine
    from tutor.tui.widgets.run_banner import RunBanner

_NO_BORDERS = Text(
    uz="Bu yerda bitta oyna koʻrinib turibdi: surish uchun chegara yoʻq.",
    en="One pane is in sight here: there is no border to move.",
)
_TOO_SMALL_FOR_BORDERS = Text(
    uz="Bu yerda bitta oyna koʻrinadi; 100 ustun yoki 36 satrdan boshlab — hammasi.",
    en="One pane at a time is shown here; from 100 columns or 36 rows on, all are.",
)


class PaneActions(StepProgram):
    """A mixin for the lesson's screen."""

    def action_lessons(self) -> None:
        """Go back to the list of lessons."""
        raise NotImplementedError

    def action_pane(self, pane: Pane) -> None:
        """Go to a pane."""
        self.bench.go_to(pane)

    def action_next_pane(self) -> None:
        """Go round the panes."""
        self.bench.next_pane()

    def action_back(self) -> None:
        """Go one level back: from the knobs or the results to the code, to the text, to the list of lessons."""
        bench = self.bench
        if self.resizes:
            self.query_one("ResizeLine", _resize_line()).action_done()
        elif bench.whole:
            self.action_zoom()
        elif isinstance(self.focused, KnobRow):
            bench.go_to("code")
        elif bench.has_code and bench.front != "text":
            bench.go_to("code" if bench.front == "results" else "text")
        else:
            self.action_lessons()

    @on(Workbench.FrontChanged)
    def _front_changed(self) -> None:
        self.query_one(PaneTabs).front = self.bench.front

    def on_text_pane_moved(self, event: TextPane.Moved) -> None:
        """Show beside the tabs how much of the text was read."""
        self.query_one(PaneTabs).percent = event.percent

    def on_run_banner_changed(self, event: RunBanner.Changed) -> None:
        """Show beside the tabs how it goes."""
        self.query_one(PaneTabs).note = event.content if self.bench.has_results else Content("")

    # More room, less room

    @property
    def resizes(self) -> bool:
        """Return whether the arrows move borders now."""
        return self.has_class("-resizing")

    def action_zoom(self) -> None:
        """Give the pane in front the whole screen, or put it back among the others."""
        self.bench.whole = not self.bench.whole
        self.refresh_bindings()

    def action_resize(self) -> None:
        """Let the arrows move the borders until Enter or Esc."""
        if self.resizes:
            return
        if not self.bench.arrangement.borders():
            is_small = self.bench.arrangement.shape is Shape.SINGLE and self.bench.has_code
            self.tutor.tell(_TOO_SMALL_FOR_BORDERS if is_small else _NO_BORDERS)
            return
        self.add_class("-resizing")
        line = _resize_line()()
        self.mount(line, before="KeyBar")
        line.focus()

    def action_move_border(self, axis: Literal["x", "y"], by: int) -> None:
        """Move the border of the pane in front."""
        self.bench.move_border(axis, by)

    def action_usual_borders(self) -> None:
        """Put the borders back to where they were at first."""
        self.bench.usual_borders()

    async def on_resize_line_ended(self) -> None:
        """Give the arrows back to the pane in front, and keep the sizes."""
        self.remove_class("-resizing")
        line = self.query_one("ResizeLine", _resize_line())
        if line.has_focus or self.focused is None:
            self.bench.go_to(self.bench.front)
        await line.remove()
        self._keep_borders()

    @on(BorderDragging.BordersMoved)
    def _keep_borders(self) -> None:
        self.tutor.save_view()


def _resize_line() -> type[ResizeLine]:
    from tutor.tui.widgets.resize_line import ResizeLine

    return ResizeLine
