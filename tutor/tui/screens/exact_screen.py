"""A screen that sends exactly the cells that changed: what a live plot or a key press costs over SSH depends on it."""

from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor
from textual.screen import Screen, ScreenResultType


class ExactUpdate(ChopsUpdate):
    """A partial update of the screen.

    Textual 8.2 cuts a changed line off where the change ends, but sends it from the widget's left edge on; this
    one begins where the change begins.
    """

    def render_segments(self, console: Console) -> str:
        """Return what to write to the terminal."""
        written = []
        for y, start, end in self.spans:
            for right, (left, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                first, last = max(left, start), min(right, end)
                if strip is not None and first < last:
                    written.append(Control.move_to(first, y).segment.text)
                    written.append(strip.crop(first - left, last - left).render(console))
        return "".join(written)


class ExactCompositor(Compositor):
    """Puts the widgets' lines together, and updates the terminal exactly."""

    def render_partial_update(self) -> ExactUpdate | None:
        """Return an update of what changed, or None."""
        update = super().render_partial_update()
        return ExactUpdate(update.chops, update.spans, update.chop_ends) if update else None


class ExactScreen(Screen[ScreenResultType]):
    """A screen whose partial updates are exact."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name, id, classes)
        self._compositor = ExactCompositor()
