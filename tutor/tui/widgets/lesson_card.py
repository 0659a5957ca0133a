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
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from tutor.course.manifest import LessonEntry
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.inline import inline
from tutor.tui.marks import State, mark
from tutor.tui.progress_keeper import Progress
from tutor.tui.step_words import KINDS
from tutor.tui.widgets.choice_list import ChoiceList
from tutor.tui.widgets.written import Written, hanging

if TYPE_CHECKING:  # pydantic is slow to import, and the first frame comes before it
    from tutor.course.schema import Lesson, Step

_MINUTES = Text(uz="Taxminan {minutes} daqiqa", en="About {minutes} minutes")
_GOALS = Text(uz="Dars oxirida:", en="After this lesson:")
_BROKEN = Text(uz="Bu darsni oʻqib boʻlmadi:", en="This lesson cannot be read:")
HIGH: Final = 32
"""Lines of a window in which there is room for the goals beside the steps."""


class LessonAbout(Written):
    """What a lesson is about: its title at once, the rest when it has been read."""

    entry: LessonEntry | None = None
    lesson: Lesson | None = None
    problems: Sequence[Text] = ()

    def lines(self, width: int) -> list[Content]:
        """Write title, length and summary; the goals too where the window is high enough."""
        if self.entry is None:
            return []
        lines = [Content.styled(say(self, self.entry.title), "bold $primary")]
        if self.problems:
            lines += [Content(""), Content.styled(say(self, _BROKEN), "bold $text-error")]
            lines += [Content(say(self, problem)) for problem in self.problems]
        if self.lesson is not None:
            minutes = _MINUTES.format(minutes=self.lesson.minutes)
            lines += [Content.styled(say(self, minutes), "$muted"), Content("")]
            lines.append(inline(say(self, self.lesson.summary).strip()))
            if self.app.size.height >= HIGH:
                lines += [Content(""), Content.styled(say(self, _GOALS), "bold")]
                for goal in self.lesson.goals:
                    lines += hanging(Content("• "), inline(say(self, goal)), width)
        return lines


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

    def compose(self) -> ComposeResult:
        """Make the description and the steps."""
        yield LessonAbout(id="about")
        yield ChoiceList(id="steps")

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._write_steps)

    def show(self, entry: LessonEntry) -> None:
        """Show another lesson."""
        self._write(entry, None, ())
        self.run_worker(partial(_load, self._course, entry.id), group="card", thread=True, exclusive=True)

    def show_progress(self, progress: Progress | None) -> None:
        """Show the progress."""
        self._progress = progress
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
        about.rewrite()
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
            sign = mark(self._progress.state(step.id))
        elif step.kind == "exercise":
            sign = mark(State.OPEN)
        suffix = "" if step.kind == "text" else f" · {kind}"
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
