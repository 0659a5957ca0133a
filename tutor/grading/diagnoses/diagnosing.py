"""Finds the diagnosis of a failed check: the most specific explanation that fits every case."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from tutor.grading.diagnoses.arrangement import reversed_order, swapped_parts, transposed, wrong_shape
from tutor.grading.diagnoses.batches import batch_of_one, only_larger_batches
from tutor.grading.diagnoses.behaviour import constant_result, mutated_input, random_result
from tutor.grading.diagnoses.evidence import Diagnosis, Evidence
from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.ignoring import ignored_argument
from tutor.grading.diagnoses.inquiry import Inquiry
from tutor.grading.diagnoses.nonfinite import not_finite
from tutor.grading.diagnoses.precision import float32_drift, integer_arithmetic, rounded
from tutor.grading.diagnoses.reductions import reduced_over_everything
from tutor.grading.diagnoses.results import Series
from tutor.grading.diagnoses.scale import constant_factor, off_by_constant, sign_flipped
from tutor.grading.diagnoses.squashing import squashed
from tutor.grading.diagnoses.supposed import supposed_arguments

Rule = Callable[[Series], Finding | None]

# What the numbers alone show, in one part of the result; the most specific first.
_NUMBERS: Final[tuple[Rule, ...]] = (
    wrong_shape,
    transposed,
    reversed_order,
    sign_flipped,
    constant_factor,
    off_by_constant,
    squashed,
    reduced_over_everything,
    rounded,
    float32_drift,
    integer_arithmetic,
    not_finite,
)
# What needs the functions themselves, or all parts together.
_CALLS: Final = (random_result, batch_of_one, ignored_argument)


def diagnose(evidence: Evidence) -> Diagnosis | None:
    """Return what explains the failures, or None where nothing certain can be said.

    Raises:
        RunStoppedError: the submission was cancelled.

    """
    with np.errstate(all="ignore"):
        try:
            return explanation(Inquiry(evidence))
        except (ArithmeticError, LookupError, TypeError, ValueError):
            # However odd the values that a program returned, its verdict stands without a diagnosis, too.
            return None


def explanation(inquiry: Inquiry) -> Diagnosis | None:
    """Return the first diagnosis that fits: numbers before calls, all wrong parts before some. Raises as `diagnose`."""
    call = inquiry.evidence.call
    wrong = [series for series in inquiry.series if not series.right]
    if not wrong:
        found = mutated_input(inquiry) if inquiry.series else only_larger_batches(inquiry)
        return found.diagnosis(call) if found is not None else None
    if (found := only_larger_batches(inquiry) or swapped_parts(inquiry.series)) is not None:
        return found.diagnosis(call)
    whole, part = _in_parts(_NUMBERS, wrong, call)
    if whole is not None:
        return whole
    if (found := supposed_arguments(inquiry)) is not None:
        return found.diagnosis(call)
    if part is not None:
        return part
    if (found := mutated_input(inquiry)) is not None:
        return found.diagnosis(call)
    whole, part = _in_parts((constant_result,), wrong, call)
    if (constant := whole or part) is not None:
        return constant
    return next((found.diagnosis(call) for look in _CALLS if (found := look(inquiry)) is not None), None)


def _in_parts(rules: Sequence[Rule], wrong: list[Series], call: str) -> tuple[Diagnosis | None, Diagnosis | None]:
    """Return what the first fitting rule finds: the same in all wrong parts, or else in some, which it names."""
    part: Diagnosis | None = None
    for rule in rules:
        found = [(series.name, finding) for series in wrong if (finding := rule(series)) is not None]
        if not found:
            continue
        first = found[0][1]
        parts = [name for name, finding in found if finding == first]
        if len(parts) == len(wrong):
            return first.diagnosis(call, parts), None
        part = part or first.diagnosis(call, parts)
    return None, part
