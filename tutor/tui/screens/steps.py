"""The steps of a lesson in a list: how far each has come, and the way to any of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.marks import State, mark
from tutor.tui.screens.look_up import LookUp
from tutor.tui.step_choice import matching_steps
from tutor.tui.step_words import KINDS
from tutor.tui.widgets.choice_list import ChoiceList
from tutor.tui.widgets.query_line import QueryLine

if TYPE_CHECKING:
    from tutor.course.schema import Lesson

_TITLE = Text(uz="Dars qadamlari", en="Steps of the lesson")
_TYPE = Text(uz="Raqam yoki nomidan bir qism", en="A number, or a part of the name")
_KEYS = Text(uz="Enter — oʻtish, Esc — yopish", en="Enter goes there, Esc closes")
_NONE = Text(uz="Bunday qadam yoʻq.", en="There is no such step.")
_MARKS = Text(
    uz="✓ tayyor, oʻqilgan  ◐ boshlangan  ◇ yechim koʻrilgan  ○ ochiq",
    en="✓ done, read  ◐ begun  ◇ solution seen  ○ open",
)


class StepsScreen(LookUp[int | None], ModalScreen[int | None]):
    """Returns the position of the chosen step, None where the learner stays."""

    def __init__(self, lesson: Lesson, states: Sequence[State], current: int) -> None:
        super().__init__()
        self._lesson, self._states, self._current = lesson, states, current

    def compose(self) -> ComposeResult:
        """Make the line and the list."""
        with Vertical(id="step-dialog"):
            yield QueryLine()
            yield ChoiceList(id="step-list")

    def on_mount(self) -> None:
        """Fill the list, and follow the language."""
        self.choices.can_focus = False
        follow_language(self.choices, self._write)
        self._write()
        self.choices.highlighted = self._current

    @on(Input.Changed)
    def _write(self) -> None:
        dialog = self.query_one("#step-dialog")
        dialog.border_title, dialog.border_subtitle = say(self, _TITLE), say(self, _KEYS)
        self.line.placeholder = say(self, _TYPE)
        chosen = self.choices.highlighted_option
        steps = self._lesson.steps
        found = matching_steps([step.title for step in steps], self.line.value)
        options = [Option(self._line(index), id=str(index)) for index in found]
        legend = Option(Content.styled(say(self, _MARKS if options else _NONE), "$muted"), disabled=True)
        self.choices.set_options([*options, legend])
        kept = chosen is not None and not self.line.value and chosen.id is not None
        self.choices.highlighted = int(chosen.id or 0) if chosen is not None and kept else 0 if options else None

    def _line(self, index: int) -> Content:
        step = self._lesson.steps[index]
        here = "▸" if index == self._current else " "
        kind = "" if step.kind == "text" else f" · {say(self, KINDS[step.kind])}"
        return Content.assemble(
            f"{here}{index + 1:>3} ", mark(self._states[index]), f" {say(self, step.title)}", (kind, "$muted")
        )

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(int(event.option.id or 0))
