"""Numbers that lost their digits: whole-number arithmetic, rounding, single and half precision."""

from collections.abc import Callable
from typing import Final

import numpy as np

from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.results import Array, Pair, Series, numbers
from tutor.language import Text

_CUT = Text(
    uz="“{call}” natijasida{part} kasr qismi yoʻqolgan: har bir son butun songa aylangan ({got}, aslida {expected}). {advice}",
    en="The fractions are lost in the result of “{call}”{part}: every number became a whole one ({got}, where it should be "
    "{expected}). {advice}",
)
_DIVISION = Text(
    uz="// butun boʻlish amali, oddiy boʻlish uchun / yozing; int() va butun sonli massiv ham kasrni tashlab yuboradi.",
    en="// divides whole numbers; write / to divide. int() and arrays of whole numbers drop the fraction, too.",
)
_INTEGER_INPUT = Text(
    uz="Bu faqat “{name}” butun sonlardan iborat boʻlganda yuz beradi: np.zeros_like va nusxalar uning turini oladi. "
    "Hisobdan oldin {name}.astype(float) qiling yoki dtype=float bering.",
    en="It happens only where “{name}” holds whole numbers: np.zeros_like and copies take its type. Begin with "
    "{name}.astype(float), or give dtype=float.",
)
_NEAREST = Text(
    uz="round(), int() yoki > 0.5 kabi taqqoslash ortiqcha boʻlishi mumkin.",
    en="There may be a round(), an int() or a comparison such as > 0.5 too many.",
)
_ROUNDED = Text(
    uz="“{call}” natijasi{part} verguldan keyin {digits} ta raqamgacha yaxlitlangan. Yaxlitlamasdan qaytaring: yaxlitlash "
    "faqat koʻrsatishda kerak.",
    en="The result of “{call}”{part} is rounded to {digits} digits after the point. Return it unrounded: rounding belongs "
    "where numbers are shown.",
)
_DRIFT = Text(
    uz="“{call}” natijasi{part} deyarli toʻgʻri, lekin {type} aniqligida hisoblangan: {digits} ta raqamdan keyin farq "
    "boshlanadi. Sonlarni {type} ga oʻtkazmang.",
    en="The result of “{call}”{part} is nearly right, but was computed in {type}: it is off after {digits} digits. Do not "
    "convert the numbers to {type}.",
)
_MOST_DIGITS: Final = 6
_TYPES: Final = (("float32", np.float32, 1e-5, 7), ("float16", np.float16, 5e-3, 3))
_WAYS: Final[tuple[tuple[Callable[[Array], Array], Text], ...]] = (
    (np.floor, _DIVISION),
    (np.trunc, _DIVISION),
    (np.rint, _NEAREST),
)


def integer_arithmetic(series: Series) -> Finding | None:
    """Find results whose fractions were cut off or rounded away."""
    if not series.finite or not all(pair.got.shape == pair.expected.shape for pair in series.wrong):
        return None
    expected = np.concatenate([pair.expected.ravel() for pair in series.wrong])
    got = np.concatenate([pair.got.ravel() for pair in series.wrong])
    fractions = np.abs(expected - np.rint(expected)) > 1e-6
    # Results of one value only show that they are constant.
    if (got != np.rint(got)).any() or len(np.unique(got)) < 2 or np.count_nonzero(fractions) < 2 * series.enough:
        return None
    for way, advice in _WAYS:
        if (np.where(fractions, way(expected), np.rint(expected)) == got).all():
            name = _argument_of_whole_numbers(series)
            at = int(np.argmax(fractions))
            values = {"got": f"{got[at]:g}", "expected": f"{expected[at]:.4g}"}
            why = advice if name is None else _INTEGER_INPUT.format(name=name)
            return Finding("integer-arithmetic", _CUT, {**values, "advice": why})
    return None


def rounded(series: Series) -> Finding | None:
    """Find results that were rounded to some digits after the point."""
    if not series.finite or not series.shaped:
        return None
    expected, got = series.both()
    for digits in range(1, _MOST_DIGITS + 1):
        should = np.round(expected, digits)
        if np.abs(should - got).max(initial=0.0) <= 1e-9 * max(1.0, np.abs(got).max(initial=0.0)):
            lost = np.abs(should - expected) > 0.05 * 10.0**-digits
            enough = np.count_nonzero(lost) >= series.enough and len(np.unique(got)) > 2
            return Finding("rounded", _ROUNDED, {"digits": str(digits)}) if enough else None
    return None


def float32_drift(series: Series) -> Finding | None:
    """Find results that are right but for having been computed in single or half precision."""
    if not series.finite or not series.shaped:
        return None
    expected, got = series.both()
    for name, kind, error, digits in reversed(_TYPES):
        stored = got.astype(kind).astype(np.float64) == got
        telling = expected.astype(kind).astype(np.float64) != expected
        near = all(_near(pair, error) for pair in series.pairs)
        if stored.all() and near and np.count_nonzero(telling) >= series.enough:
            return Finding("float32-drift", _DRIFT, {"type": name, "digits": str(digits)})
    return None


def _near(pair: Pair, error: float) -> bool:
    scale = np.abs(pair.expected).max(initial=0.0)
    return bool((np.abs(pair.got - pair.expected) <= error * scale + 1e-12).all())


def _argument_of_whole_numbers(series: Series) -> str | None:
    """Return the argument that holds whole numbers wherever the result is wrong, and never where it is right."""
    for name in series.pairs[0].case.arguments:
        arrays = [numbers(pair.case.arguments[name]) for pair in series.pairs]
        kinds = [
            (array is not None and array.dtype.kind in "iu", pair.right)
            for array, pair in zip(arrays, series.pairs, strict=True)
        ]
        if all(whole is not right for whole, right in kinds) and any(right for _, right in kinds):
            return name
    return None
