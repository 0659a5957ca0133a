"""The parts of a figure for a file that every kind has: a title, a legend, notes, and the room that is left."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from tutor.figures.export.letters import fitted, lines_of, text_width
from tutor.figures.export.marks import put_mark
from tutor.figures.export.palette import INK, MUTED, series
from tutor.figures.export.surface import SIZE, Surface

MARGIN: Final = 20.0
ROW: Final = 22.0
"""From one row of words to the next."""

_TITLE_SIZE: Final = 17.0
_SAMPLE: Final = 26.0
_GAP: Final = 22.0


class Entry(NamedTuple):
    """What stands in the legend: the number of a series (its mark and colour), its words, and how it is drawn.

    Attributes:
        line: whether a line leads through the mark.
        mark: whether there is a mark.
        ground: the colour behind the mark.
        colour: another colour than the series' own.
        dashed: whether the line is dashed.

    """

    series: int
    words: str
    line: bool = False
    mark: bool = True
    ground: str | None = None
    colour: str | None = None
    dashed: bool = False


class Page:
    """A surface that is filled from the top; `top` is where the room that is left begins."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.top = MARGIN

    @property
    def inside(self) -> float:
        """Return the width between the margins."""
        return self.surface.width - 2 * MARGIN

    def title(self, text: str) -> None:
        """Write the title."""
        shown = fitted(text, self.inside, _TITLE_SIZE, bold=True)
        self.surface.text(MARGIN, self.top + _TITLE_SIZE, shown, size=_TITLE_SIZE, colour=INK, bold=True)
        self.top += ROW + 6

    def note(self, text: str, colour: str = MUTED) -> None:
        """Write words on as many rows as they need."""
        for line in lines_of(text, self.inside):
            self.surface.text(MARGIN, self.top + SIZE, line, colour=colour)
            self.top += ROW

    def legend(self, entries: Sequence[Entry]) -> None:
        """Write the samples and names, in as many rows as they need."""
        x = MARGIN
        for entry in entries:
            words = fitted(entry.words, self.inside - _SAMPLE - 8)
            width = _SAMPLE + 8 + text_width(words)
            if x > MARGIN and x + width > MARGIN + self.inside:
                x, self.top = MARGIN, self.top + ROW
            self._sample(entry, x)
            self.surface.text(x + _SAMPLE + 8, self.top + SIZE, words, colour=INK)
            x += width + _GAP
        if entries:
            self.top += ROW

    def _sample(self, entry: Entry, x: float) -> None:
        middle = self.top + SIZE - 5
        colour = entry.colour or series(entry.series)
        if entry.ground:
            self.surface.tile(x, middle - 8, _SAMPLE, 16, entry.ground)
        if entry.line:
            self.surface.line([(x, middle), (x + _SAMPLE, middle)], colour, width=2, dashed=entry.dashed)
        if entry.mark:
            put_mark(self.surface, (x + _SAMPLE / 2, middle), entry.series, colour=colour)
