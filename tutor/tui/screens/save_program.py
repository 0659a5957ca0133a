"""Which library a saved network is to run with."""

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from tutor.language import Text
from tutor.playground.programs import LIBRARIES, Library
from tutor.tui.bilingual import say
from tutor.tui.leaving import LeavingScreen
from tutor.tui.widgets.choice_list import ChoiceList

_QUESTION = Text(
    uz="Tarmoq Python dasturi qilib saqlanadi. Qaysi kutubxona bilan? (Esc — bekor qilish)",
    en="The network is saved as a Python program. With which library? (Esc cancels)",
)
_CHOICES: Final = {
    "numpy": Text(uz="NumPy — hamma hisob koʻrinib turadi", en="NumPy: every computation is there to see"),
    "torch": Text(uz="PyTorch — amalda qanday yozilsa, shunday", en="PyTorch: as one writes it in practice"),
}


class SaveProgramScreen(ModalScreen[Library | None], LeavingScreen[Library | None]):
    """Returns the library, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def compose(self) -> ComposeResult:
        """Make the question and the choices."""
        with Vertical(id="dialog"):
            yield Static(say(self, _QUESTION), markup=False)
            yield ChoiceList(id="libraries")

    def on_mount(self) -> None:
        """Write the choices; the first one is highlighted."""
        choices = self.query_one(ChoiceList)
        choices.add_options([say(self, _CHOICES[library]) for library in LIBRARIES])
        choices.highlighted = 0
        choices.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(LIBRARIES[event.option_index])
