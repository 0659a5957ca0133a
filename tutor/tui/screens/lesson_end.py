"""The end of a lesson: what is done in it, what is still open, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.course.manifest import LessonEntry
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.leaving import LeavingScreen
from tutor.tui.marks import State, mark
from tutor.tui.step_words import KINDS, counts
from tutor.tui.widgets.choice_list import ChoiceList
from tutor.tui.widgets.written import Written

if TYPE_CHECKING:
    from tutor.course.schema import Lesson

GO_ON: Final = -1

_DONE = Text(uz="Dars tugadi!", en="The lesson is done!")
_END = Text(uz="Darsning oxiri", en="The end of the lesson")
_NEXT = Text(uz="Keyingi dars: {title}", en="Next lesson: {title}")
_LAST = Text(uz="Bu oxirgi dars edi. Darslar roʻyxatiga", en="This was the last lesson. To the list of lessons")
_OPEN = Text(uz="Hali ochiq:", en="Still open:")
_KEYS = Text(uz="Enter — tanlanganiga oʻtish, Esc — shu yerda qolish", en="Enter goes there, Esc stays here")


class _Summary(Written):
    """What is done."""

    def __init__(self, lesson: Lesson, states: Sequence[State]) -> None:
        super().__init__()
        self._kinds, self._states = [step.kind for step in lesson.steps], states

    def lines(self, width: int) -> list[Content]:
        """Write a heading and the counts."""
        done = all(state is State.DONE for state in self._states)
        heading = Content.assemble(
            mark(State.DONE) if done else "", " " if done else "", say(self, _DONE if done else _END)
        )
        return [heading.stylize("bold"), Content(say(self, counts(self._kinds, self._states))), Content("")]


class LessonEndScreen(ModalScreen[int | None], LeavingScreen[int | None]):
    """Returns the position of an open step, `GO_ON` for what follows the lesson, None where the learner stays."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]
    AUTO_FOCUS = "ChoiceList"

    def __init__(self, lesson: Lesson, states: Sequence[State], following: LessonEntry | None) -> None:
        super().__init__()
        self._lesson, self._states, self._following = lesson, states, following

    def compose(self) -> ComposeResult:
        """Make the summary and the list."""
        with Vertical(id="lesson-end"):
            yield _Summary(self._lesson, self._states)
            yield ChoiceList()

    def on_mount(self) -> None:
        """Fill the list, and follow the language."""
        follow_language(self.query_one(ChoiceList), self._write)
        self._write()

    def _write(self) -> None:
        self.query_one("#lesson-end").border_subtitle = say(self, _KEYS)
        after = _NEXT.format(title=self._following.title) if self._following else _LAST
        options = [Option(Content(f"→ {say(self, after)}"), id=str(GO_ON))]
        waiting = [index for index, state in enumerate(self._states) if state is not State.DONE]
        if waiting:
            options.append(Option(Content(say(self, _OPEN)), disabled=True))
        options += [Option(self._line(index), id=str(index)) for index in waiting]
        choices = self.query_one(ChoiceList)
        highlighted = choices.highlighted or 0
        choices.set_options(options)
        choices.highlighted = highlighted

    def _line(self, index: int) -> Content:
        step = self._lesson.steps[index]
        kind = (f" · {say(self, KINDS[step.kind])}", "$muted")
        return Content.assemble("  ", mark(self._states[index]), f" {index + 1:>2} {say(self, step.title)}", kind)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(int(event.option.id or GO_ON))
