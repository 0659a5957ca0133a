"""Central differences of a loss that another process computes: which numbers to change, and what follows from it.

∂L/∂θᵢ ≈ (L(θᵢ + h) − L(θᵢ − h)) / 2h, in float64. Where the loss has a kink (ReLU at 0) there is no derivative. Two
steps, h and 2h, show it: beside a kink their slopes differ, and on it the loss bends as sharply over 2h as over h, where a
smooth one bends twice as much.

A loss in single precision is too rough for so small a step: `rough_losses` sees that, and takes larger ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from tutor.course.checks import Tolerance

STEP: Final = 2.0**-17
"""A power of two: where arguments are rounded to single precision, they still lie as far apart as they should."""
MOST_PLACES: Final = 40
"""Places of one case at which the loss is differentiated; of more a sample is taken."""

_FACTORS: Final = (1.0, -1.0, 2.0, -2.0)


@dataclass(frozen=True, slots=True)
class Place:
    """A number among a function's arguments: the path to its array (position, then keys), its index, its name."""

    path: tuple[int | str, ...]
    index: tuple[int, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Losses:
    """What a program answered at the `changes` of one step: the loss at the point itself, and around it (places, 4)."""

    middle: float
    around: np.ndarray
    step: float

    @property
    def scale(self) -> float:
        """Return the size of the numbers that rounding errors belong to."""
        return max(1.0, abs(self.middle))

    def differences(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return, of each place, the slope over h and over 2h, and how the loss bends over h and over 2h."""
        plus, minus, far_plus, far_minus = self.around.T
        with np.errstate(invalid="ignore", over="ignore"):
            return (
                (plus - minus) / (2 * self.step),
                (far_plus - far_minus) / (4 * self.step),
                (plus + minus - 2 * self.middle) / self.step,
                (far_plus + far_minus - 2 * self.middle) / (2 * self.step),
            )


@dataclass(frozen=True, slots=True)
class Derivative:
    """A slope, and how far off it may be, on top of the check's tolerance, because the loss is rough."""

    value: float
    uncertainty: float = 0.0


def places(path: tuple[int | str, ...], value: Any, name: str) -> Iterator[Place]:  # noqa: ANN401 - a drawn value
    """Yield every number in a number, an array, or a dict of them."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places((*path, key), item, key)
    else:
        for index in np.ndindex(np.shape(value)):
            yield Place(path, index, f"{name}[{', '.join(map(str, index))}]" if index else name)


def sampled(all_places: list[Place], generator: np.random.Generator) -> list[Place]:
    """Return the places, or a random sample where they are many."""
    if len(all_places) <= MOST_PLACES:
        return all_places
    return [all_places[i] for i in sorted(generator.choice(len(all_places), MOST_PLACES, replace=False))]


def changes(arguments: list[Any], at: list[Place], step: float = STEP) -> list[list[Any]]:
    """Return the changes [path, flat index, new value] at which the loss is needed: none first, then four each place."""
    result: list[list[Any]] = []
    for number, place in enumerate(at):
        container: Any = arguments
        for key in place.path:
            container = container[key]
        shape = np.shape(container)
        flat = int(np.ravel_multi_index(place.index, shape)) if shape else 0
        value = float(np.asarray(container)[place.index])
        factors = _FACTORS if number else (0.0, *_FACTORS)
        result += [[list(place.path), flat, value + factor * step] for factor in factors]
    return result


def measured(losses: Any, count: int, step: float = STEP) -> Losses | None:  # noqa: ANN401
    """Read a program's answer to the `changes` at `count` places; None where it is not as many numbers as asked for."""
    if not count:
        return Losses(0.0, np.zeros((0, 4)), step)
    try:
        middle, *around = [_number(loss) for loss in losses]
        return Losses(middle, np.array(around).reshape(count, 4), step)
    except (OverflowError, TypeError, ValueError):
        return None


def derivatives(losses: Losses, tolerance: Tolerance) -> list[Derivative | None]:
    """Return the derivative at each place, None where the loss has a kink."""
    near, far, bend, wide_bend = losses.differences()
    with np.errstate(invalid="ignore"):  # a loss may be infinite
        allowed = tolerance.absolute + tolerance.relative * np.abs(near)
        beside = ~(np.abs(near - far) <= 10 * allowed)
        on_it = (np.abs(bend) > allowed) & (np.abs(wide_bend - bend) < 0.5 * np.abs(bend))
    kinks = (beside | on_it) & np.isfinite(near)
    return [None if kink else Derivative(float(slope)) for slope, kink in zip(near, kinks, strict=True)]


def _number(loss: Any) -> float:  # noqa: ANN401
    number = np.asarray(loss) if isinstance(loss, (int, float, np.ndarray)) else None
    if number is None or number.dtype.kind not in "biuf":
        raise TypeError(f"a loss of type {type(loss).__name__}")
    return float(number.astype(np.float64).reshape(()))
