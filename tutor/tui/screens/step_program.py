"""The step on the screen and its program: which file it is, and what it begins with."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tutor.course.manifest import LessonEntry
from tutor.progress.demo_work import demo_work
from tutor.progress.errors import WorkspaceError
from tutor.progress.workspace import Workspace
from tutor.tui.draft import Draft
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.widgets.code_pane import CodePane
from tutor.tui.widgets.workbench import Workbench

if TYPE_CHECKING:  # pydantic is slow to import, and the first frame comes before it
    from tutor.course.schema import ExerciseStep, Lesson, Step


class StepProgram(CourseScreen):
    """A mixin for the lesson's screen."""

    entry: LessonEntry
    lesson: Lesson | None = None
    exercise_id: str | None = None

    @property
    def bench(self) -> Workbench:
        """Return the panes."""
        return self.query_one(Workbench)

    @property
    def code(self) -> CodePane:
        """Return the code."""
        return self.bench.code

    @property
    def step(self) -> Step | None:
        """Return the step on the screen, None until the lesson has been read."""
        raise NotImplementedError

    @property
    def exercise(self) -> ExerciseStep | None:
        """Return the step on the screen if it is an exercise."""
        return self.step if self.step is not None and self.step.kind == "exercise" else None

    def after_typing(self, action: Callable[[], Any]) -> None:
        """Carry out an action when the editor has taken in all that was typed and pasted before it."""
        self.code.editor.call_later(action)

    def open_code(self, step: Step) -> None:
        """Show the program of a step, if it has one that can be read."""
        workspace, draft, source = self.tutor.workspace, None, ""
        if step.kind == "exercise":
            draft = self.draft(workspace, step.id)
        elif step.kind == "demo":
            draft = self.draft(*demo_work(workspace, self.entry.id, step.id))
        if draft is not None:
            source = self.starter()
            with suppress(WorkspaceError):  # it stays in the editor, and each save tells why it cannot be written
                source = draft.start(source)
        self.bench.start_over(has_code=draft is not None)
        if draft is not None:
            self.code.open(draft, source)
        else:
            self.code.leave()

    def draft(self, workspace: Workspace, name: str) -> Draft | None:
        """Return the work called `name`; None, said aloud, where it cannot be read."""
        try:
            return Draft(workspace, name)
        except WorkspaceError as error:
            self.tutor.tell(error.text, warning=True, seconds=15)
            return None

    def starter(self) -> str:
        """Return the program that the step begins with; an author's missing file gives an empty one."""
        from tutor.course import files
        from tutor.course.yaml_source import CourseError

        course, step = self.tutor.manifest.path, self.step
        try:
            if step is not None and step.kind == "demo":
                return files.demo(course, self.entry.id, step.file)
            if step is not None and step.kind == "exercise":
                return files.starter(course, self.entry.id, step.id)
        except CourseError as error:
            self.tutor.tell(error.text, warning=True, seconds=15)
        return ""
