"""A line in which one types what is looked for; the list below follows at each key."""

from typing import ClassVar

from textual.binding import BindingType

from tutor.tui.keys import bindings
from tutor.tui.widgets.changed_lines import ChangedLines
from tutor.tui.widgets.one_line import OneLine

LONGEST = 120
"""Characters that it takes: more is no query but a mistake."""


class QueryLine(ChangedLines, OneLine):
    """A line that takes what can be seen only, and of a long paste the beginning; its arrows move in the list."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "lookup-open", "lookup-next", "lookup-previous", "lookup-page-next", "lookup-page-previous"
    )

    def __init__(self, value: str = "") -> None:
        super().__init__(value=_visible(value)[:LONGEST], id="query", select_on_focus=False)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in place of another, without escape sequences and within the length."""
        start, end = sorted((start, end))
        room = LONGEST - (len(self.value) - (end - start))
        super().replace(_visible(text)[: max(room, 0)], start, end)


def _visible(text: str) -> str:
    return "".join(character for character in text if character.isprintable())
