"""What search, glossary and the list of steps have in common: a line to type in, and a list that follows it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.screen import ScreenResultType
from textual.widgets import Input

from tutor.tui.keys import bindings
from tutor.tui.leaving import LeavingScreen
from tutor.tui.widgets.choice_list import ChoiceList
from tutor.tui.widgets.query_line import QueryLine


class LookUp(LeavingScreen[ScreenResultType]):
    """A mixin for screens: the line keeps the focus, and the arrows move in the list."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("lookup-leave")
    AUTO_FOCUS = "QueryLine"

    @property
    def line(self) -> QueryLine:
        """Return the line."""
        return self.query_one(QueryLine)

    @property
    def choices(self) -> ChoiceList:
        """Return the list."""
        return self.query_one(ChoiceList)

    def action_move(self, steps: int) -> None:
        """Go down or up the list by one."""
        if steps > 0:
            self.choices.action_cursor_down()
        else:
            self.choices.action_cursor_up()

    def action_turn_page(self, pages: int) -> None:
        """Go down or up the list by what is in sight."""
        if pages > 0:
            self.choices.action_page_down()
        else:
            self.choices.action_page_up()

    def action_open(self) -> None:
        """Choose what is highlighted, when the list has followed what was typed just before."""
        self.line.post_message(Input.Submitted(self.line, self.line.value))

    @on(Input.Submitted)
    def _choose(self) -> None:
        self.choices.action_select()

    def action_leave(self) -> None:
        """Go back to where the learner was."""
        self.dismiss(None)
