"""Turning the knobs of a demo: the line in the editor changes, and the program runs again."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual import on
from textual.timer import Timer

from tutor.tui.screens.program_actions import ProgramActions
from tutor.tui.widgets.code_pane import CodePane
from tutor.tui.widgets.knob_row import KnobRow

REST: Final = 0.12
"""Seconds without a further turn after which the program runs: one run for a knob that is turned quickly."""


class KnobActions(ProgramActions):
    """A mixin for the lesson's screen."""

    _resting: Timer | None = None

    @property
    def knobs(self) -> KnobRow:
        """Return the row of knobs."""
        return self.query_one(KnobRow)

    def show_knobs(self) -> None:
        """Show the knobs of the step, if it has any."""
        step = self.step
        self._rest()
        knobs = step.knobs if step is not None and step.kind == "demo" and self.bench.has_code else ()
        self.knobs.show(knobs, self.code.source)

    def action_knobs(self) -> None:
        """Go to the knobs, or from knob to knob."""
        self.knobs.go()

    @on(CodePane.Edited)
    def _program_changed(self) -> None:
        if self.knobs.knobs:
            self.knobs.read(self.code.source)

    @on(KnobRow.Turned)
    def _turned(self, event: KnobRow.Turned) -> None:
        """Turn a knob when the editor has taken in all that was typed before."""
        self.after_typing(partial(self._turn, event))

    def _turn(self, event: KnobRow.Turned) -> None:
        from tutor.course.constants import ConstantError, constant, literal

        knob, source = event.knob, self.code.source
        try:
            place = constant(source, knob.constant)
        except ConstantError as error:
            self.tutor.tell(error.text, warning=True, seconds=8)
            return
        value = knob.turned(place.value, event.turns)
        if literal(value) == literal(place.value):
            return
        self.code.editor.put(literal(value), place.start, place.end)
        self.knobs.read(self.code.source)
        self.stop_job()
        self._rest()
        self._resting = self.set_timer(REST, partial(self.run_program, turned=True))

    def _rest(self) -> None:
        """Forget the run that is about to begin."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
