"""The axes of a training plot. They move in jumps, as every move repaints the whole plot."""

import math
from typing import Final, NamedTuple

from tutor.figures.axes import Axis, axis_around, log_axis_around
from tutor.figures.training_series import TrainingSeries

_ROUND_STEPS: Final = (1, 2, 3, 5, 10)
_FEWEST_STEPS: Final = 20.0


class TrainingAxes(NamedTuple):
    """The axes of a plot: of the steps, of losses and of accuracies; one of the two last ones may be missing."""

    steps: Axis
    left: Axis | None
    right: Axis | None

    @property
    def main(self) -> Axis:
        """Return the axis that stands at the left."""
        axis = self.left or self.right
        assert axis is not None
        return axis


def is_accuracy(series: TrainingSeries) -> bool:
    """Say whether a series is a share of 1 (or of 100) that belongs on the right axis."""
    return "acc" in series.name.lower() and series.low[1] >= 0 and series.high[1] <= 100


def loss_axis(series: list[TrainingSeries], count: int, *, log: bool, steps: float) -> Axis | None:
    """Return the left axis, for losses and whatever else is no accuracy; None where nothing was finite.

    It begins at 0 where values come near it, and in the first `steps` of a run, when they may yet. A logarithmic
    one needs a value above 0.
    """
    if not any(one.latest for one in series):
        return None
    low, high = min(one.low[1] for one in series), max(one.high[1] for one in series)
    if log and high > 0:
        positive = min(y for one in series for _, y in one.points() if y > 0)
        return log_axis_around(max(positive, high * 1e-12), high, 2 * count + 1)
    return axis_around(0.0 if low >= 0 and (low < 0.4 * high or steps < _FEWEST_STEPS) else low, high, count)


def accuracy_axis(series: list[TrainingSeries]) -> Axis | None:
    """Return the right axis: always 0 … 1, or 0 … 100 where accuracies are in per cent."""
    if not any(one.latest for one in series):
        return None
    whole = 1.0 if all(one.high[1] <= 1 for one in series) else 100.0
    return Axis(0.0, whole, (0.0, whole / 2, whole))


def step_axis(first: float, last: float, count: int) -> Axis:
    """Return the axis of the steps; its end jumps from one round number to the next."""
    start = 0.0 if 0 <= first <= 0.1 * last or 0 <= first <= 1 else first
    span = max(_FEWEST_STEPS, last - start)
    power = 10.0 ** math.floor(math.log10(span))
    length = next(factor * power for factor in _ROUND_STEPS if factor * power >= span)
    ticks = axis_around(start, start + length, count).ticks
    return Axis(start, start + length, tuple(tick for tick in ticks if start <= tick <= start + length))
