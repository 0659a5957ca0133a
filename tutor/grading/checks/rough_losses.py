"""Derivatives of losses that may be computed in single precision, by the steps that suit them.

A small step changes such a loss by little more than it is rounded by. Whoever computes in float32, if only a part, is
recognised by that roughness, since a smooth function's fourth difference vanishes over so small a step, or by losses that
all are float32 numbers. Larger steps are then taken as well, and at each place the one counts whose error is smallest:
the rounding, which shrinks with the step, together with how far the loss is from a parabola, which grows with it. What
error is left is no fault of the learner's.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np

from tutor.course.checks import Tolerance
from tutor.grading.checks.finite_differences import STEP, Derivative, Losses, Place, changes, derivatives, measured
from tutor.sandbox.outcomes import Raised

Point = tuple[list[Any], list[Place]]
"""The arguments of a case, and the places among them at which the derivatives are wanted."""

Sweep = Callable[[list[Any], list[list[Any]]], Any]
"""Asks a program for its losses at changes of the arguments: its answer, or `Raised`."""

Slopes = list[Derivative | None] | Raised | None
"""A derivative for each place, None at kinks; or what was raised, or None where the loss gave no numbers."""

LARGER_STEPS: Final = (2.0**-11, 2.0**-8, 2.0**-5)

_SINGLE: Final = (2.0**-38, 2.0**-18)
"""The noise of single precision, relative to the loss or to 1: below it is float64, above it is no rounding."""
_FEW: Final = 0.1
"""Up to that share of the places may be rough by chance."""
_ROUNDING: Final = 2.0**-25
"""What rounding to single precision adds at least."""
_SAFETY: Final = 6
"""Rounding errors of that many standard deviations are still no mistake: hundreds of places are looked at."""
_USELESS: Final = 0.01
"""A slope that is as uncertain as that, relative to itself or to the loss, says nothing."""


def slopes(points: Sequence[Point], sweep: Sweep, tolerance: Tolerance) -> list[Slopes]:
    """Return the derivatives of a program's loss at every point. Raises what `sweep` raises."""
    fine = [_measured(point, sweep, STEP) for point in points]
    noise = relative_noise([losses for losses in fine if isinstance(losses, Losses)])
    found: list[Slopes] = []
    for point, losses in zip(points, fine, strict=True):
        if not isinstance(losses, Losses):
            found.append(losses)
        elif not noise:
            found.append(derivatives(losses, tolerance))
        else:
            tried = [losses, *(_measured(point, sweep, step) for step in LARGER_STEPS)]
            by_step = [_rough(one, noise * losses.scale) for one in tried if isinstance(one, Losses)]
            found.append([_surest(candidates, losses.scale) for candidates in zip(*by_step, strict=True)])
    return found


def relative_noise(measurements: Sequence[Losses]) -> float:
    """Return the noise of losses in single precision, relative to their scale; 0 where they are precise, or jump."""
    rough: list[float] = []
    whole = [losses for losses in measurements if np.isfinite(losses.around).all()]
    for losses in whole:
        plus, minus, far_plus, far_minus = losses.around.T
        difference = far_plus + far_minus - 4 * (plus + minus) + 6 * losses.middle
        deviation = np.abs(difference) / (math.sqrt(70) * losses.scale)  # 1² + 4² + 6² + 4² + 1² = 70
        rough += deviation[(deviation >= _SINGLE[0]) & (deviation <= _SINGLE[1])].tolist()
    # Kinks at a few places are no noise; and where only a part is rounded, many places may show nothing.
    if len(rough) > _FEW * sum(len(losses.around) for losses in whole):
        return float(max(np.quantile(rough, 0.9), _ROUNDING))
    if any(losses.around.size for losses in whole) and all(_is_single(losses.around) for losses in whole):
        return _ROUNDING
    return 0.0


def _is_single(losses: np.ndarray) -> bool:
    with np.errstate(over="ignore"):
        return bool((losses.astype(np.float32) == losses).all())


def _measured(point: Point, sweep: Sweep, step: float) -> Losses | Raised | None:
    arguments, at = point
    answer = sweep(arguments, changes(arguments, at, step))
    return answer if isinstance(answer, Raised) else measured(answer, len(at), step)


def _rough(losses: Losses, noise: float) -> list[Derivative]:
    """Return the slope at each place; a kink on it, or beside it, makes it uncertain by its size."""
    near, far, bend, wide_bend = losses.differences()
    with np.errstate(invalid="ignore", over="ignore"):
        values = near + (near - far) / 3  # what a cubic has
        uncertainty = np.abs(near - far) + np.abs(2 * bend - wide_bend) + _SAFETY * noise / losses.step
    return [Derivative(float(value), float(doubt)) for value, doubt in zip(values, uncertainty, strict=True)]


def _surest(candidates: Sequence[Derivative], scale: float) -> Derivative | None:
    """Return the derivative of the smallest uncertainty, None where even it says nothing."""
    finite = [one for one in candidates if math.isfinite(one.value) and math.isfinite(one.uncertainty)]
    if not finite:
        return candidates[0]  # NaN and infinity are no right slopes
    best = min(finite, key=lambda one: one.uncertainty)
    return best if best.uncertainty <= _USELESS * max(abs(best.value), scale) else None
