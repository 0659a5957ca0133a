"""What the live plot and the figures have in common: a picture made of rows that changes while one looks at it."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rich.style import Style as RichStyle
from textual.events import Resize
from textual.geometry import Region
from textual.reactive import Reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tutor.figures.grid import Row
from tutor.figures.style import Style
from tutor.language import LANGUAGES, Language
from tutor.settings import Settings
from tutor.settings.ground import ground_of
from tutor.tui.theme import PREFIX
from tutor.tui.widgets.pace import Pace

if TYPE_CHECKING:
    from tutor.figures.export.documents import Described

FRAMES_PER_SECOND: Final = 10.0
_UNCHANGED: Final = Settings()

_NEAR: Final = 6
"""Changes closer together than this are sent as one: moving the cursor costs as much as a few cells."""

Cells = list[tuple[str, RichStyle | None]]


class Picture(Widget):
    """Paints the rows of `picture()`, at most ten times a second, and only the cells that changed.

    The timer runs only while changes come. `picture_style` says which colours and characters to use; by default
    those that the terminal has. Pictures that share a line's bytes share a `pace`.
    """

    def __init__(
        self,
        *,
        picture_style: Style | None = None,
        frames_per_second: float = FRAMES_PER_SECOND,
        pace: Pace | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=f"picture {classes or ''}".strip())
        self._given_style = picture_style
        self._frames_per_second = frames_per_second
        self._pace = pace
        self._rows: list[Row] = []
        self._strips: list[Strip] = []
        self._timer: Timer | None = None
        self._changed = False

    def picture(self) -> list[Row]:
        """Return rows that fill the widget's size."""
        raise NotImplementedError

    @property
    def description(self) -> str:
        """Return what the picture shows, in words and numbers."""
        raise NotImplementedError

    @property
    def drawing(self) -> Described | None:
        """Return what is shown now, to be kept as a file; None where there is nothing."""
        return None

    @property
    def language(self) -> Language:
        """Return the app's language; English where the app has none."""
        language = getattr(self.app, "language", "en")
        return language if language in LANGUAGES else "en"

    @property
    def picture_style(self) -> Style:
        """Return the colours and characters that the picture may use."""
        if self._given_style:
            return self._given_style
        app = self.app
        settings = getattr(app, "settings", _UNCHANGED)
        ansi = app.native_ansi_color
        plain = app.no_color or getattr(app, "without_colours", False)
        of_terminal = Style.of_terminal(
            None if plain else "standard" if ansi else app.console.color_system,
            encoding=app.console.encoding,
            term=os.environ.get("TERM", ""),
        )
        ground = ground_of(app.theme.removeprefix(PREFIX))
        return of_terminal.chosen(settings.figure_style, settings.figure_colours, ground)

    def on_mount(self) -> None:
        """Follow the app's language, its settings and its theme, which may have 16 colours only."""
        self.watch(self.app, "theme", self.paint, init=False)
        if isinstance(getattr(type(self.app), "settings", None), Reactive):
            self.watch(self.app, "settings", self.paint, init=False)
        if isinstance(getattr(type(self.app), "language", None), Reactive):
            self.watch(self.app, "language", self.paint, init=False)

    def on_resize(self, _event: Resize) -> None:
        """Paint for the new size."""
        self.paint()

    def change(self) -> None:
        """Say that the picture is another one now; it is painted at once if that was not just done."""
        self._changed = True
        if self._pace is not None:
            self._pace.wait_for_turn(self)
        elif self._timer is None and self.is_mounted:
            self._timer = self.set_interval(1 / self._frames_per_second, self._next_frame)
            self._next_frame()

    def paint(self) -> None:
        """Paint what differs from what is on the screen."""
        self._changed = False
        if not self.size:
            return
        before, self._rows = self._rows, self.picture()
        strips = [Strip(row, self.size.width) for row in self._rows]
        if len(before) != len(strips) or not before or self._strips[0].cell_length != self.size.width:
            self._strips = strips
            self.refresh()
            return
        regions = []
        for y, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                runs = _changed_runs(_cells(old), _cells(new))
                regions += [Region(start, y, end - start, 1) for start, end in runs]
                # Textual sends whole segments: one that begins and ends where the change does stays small.
                cuts = [cut for run in runs for cut in run if 0 < cut < self.size.width]
                self._strips[y] = Strip.join(strips[y].divide([*cuts, self.size.width]))
        if regions:
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """Return one line in the widget's own colours where the picture has none."""
        if y < len(self._strips):
            return self._strips[y].apply_style(self.rich_style)
        return Strip.blank(self.size.width, self.rich_style)

    def _next_frame(self) -> None:
        """Paint if there is something new, else let the timer end."""
        if self._changed:
            self.paint()
        elif self._timer:
            self._timer.stop()
            self._timer = None


def _cells(row: Row) -> Cells:
    """Return a row cell by cell, every character being one cell wide; a blank has the style that shows: its ground."""
    cells: Cells = []
    for text, style, _ in row:
        ground = style if style and style.bgcolor else None
        cells += [(character, ground if character == " " else style) for character in text]
    return cells


def _changed_runs(old: Cells, new: Cells) -> list[tuple[int, int]]:
    """Return (start, end) of the runs of cells that differ in character or style."""
    places = [place for place, (before, after) in enumerate(zip(old, new, strict=True)) if before != after]
    if not places:
        return []
    breaks = [(end + 1, start) for end, start in pairwise(places) if start - end > _NEAR]
    starts = [places[0], *(start for _, start in breaks)]
    ends = [*(end for end, _ in breaks), places[-1] + 1]
    return list(zip(starts, ends, strict=True))
