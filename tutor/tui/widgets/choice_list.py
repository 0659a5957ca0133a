"""A list to choose from with Up, Down and Enter."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.strip import Strip

from tutor.tui.keys import bindings
from tutor.tui.widgets.paged_list import PagedList


class ChoiceList(PagedList):
    """A list that tells its keys in both languages, and whose chosen line has one colour that can be read."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("open")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, compact=True, markup=False)

    def action_open(self) -> None:
        """Choose the highlighted option."""
        self.action_select()

    def render_line(self, y: int) -> Strip:
        """Return a line; marks that have a colour of their own do not keep it on the cursor's ground."""
        strip = super().render_line(y)
        if self.highlighted is None or not any(
            style and style.meta.get("option") == self.highlighted for _, style, _ in strip
        ):
            return strip
        colour = Style(color=self.get_component_rich_style("option-list--option-highlighted").color)
        return Strip(Segment.apply_style(strip, post_style=colour), strip.cell_length)
