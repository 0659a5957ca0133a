"""The steps that are done without code: quiz and checklist, and what the lesson ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.pages import resources
from tutor.tui.widgets.checklist_view import ChecklistView
from tutor.tui.widgets.lesson_markdown import LessonMarkdown
from tutor.tui.widgets.quiz_view import QuizView

if TYPE_CHECKING:
    from tutor.course.schema import Lesson, Step
    from tutor.tui.progress_keeper import LessonAnswers


class Activity(VerticalScroll, can_focus=False):
    """Shows one quiz or one checklist."""

    def __init__(self) -> None:
        super().__init__(id="activity")
        self._title: Text | None = None
        self._after: Text | None = None

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._write)

    async def show(self, lesson: Lesson, step: Step, answers: LessonAnswers) -> bool:
        """Show the step if it is a quiz or a checklist; return whether it is."""
        await self.remove_children()
        self.display = step.kind in ("quiz", "checklist")
        self._title, self._after = step.title, None
        if step.kind == "quiz":
            chosen = {question: given for (of, question), given in answers.chosen.items() if of == step.id}
            await self.mount(Static(id="activity-title", markup=False), QuizView(step, chosen))
        elif step.kind == "checklist":
            self._after = resources(lesson)
            checklist = ChecklistView(step, answers.ticked.get(step.id, set()))
            await self.mount(Static(id="activity-title", markup=False), checklist, LessonMarkdown())
            checklist.focus()
        await self._write()
        return self.display

    async def _write(self) -> None:
        if self._title is not None:
            for title in self.query("#activity-title").results(Static):
                title.update(Content(say(self, self._title)))
        if self._after is not None:
            for markdown in self.query(LessonMarkdown):  # none where the screen is just being left
                await markdown.update(say(self, self._after))
