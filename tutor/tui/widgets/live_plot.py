"""The live plot of what a program logs while it trains."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from tutor.figures.grid import Row
from tutor.figures.style import Style
from tutor.figures.training_plot import TrainingPlot
from tutor.tui.widgets.pace import Pace
from tutor.tui.widgets.picture import FRAMES_PER_SECOND, Picture


class LivePlot(Picture):
    """Loss, accuracy and any other logged numbers over the steps.

    `frames_per_second` limits how often it is painted: a class over slow lines may want 2. `plot` is an empty plot with
    names of its own.
    """

    def __init__(
        self,
        *,
        picture_style: Style | None = None,
        frames_per_second: float = FRAMES_PER_SECOND,
        pace: Pace | None = None,
        plot: TrainingPlot | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(
            picture_style=picture_style, frames_per_second=frames_per_second, pace=pace, id=id, classes=classes
        )
        self._plot = plot or TrainingPlot()

    def add(self, step: float, values: Mapping[str, Any]) -> None:
        """Record what was logged at a step."""
        self._plot.add(step, values)
        self.change()

    def clear(self) -> None:
        """Forget everything, for the next run."""
        self._plot.clear()
        self.change()

    def begin_again(self) -> None:
        """Begin another run; the last one that came to its end stays behind it."""
        self._plot.begin_again()
        self.change()

    def end(self) -> None:
        """Note that the run came to its end."""
        self._plot.end()

    @property
    def log_scale(self) -> bool:
        """Whether the loss is on a logarithmic scale."""
        return self._plot.log_scale

    @log_scale.setter
    def log_scale(self, on: bool) -> None:
        self._plot.log_scale = on
        self.change()

    @property
    def drawing(self) -> TrainingPlot | None:
        """Return the plot as it is now; what is logged later is not in it."""
        return deepcopy(self._plot) if self._plot.series or self._plot.previous else None

    @property
    def description(self) -> str:
        """Return the course of every number in words."""
        return self._plot.describe(self.language)

    def picture(self) -> list[Row]:
        """Draw the plot at the widget's size."""
        return self._plot.rows(self.size.width, self.size.height, self.picture_style, self.language)
