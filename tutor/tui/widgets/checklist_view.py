"""What learners can say of themselves after a lesson, to be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Blur, Click, Focus
from textual.geometry import Region
from textual.message import Message
from textual.style import Style

from tutor.language import Text
from tutor.tui.bilingual import say
from tutor.tui.inline import inline
from tutor.tui.keys import bindings
from tutor.tui.widgets.written import Written, hanging

if TYPE_CHECKING:  # pydantic is slow to import, and the first frame comes before it
    from tutor.course.schema import ChecklistStep


_TICKED = Text(
    uz="Ishonchingiz komil boʻlganini belgilang: {count}/{of}", en="Tick what you are sure of: {count} of {of}"
)


class ChecklistView(Written, can_focus=True):
    """Up and down move, Space or Enter ticks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("choose"),
        Binding("enter", "choose", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    class Ticked(Message):
        """An item was ticked, or not ticked any more."""

        def __init__(self, position: int, ticked: bool) -> None:
            super().__init__()
            self.position, self.ticked = position, ticked

    def __init__(self, step: ChecklistStep, ticked: set[int]) -> None:
        super().__init__(id="checklist")
        self._items = step.items
        self._ticked = set(ticked)
        self._cursor = 0
        self._places: list[Region] = []

    def on_focus(self, _event: Focus) -> None:
        """Show the cursor."""
        self.rewrite()

    def on_blur(self, _event: Blur) -> None:
        """Hide the cursor."""
        self.rewrite()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._cursor = min(max(self._cursor + by, 0), len(self._items) - 1)
        self.rewrite()
        self.bring_into_sight(self._places[self._cursor])

    def action_choose(self) -> None:
        """Tick the item under the cursor, or take the tick away."""
        self._ticked ^= {self._cursor}
        self.rewrite()
        self.post_message(self.Ticked(self._cursor, self._cursor in self._ticked))

    def on_click(self, event: Click) -> None:
        """Tick the item that was clicked."""
        index = event.style.meta.get("item")
        if isinstance(index, int):
            self._cursor = index
            self.action_choose()

    def lines(self, width: int) -> list[Content]:
        """Write the items, and how many are ticked."""
        lines = [Content.styled(say(self, _TICKED.format(count=len(self._ticked), of=len(self._items))), "$muted")]
        self._places = []
        for index, item in enumerate(self._items):
            here = self.has_focus and index == self._cursor
            ticked = index in self._ticked
            head = Content.assemble(
                ("▸ " if here else "  ", "bold $primary"),
                ("[x] " if ticked else "[ ] ", "$text-success" if ticked else ""),
            )
            body = inline(say(self, item))
            if here:
                body = body.stylize_before("bold $primary")
            click = Style.from_meta({"item": index})
            written = [line.stylize(click) for line in hanging(head, body, width)]
            self._places.append(Region(0, len(lines), 1, len(written)))
            lines += written
        return lines
