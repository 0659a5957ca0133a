"""The first line of a screen: where one is at the left, how it stands at the right."""

from typing import Final

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

_LEAST: Final = 16
"""Cells that the name keeps where there is room for nothing else."""


class TitleBar(Static):
    """A line that is painted again only when it says something else."""

    def __init__(self) -> None:
        super().__init__(id="title", markup=False)
        self._said = ("", "")

    def show(self, name: str, state: str) -> None:
        """Show the screen's name and its state."""
        if (name, state) != self._said:
            self._said = (name, state)
            self._write()

    def on_resize(self, _event: Resize) -> None:
        """Use the whole width."""
        self._write()

    def _write(self) -> None:
        name, state = self._said
        title = Content.assemble(("Ustoz", "bold $primary"), ("  ·  ", "$muted"), (name, "bold"))
        room = self.content_size.width - Content(state).cell_length
        if title.cell_length + 2 > room:  # the name gives way
            title = title.truncate(max(room - 2, _LEAST), ellipsis=True)
        gap = max(room - title.cell_length, 2)
        self.update(title + " " * gap + state, layout=False)
