"""The first line of a screen: where one is at the left, how it stands at the right."""

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static


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
        gap = max(self.content_size.width - title.cell_length - Content(state).cell_length, 2)
        self.update(title + " " * gap + state, layout=False)
