"""How a container of panes lays them out: as the geometry says, whatever the stylesheet says of their sizes."""

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from tutor.tui.pane_geometry import Arrangement, Pane, lay_out


class PaneContainer(Widget):
    """A container whose children with the names of panes lie where the geometry puts them."""

    places: dict[str, int]
    """Where borders were put, by name."""

    _laid_out: dict[Pane, Region] | None = None

    @property
    def arrangement(self) -> Arrangement:
        """Return what is to be laid out now."""
        raise NotImplementedError

    @property
    def layout(self) -> Layout:
        """Return the layout."""
        return _LAYOUT

    def regions(self, room: Size) -> dict[Pane, Region]:
        """Return where the panes lie in a room of this size."""
        return lay_out(self.arrangement, room, self.places)

    def rearrange(self) -> None:
        """Lay the panes out again, if they lie differently now."""
        if self.is_mounted and self.regions(self.size) != self._laid_out:
            self._clear_arrangement_cache()  # Textual keeps it as long as the container's size is the same
            self.refresh(repaint=False, layout=True)

    def note(self, regions: dict[Pane, Region]) -> None:
        """Remember where the panes lie."""
        self._laid_out = regions


class _PaneLayout(Layout):
    """One for all: it keeps nothing."""

    name = "panes"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Place the panes that are in sight; the others are nowhere, and so take neither room nor focus."""
        if not isinstance(parent, PaneContainer):
            raise TypeError(f"{parent!r} holds no panes")
        laid_out = parent.regions(size)
        parent.note(laid_out)
        regions: dict[str, Region] = {str(pane): region for pane, region in laid_out.items()}
        there = ((regions.get(child.id or ""), child) for child in children)
        return [WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child) for region, child in there if region]


_LAYOUT = _PaneLayout()
