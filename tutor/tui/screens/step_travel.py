"""Going from step to step of a lesson, and from it to others; what was read on the way is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tutor.course.manifest import LessonEntry
from tutor.course.outline import READING
from tutor.progress.events import Event
from tutor.tui.lesson_states import states
from tutor.tui.marks import State
from tutor.tui.progress_keeper import LessonAnswers
from tutor.tui.screens.program_actions import ProgramActions


class StepTravel(ProgramActions):
    """A mixin for the lesson's screen.

    A step that is only read counts as read when the learner goes on from it or scrolls to its end; one that is
    jumped over does not.
    """

    answers: LessonAnswers
    index = 0
    """The position of the step on the screen."""

    async def show_step(self, index: int) -> None:
        """Show another step of the lesson."""
        raise NotImplementedError

    def write_header(self) -> None:
        """Show how far each step has come."""
        raise NotImplementedError

    @property
    def states(self) -> list[State]:
        """Return how far each step has come."""
        return states(self.lesson, self.tutor.progress, self.answers) if self.lesson else []

    # What was read

    def follow_reading(self) -> None:
        """Count a page as read when its end comes in sight."""
        self.watch(self.bench.text, "scroll_y", self._scrolled, init=False)

    def _scrolled(self, old: float, new: float) -> None:
        if old < new >= self.bench.text.max_scroll_y > 0:
            self._was_read()

    def _was_read(self) -> None:
        step = self.step
        if step is not None and step.kind in READING and step.id not in self.answers.read:
            self.answers.read.add(step.id)
            self.tutor.record(Event.read(self.entry.id, step.id, learner=self.tutor.learner))
            self.write_header()

    # From step to step

    def action_next_step(self) -> None:
        """Go to the next step; after the last one look back at the lesson."""
        if self.lesson is None:
            return
        self._was_read()
        if self.index + 1 < len(self.lesson.steps):
            self.action_go_to_step(self.index + 1)
        else:
            self.after_typing(self._end)

    def action_previous_step(self) -> None:
        """Go to the step before."""
        if self.index > 0:
            self.action_go_to_step(self.index - 1)

    def action_go_to_step(self, index: int) -> None:
        """Go to a step by its position."""
        self.after_typing(partial(self.call_later, self.show_step, index))

    def action_steps(self) -> None:
        """Choose a step from the list of all."""
        from tutor.tui.screens.steps import StepsScreen

        if self.lesson is not None:
            self.app.push_screen(StepsScreen(self.lesson, self.states, self.index), self._chosen)

    def _chosen(self, index: int | None) -> None:
        if index is not None and index != self.index:
            self.action_go_to_step(index)

    def _end(self) -> None:
        from tutor.tui.screens.lesson_end import LessonEndScreen

        if self.lesson is not None and self.is_current:  # Ctrl+N may have been pressed twice
            following = self.tutor.manifest.after(self.entry.id)
            self.app.push_screen(LessonEndScreen(self.lesson, self.states, following), self._after_end)

    def _after_end(self, chosen: int | None) -> None:
        """Go to a step that is still open, or, with -1, to the next lesson."""
        if chosen == -1:
            self.after_typing(partial(self.leave_for, self.tutor.open_next_lesson, self.entry))
        elif chosen is not None:
            self.action_go_to_step(chosen)

    # To other lessons

    def action_lessons(self) -> None:
        """Go back to the list of lessons."""
        self.after_typing(partial(self.leave_for, self.tutor.open_lessons, self.entry.id))

    def open_place(self, lesson: LessonEntry, step_id: str | None) -> None:
        """Go to a step of this lesson or of another."""
        steps = [step.id for step in self.lesson.steps] if self.lesson else []
        if lesson.id != self.entry.id:
            self.after_typing(partial(self.leave_for, partial(self.tutor.open_lesson, step=step_id), lesson))
        elif step_id in steps:
            self._chosen(steps.index(step_id))

    def leave_for(self, open_other: Callable[[Any], None], target: LessonEntry | str) -> None:
        """Stop what runs and save, then show another screen."""
        self.stop_job()
        self.code.leave()
        open_other(target)
