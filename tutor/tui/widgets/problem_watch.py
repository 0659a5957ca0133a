"""What Python cannot read is underlined while it is typed, and explained when the line is left or the learner rests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.timer import Timer

from tutor.tui.editing.marks import Note, Span
from tutor.tui.widgets.marked_lines import MarkedLines
from tutor.tui.widgets.typing_keys import TypingKeys

if TYPE_CHECKING:  # imported when something was typed: the first frame comes before
    from tutor.tui.editing.problem import Problem

REST: Final = 0.3
"""Seconds without a key after which the program is looked at."""
PATIENCE: Final = 1.0
"""Seconds without a key after which what is wrong in the line that is being typed is explained, too."""

_LAYER = "syntax"


class ProblemWatch(TypingKeys, MarkedLines):
    """A mixin for the editor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a mixin passes on what it gets
        self._rest: Timer | None = None
        self._patience: Timer | None = None
        self._problems: list[Problem] = []
        self._rested = False
        super().__init__(*args, **kwargs)

    def on_mount(self) -> None:
        """Make the clocks; they run while there is something to wait for."""
        self._rest = self.set_interval(REST, self.look_for_problems, pause=True)
        self._patience = self.set_interval(PATIENCE, self.explain_problems, pause=True)

    def _build_highlight_map(self) -> None:
        """Forget what was found in the text before: Textual calls this after every change. Its marks follow their lines."""
        self._problems = []
        super()._build_highlight_map()

    def on_text_area_changed(self) -> None:
        """Wait until no key has come for a while; the decorator `on` is for widgets, which a mixin is not."""
        self._rested = False
        for clock in (self._rest, self._patience):
            if clock is not None and not self.read_only:
                clock.reset()
                clock.resume()

    def look_for_problems(self) -> None:
        """Look at the program as it is now, and underline what Python cannot read."""
        from tutor.tui.editing.problems import problems, rows_to_look_at

        if self._rest is not None:
            self._rest.pause()
        self._problems = problems(self.document.lines, rows_to_look_at(self.document))
        self._mark_problems()

    def look_now(self) -> None:
        """Explain what is wrong in a program that was opened just now."""
        if not self.read_only:
            self.look_for_problems()
            self.explain_problems()

    def explain_problems(self) -> None:
        """Say what is wrong also where the cursor is."""
        if self._patience is not None:
            self._patience.pause()
        self._rested = True
        self._mark_problems()

    def on_text_area_selection_changed(self) -> None:
        """Explain what is wrong in a line that was left."""
        if self._problems:
            self._mark_problems()

    def _mark_problems(self) -> None:
        """Mark what was found, except in a block that is just being begun."""
        here, lines = self.cursor_location[0], self.document.lines
        shown = [one for one in self._problems if not one.is_just_begun(lines, here)]
        said = [one for one in shown if self._rested or not one.is_being_typed(here)]
        self.mark(
            _LAYER,
            [
                *(Span(one.row, one.start, one.end, "error") for one in shown),
                *(Note(one.row, one.text) for one in said),
            ],
        )
