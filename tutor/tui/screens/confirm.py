"""A question that is answered with yes or no."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tutor.language import Text
from tutor.tui.bilingual import say
from tutor.tui.leaving import LeavingScreen


class ConfirmScreen(ModalScreen[bool], LeavingScreen[bool]):
    """Returns True for yes. Escape is no, and so is Enter as long as nothing else is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", show=False),
        Binding("left,right", "app.focus_next", show=False),
    ]

    def __init__(self, question: Text, yes: Text, no: Text) -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no

    def compose(self) -> ComposeResult:
        """Make the question and two buttons; the safe one has the focus."""
        with Vertical(id="dialog"):
            yield Static(say(self, self._question), markup=False)
            with Horizontal():
                yield Button(say(self, self._no), id="no")
                yield Button(say(self, self._yes), id="yes")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer without the buttons."""
        self.dismiss(answer)
