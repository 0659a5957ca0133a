"""What the learner answers in quizzes and ticks in checklists is kept, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.progress.events import Event
from tutor.tui.progress_keeper import LessonAnswers
from tutor.tui.screens.step_program import StepProgram

if TYPE_CHECKING:  # imported when there is a quiz or a checklist
    from tutor.tui.widgets.checklist_view import ChecklistView
    from tutor.tui.widgets.quiz_view import QuestionView


class Answers(StepProgram):
    """A mixin for the lesson's screen."""

    answers: LessonAnswers

    def write_header(self) -> None:
        """Show how far each step has come."""
        raise NotImplementedError

    def on_question_view_answered(self, event: QuestionView.Answered) -> None:
        """Keep the answer."""
        if self.step is None:
            return
        place = (self.step.id, event.question_id)
        self.answers.chosen[place] = event.chosen
        (self.answers.right.add if event.correct else self.answers.right.discard)(place)
        self.tutor.record(
            Event.quiz(self.entry.id, *place, chosen=event.chosen, correct=event.correct, learner=self.tutor.learner)
        )
        self.write_header()

    def on_checklist_view_ticked(self, event: ChecklistView.Ticked) -> None:
        """Keep the tick."""
        if self.step is None:
            return
        ticked = self.answers.ticked.setdefault(self.step.id, set())
        (ticked.add if event.ticked else ticked.discard)(event.position)
        self.tutor.record(
            Event.checklist(
                self.entry.id, self.step.id, event.position, ticked=event.ticked, learner=self.tutor.learner
            )
        )
        self.write_header()
