"""A screen that sends exactly the cells that changed: what a live plot or a key press costs over SSH depends on it."""

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.reactive import Reactive
from textual.screen import ScreenResultType
from textual.widget import Widget

from tutor.tui.escape_codes import Pen
from tutor.tui.leaving import LeavingScreen


class ExactUpdate(ChopsUpdate):
    """A partial update of the screen.

    Textual 8.2 cuts a changed line off where the change ends, but sends it from the widget's left edge on; this
    one begins where the change begins.
    """

    def __init__(self, update: ChopsUpdate, compositor: "ExactCompositor") -> None:
        super().__init__(update.chops, update.spans, update.chop_ends)
        self._compositor = compositor

    def render_segments(self, console: Console) -> str:
        """Return what to write to the terminal."""
        pen = Pen(console._color_system)
        for y, start, end in self.spans:
            for right, (left, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                first, last = max(left, start), min(right, end)
                if strip is not None and first < last:
                    pen.write(first, y, strip.crop(first - left, last - left))
        return self._compositor.counted(pen.written())


class WholeUpdate(LayoutUpdate):
    """All of the screen."""

    def __init__(self, update: LayoutUpdate, compositor: "ExactCompositor") -> None:
        super().__init__(update.strips, update.region)
        self._compositor = compositor

    def render_segments(self, console: Console) -> str:
        """Return what to write to the terminal."""
        pen = Pen(console._color_system)
        for y, strips in enumerate(self.strips, self.region.y):
            x = self.region.x
            for strip in strips:
                pen.write(x, y, strip)
                x += strip.cell_length
        return self._compositor.counted(pen.written())


class ExactCompositor(Compositor):
    """Puts the widgets' lines together, and updates the terminal exactly.

    Attributes:
        bytes_written: how many bytes its updates have taken so far.

    """

    def __init__(self) -> None:
        super().__init__()
        self.bytes_written = 0

    def render_partial_update(self) -> ExactUpdate | None:
        """Return an update of what changed, or None."""
        update = super().render_partial_update()
        return ExactUpdate(update, self) if update else None

    def render_full_update(self, simplify: bool = False) -> WholeUpdate:
        """Return an update of everything."""
        return WholeUpdate(super().render_full_update(simplify), self)

    def counted(self, written: str) -> str:
        """Return what is written, counted."""
        self.bytes_written += len(written.encode(errors="replace"))
        return written


class ExactScreen(LeavingScreen[ScreenResultType]):
    """A screen whose partial updates are exact."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """The widget with the focus. Textual paints the whole screen when it changes; the widgets that gained and lost it do."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name, id, classes)
        self._compositor: ExactCompositor = ExactCompositor()

    @property
    def bytes_written(self) -> int:
        """Return how many bytes this screen's changes have sent to the terminal so far."""
        return self._compositor.bytes_written
