"""The run before, behind the curves of the present one: what turning a knob has changed is seen at once."""

from collections.abc import Callable, Mapping
from typing import Final

from tutor.figures.axes import short_number
from tutor.figures.canvas import Canvas
from tutor.figures.frame import Frame
from tutor.figures.grid import Grid
from tutor.figures.training_axes import is_accuracy
from tutor.figures.training_series import TrainingSeries
from tutor.language import Language, Text

DASHED = Text(uz="uzuq chiziq: bundan oldingi safar", en="dashed: the run before")
_ENDED = Text(
    uz="Bundan oldingi safar {name} {step}-qadamda {value} edi.",
    en="In the run before, {name} ended at {value} (step {step}).",
)

_FARTHEST: Final = 10.0
"""The axis makes room for the run before up to so many times the values of the present one."""


class PreviousRun:
    """The curves of a run that ended, drawn in dashes without marks."""

    def __init__(self, series: Mapping[str, TrainingSeries], first_step: float, last_step: float) -> None:
        self._series = [one for one in series.values() if one.latest]
        self.first_step, self.last_step = first_step, last_step
        self._frames: tuple[Frame, Frame] | None = None
        self._canvas: Canvas | None = None

    @property
    def series(self) -> list[TrainingSeries]:
        """Return the curves that have something to draw."""
        return self._series

    def put_note(self, grid: Grid, top: int, language: Language) -> None:
        """Say at the end of the legend, which fills the rows before `top`, what the dashes are, if there is room."""
        note, row = DASHED[language], top - 1
        used = len("".join(grid.characters[row]).rstrip()) if 0 <= row < grid.height else grid.width
        if used + 2 + len(note) <= grid.width:
            grid.put(grid.width - len(note), row, note, grid.style.faint)

    def describe(self, language: Language, name_of: Callable[[str], str]) -> list[str]:
        """Return in words where each curve ended."""
        return [
            _ENDED.format(name=name_of(one.name), step=f"{one.latest[0]:.0f}", value=short_number(one.latest[1]))[
                language
            ]
            for one in self._series
            if one.latest
        ]

    def accuracies(self) -> list[TrainingSeries]:
        """Return the curves that belong on the right axis."""
        return [one for one in self._series if is_accuracy(one)]

    def losses(self, present: list[TrainingSeries]) -> list[TrainingSeries]:
        """Return the curves for which the left axis makes room: a run that diverged must not flatten the present one."""
        highest = max((one.high[1] for one in present if one.latest), default=None)
        losses = [one for one in self._series if not is_accuracy(one)]
        return [one for one in losses if highest is None or one.high[1] <= _FARTHEST * max(highest, 0.0)]

    def paint(self, grid: Grid, frame: Frame, right: Frame) -> None:
        """Put the curves on the grid, losses in `frame` and accuracies in the same cells by the axis of `right`."""
        if self._canvas is None or self._frames != (frame, right):
            self._frames, self._canvas = (frame, right), frame.canvas()
            for one in self._series:
                own = right if is_accuracy(one) else frame
                for start, end in one.lines():
                    if not (own.y.log and (start[1] <= 0 or end[1] <= 0)):
                        self._canvas.line(own.dots(*start), own.dots(*end), 0)
        self._canvas.paint(grid, frame.left, frame.top, [grid.style.faint], dashed=True)
