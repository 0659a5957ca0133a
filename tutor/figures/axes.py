"""Axes: ranges that end on round numbers, ticks at 1, 2 or 5 times a power of ten, and how numbers are written."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

_FARTHEST: Final = 1e6
"""Positions are kept within this many widths of the axis, so that arithmetic on dots stays exact enough."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A range of values, `low` < `high`, with the values that get a tick; `log` spaces powers of ten evenly."""

    low: float
    high: float
    ticks: tuple[float, ...]
    log: bool = False

    def share(self, value: float) -> float:
        """Return how far along the axis `value` lies: 0 at `low`, 1 at `high`."""
        if self.log:
            low = math.log10(self.low)
            share = (math.log10(max(value, self.low)) - low) / (math.log10(self.high) - low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return max(-_FARTHEST, min(_FARTHEST, share))

    def shares(self, table: Sequence[Sequence[float]]) -> list[list[float]]:
        """Return for every entry of a table how far along the axis it lies, from 0 to 1 at its ends and beyond them."""
        measure: Callable[[float], float] = math.log10 if self.log else float
        low, high = measure(self.low), measure(self.high)
        span, least, most = high - low, self.low, self.high
        return [
            [(measure(value) - low) / span if least < value < most else float(value >= most) for value in row]
            for row in table
        ]

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the ticks as text, all with the same number of decimals."""
        return tuple(map(short_number, self.ticks)) if self.log else tick_labels(self.ticks)


def nice_step(span: float, count: int) -> float:
    """Return the smallest of 1, 2, 5 × 10^k that divides `span` into at most `count` steps."""
    rough = span / max(1, count)
    power = 10.0 ** math.floor(math.log10(rough))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= rough * (1 - 1e-9)), 10 * power)


def axis_around(low: float, high: float, count: int) -> Axis:
    """Return an axis from a round number at or below `low` to one at or above `high`, about `count` steps."""
    low, high = widened(low, high)
    step = nice_step(high - low, count)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(index * step for index in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def axis_between(low: float, high: float, count: int) -> Axis:
    """Return an axis that ends exactly at `low` and `high`, with round ticks inside."""
    low, high = widened(low, high)
    step = nice_step(high - low, count)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return Axis(low, high, tuple(index * step for index in range(first, last + 1)))


def log_axis_around(low: float, high: float, count: int) -> Axis:
    """Return an axis from 1, 2 or 5 × 10^k at or below `low` to one at or above `high`, both above 0."""
    low, high = (min(max(value, 1e-300), 1e300) for value in (low, high))
    first = math.floor(math.log10(low))
    last = max(math.ceil(math.log10(high)), first + 1)
    steps = [factor * 10.0**power for power in range(first, last + 1) for factor in (1, 2, 5)]
    start = max(index for index, step in enumerate(steps[:-2]) if index == 0 or step <= low * (1 + 1e-9))
    end = next((i for i, step in enumerate(steps) if i > start and step >= high * (1 - 1e-9)), len(steps) - 1)
    ticks = steps[start : end + 1]
    if len(ticks) > count + 1:
        powers = [step for step in ticks if step in steps[::3]]
        ticks = powers[:: max(1, math.ceil(len(powers) / max(1, count)))]
    return Axis(steps[start], steps[end], tuple(ticks), log=True)


def widened(low: float, high: float) -> tuple[float, float]:
    """Return a range around `low` … `high` that is wide enough to be divided."""
    size = max(abs(low), abs(high))
    if high - low > max(size * 1e-9, 1e-290):
        return low, high
    middle = (low + high) / 2
    margin = abs(middle) * 0.1 or 0.5
    return (middle - margin, middle + margin) if margin > 1e-290 else (-0.5, 0.5)


def tick_labels(ticks: tuple[float, ...]) -> tuple[str, ...]:
    """Return evenly spaced ticks as text: 0, 0.5, 1 becomes 0.0, 0.5, 1.0; tiny and huge ones get an exponent."""
    if len(ticks) < 2:
        return tuple(map(short_number, ticks))
    step, size = ticks[1] - ticks[0], max(abs(ticks[0]), abs(ticks[-1]))
    power = math.floor(math.log10(step) + 1e-9)
    magnitude = math.floor(math.log10(size) + 1e-9)
    if power >= -4 and magnitude < 6:
        decimals = max(0, -power)
        return tuple(f"{tick + 0.0:.{decimals}f}" for tick in ticks)
    return tuple("0" if tick == 0 else _tidy(f"{tick:.{max(0, magnitude - power)}e}") for tick in ticks)


def short_number(value: float, digits: int = 4) -> str:
    """Return a number with at most so many significant digits, as people write it: 0.04312, 12.5, 3e-07."""
    return _tidy(f"{value + 0.0:.{digits}g}")


def steady_number(value: float) -> str:
    """Return a number with four significant digits and its zeros, so that its width changes seldom: 0.5000."""
    return _tidy(f"{value + 0.0:#.4g}").rstrip(".")


def _tidy(text: str) -> str:
    """Shorten an exponent: 1e+06 becomes 1e6."""
    mantissa, e, exponent = text.partition("e")
    return f"{mantissa}e{int(exponent)}" if e else text
