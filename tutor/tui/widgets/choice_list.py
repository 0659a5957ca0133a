"""A list to choose from with Up, Down and Enter."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from tutor.tui.keys import bindings


class ChoiceList(OptionList):
    """An OptionList of plain texts that tells its keys in both languages."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("open")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, compact=True, markup=False)

    def action_open(self) -> None:
        """Choose the highlighted option."""
        self.action_select()
