"""A figure that a program shows; it may change while the program trains."""

from collections.abc import Mapping
from typing import Any

from tutor.figures.errors import FigureError
from tutor.figures.grid import Grid, Row
from tutor.figures.kinds import Drawing
from tutor.figures.render import draw, read
from tutor.figures.wrapping import put_wrapped
from tutor.tui.widgets.picture import Picture


class FigureView(Picture):
    """Draws one figure at the widget's own size; data that cannot be drawn are answered with the reason."""

    _drawable: Drawing | None = None
    _error: FigureError | None = None

    def show(self, figure: Mapping[str, Any]) -> None:
        """Show a figure in place of the one before (plain JSON data; see `tutor.figures.render`)."""
        self._drawable = self._error = None
        try:
            self._drawable = read(figure)
        except FigureError as error:
            self._error = error
        self.change()

    def show_drawable(self, drawable: Drawing) -> None:
        """Show a figure that was made here, of numbers that are known to be good."""
        self._drawable, self._error = drawable, None
        self.change()

    def clear(self) -> None:
        """Show nothing."""
        self._drawable = self._error = None
        self.change()

    @property
    def drawing(self) -> Drawing | None:
        """Return the figure, if it can be drawn."""
        return self._drawable

    @property
    def description(self) -> str:
        """Return the figure in words and numbers, or why it cannot be drawn."""
        if self._error:
            return self._error.text[self.language]
        return self._drawable.describe(self.language) if self._drawable else ""

    def picture(self) -> list[Row]:
        """Draw the figure at the widget's size."""
        width, height = self.size
        if self._drawable:
            return draw(self._drawable, width, height, style=self.picture_style, language=self.language)
        grid = Grid(width, height, self.picture_style)
        put_wrapped(grid, self.description)
        return grid.rows()
