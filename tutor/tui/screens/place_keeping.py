"""Where the learner was in a step is kept: in its text, in its program, and which pane was in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tutor.course.manifest import LessonEntry
from tutor.tui.pane_geometry import PANES, Pane
from tutor.tui.screens.step_travel import StepTravel


class PlaceKeeping(StepTravel):
    """A mixin for the lesson's screen."""

    is_at_step = False
    """Whether a step has been shown already."""

    def keep_place(self) -> None:
        """Note where the learner is in the step on the screen; the file is written when the view is saved."""
        if self.step is None or not self.is_at_step:
            return
        place = {"text": round(1000 * self.bench.text.part)}
        if self.bench.has_code:
            row, column = self.code.editor.cursor_location
            place |= {"row": row, "column": column, "pane": PANES.index(self.bench.front)}
        places, name = self.tutor.view_state.places, f"{self.entry.id}/{self.step.id}"
        places.pop(name, None)
        places[name] = place

    def leave_for(self, open_other: Callable[[Any], None], target: LessonEntry | str) -> None:
        """Keep the place, and show another screen."""
        self.keep_place()
        super().leave_for(open_other, target)

    def place_in(self, step_id: str | None) -> dict[str, int]:
        """Return what was noted of a step."""
        return self.tutor.view_state.places.get(f"{self.entry.id}/{step_id}", {})

    def pane_of(self, step_id: str | None) -> Pane:
        """Return the pane to go on in with a program; results are gone with the session that they came from."""
        pane = PANES[min(self.place_in(step_id).get("pane", 1), 2)]
        return "code" if pane == "results" else pane

    def go_to_place(self, step_id: str | None) -> None:
        """Put the cursor where it was in the program, unless it was put somewhere already."""
        place, editor = self.place_in(step_id), self.code.editor
        if "row" in place and editor.cursor_location == (0, 0):
            editor.move_cursor((place["row"], place.get("column", 0)))
