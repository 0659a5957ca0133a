"""What a lesson is about, and its steps, any of which can be opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from tutor.course.manifest import LessonEntry
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say, speaker
from tutor.tui.inline import inline
from tutor.tui.marks import State, mark
from tutor.tui.progress_keeper import Progress
from tutor.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:  # pydantic is slow to import, and the first frame comes before it
    from tutor.course.schema import Lesson, Step

_MINUTES = Text(uz="Taxminan {minutes} daqiqa", en="About {minutes} minutes")
_GOALS = Text(uz="Dars oxirida:", en="After this lesson:")
_BROKEN = Text(uz="Bu darsni oʻqib boʻlmadi:", en="This lesson cannot be read:")
KINDS = {
    "text": Text(uz="matn", en="text"),
    "demo": Text(uz="namuna", en="demo"),
    "quiz": Text(uz="test", en="quiz"),
    "exercise": Text(uz="mashq", en="exercise"),
    "checklist": Text(uz="roʻyxat", en="checklist"),
}


class LessonCard(Vertical):
    """Shows one lesson; reads it in a thread."""

    class StepChosen(Message):
        """The learner wants to open a step."""

        def __init__(self, step_id: str) -> None:
            super().__init__()
            self.step_id = step_id

    def __init__(self, course: Path) -> None:
        super().__init__(id="card")
        self._course = course
        self._entry: LessonEntry | None = None
        self._lesson: Lesson | None = None
        self._problems: list[Text] = []
        self._progress: Progress | None = None

    def compose(self) -> ComposeResult:
        """Make the description and the steps."""
        yield Static(id="about", markup=False)
        yield ChoiceList(id="steps")

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._write)

    def show(self, entry: LessonEntry) -> None:
        """Show another lesson: its title at once, the rest when it has been read."""
        self._entry, self._lesson, self._problems = entry, None, []
        self._write()
        self.run_worker(partial(_load, self._course, entry.id), group="card", thread=True, exclusive=True)

    def show_progress(self, progress: Progress | None) -> None:
        """Show the progress."""
        self._progress = progress
        self._write_steps()

    @on(Worker.StateChanged)
    def _loaded(self, event: Worker.StateChanged) -> None:
        event.stop()
        if event.state is WorkerState.SUCCESS and self._entry is not None:
            lesson_id, lesson, problems = event.worker.result  # type: ignore[misc]
            if lesson_id == self._entry.id:
                self._lesson, self._problems = lesson, problems
                self._write()

    def _write(self) -> None:
        if self._entry is None:
            return
        lines = [Content.styled(say(self, self._entry.title), "bold $primary")]
        if self._problems:
            lines += [Content(""), Content.styled(say(self, _BROKEN), "bold $text-error")]
            lines += [Content(say(self, problem)) for problem in self._problems]
        if self._lesson is not None:
            minutes = _MINUTES.format(minutes=self._lesson.minutes)
            lines += [Content.styled(say(self, minutes), "$muted"), Content("")]
            lines += [inline(say(self, self._lesson.summary).strip())]
            if self.app.size.height >= 32:
                lines += [Content(""), Content.styled(say(self, _GOALS), "bold")]
                lines += [Content("• ") + inline(say(self, goal)) for goal in self._lesson.goals]
        self.query_one("#about", Static).update(Content("\n").join(lines))
        self._write_steps()

    def _write_steps(self) -> None:
        steps = self.query_one("#steps", ChoiceList)
        highlighted = steps.highlighted
        steps.set_options(
            Option(self._line(step), id=step.id) for step in (self._lesson.steps if self._lesson else ())
        )
        steps.highlighted = highlighted if highlighted is not None and highlighted < steps.option_count else 0

    def _line(self, step: Step) -> Content:
        kind = say(self, KINDS[step.kind])
        sign = Content(" ")
        if step.kind == "exercise" and self._progress is not None:
            sign = mark(speaker(self), self._progress.state(step.id))
        elif step.kind == "exercise":
            sign = mark(speaker(self), State.OPEN)
        suffix = "" if step.kind == "text" else f" · {kind}"
        return Content.assemble(sign, f" {say(self, step.title)}", (suffix, "$muted"))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id:
            self.post_message(self.StepChosen(event.option.id))


def _load(course: Path, lesson_id: str) -> tuple[str, Lesson | None, list[Text]]:
    from tutor.course.loader import load_lesson
    from tutor.course.yaml_source import CourseError

    try:
        return lesson_id, load_lesson(course, lesson_id), []
    except CourseError as error:
        return lesson_id, None, [problem.text for problem in error.problems]
