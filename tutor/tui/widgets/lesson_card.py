"""What a lesson is about, and its steps, any of which can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from tutor.course.manifest import LessonEntry
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.marks import State, mark
from tutor.tui.progress_keeper import Progress
from tutor.tui.step_words import KINDS
from tutor.tui.widgets.choice_list import ChoiceList
from tutor.tui.widgets.lesson_about import LessonAbout

if TYPE_CHECKING:  # pydantic is slow to import, and the first frame comes before it
    from tutor.course.schema import Lesson, Step
    from tutor.tui.course_facts import CourseFacts

STEPS_LEAST: Final = 8
"""Rows of the card that are left to the steps, with what stands between them and the description."""


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
        self._progress: Progress | None = None
        self._facts: CourseFacts | None = None
        self._unfolded = False

    def compose(self) -> ComposeResult:
        """Make the description and the steps."""
        yield LessonAbout(id="about")
        yield ChoiceList(id="steps")

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._translate)

    def _translate(self) -> None:
        self._share()
        self._write_steps()

    def on_resize(self, _event: Resize) -> None:
        """Share the room anew."""
        self._share()

    def unfold(self) -> None:
        """Show the steps, and of the description the first lines where room is short."""
        self._unfolded = True
        self._share()

    def fold(self) -> None:
        """Show the whole description, and the steps where there is room for them besides."""
        self._unfolded = False
        self._share()

    def _share(self) -> None:
        about = self.query_one(LessonAbout)
        room = self.content_size.height
        is_tight = about.needed() + STEPS_LEAST > room > 0
        about.is_brief = is_tight and self._unfolded
        about.counts_steps = is_tight
        about.room = room
        about.rewrite()
        self.query_one("#steps").display = self._unfolded or not is_tight

    def show(self, entry: LessonEntry) -> None:
        """Show another lesson."""
        self._write(entry, None, ())
        self.run_worker(partial(_load, self._course, entry.id), group="card", thread=True, exclusive=True)

    def show_progress(self, progress: Progress | None) -> None:
        """Show the progress."""
        self._progress = self.query_one(LessonAbout).progress = progress
        self._share()
        self._write_steps()

    def show_facts(self, facts: CourseFacts) -> None:
        """Show what was answered and read, and when the lesson was opened."""
        self._facts = self.query_one(LessonAbout).facts = facts
        self._share()
        self._write_steps()

    @on(Worker.StateChanged)
    def _loaded(self, event: Worker.StateChanged) -> None:
        if (
            event.state is WorkerState.SUCCESS
            and isinstance(event.worker.result, _Loaded)
            and self._entry is not None
        ):
            lesson_id, lesson, problems = event.worker.result
            if lesson_id == self._entry.id:
                self._write(self._entry, lesson, problems)

    def _write(self, entry: LessonEntry, lesson: Lesson | None, problems: Sequence[Text]) -> None:
        self._entry, self._lesson = entry, lesson
        about = self.query_one(LessonAbout)
        about.entry, about.lesson, about.problems = entry, lesson, problems
        self._share()
        self._write_steps()

    def _write_steps(self) -> None:
        steps = self.query_one("#steps", ChoiceList)
        highlighted = steps.highlighted
        shown = self._lesson.steps if self._lesson else []
        states = self._facts.states(self._lesson.id, self._progress) if self._facts and self._lesson else []
        known: list[State | None] = [*states] if len(states) == len(shown) else [None] * len(shown)
        steps.set_options(
            Option(self._line(step, state), id=step.id) for step, state in zip(shown, known, strict=True)
        )
        steps.highlighted = highlighted if highlighted is not None and highlighted < steps.option_count else 0

    def _line(self, step: Step, state: State | None) -> Content:
        if step.kind == "exercise":
            state = self._progress.state(step.id) if self._progress is not None else State.OPEN
        sign = Content(" ") if state is None else mark(state)
        suffix = "" if step.kind == "text" else f" · {say(self, KINDS[step.kind])}"
        return Content.assemble(sign, f" {say(self, step.title)}", (suffix, "$muted"))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id:
            self.post_message(self.StepChosen(event.option.id))


class _Loaded(NamedTuple):
    lesson_id: str
    lesson: Lesson | None
    problems: list[Text]


def _load(course: Path, lesson_id: str) -> _Loaded:
    from tutor.course.loader import load_lesson
    from tutor.course.yaml_source import CourseError

    try:
        return _Loaded(lesson_id, load_lesson(course, lesson_id), [])
    except CourseError as error:
        return _Loaded(lesson_id, None, [problem.text for problem in error.problems])
