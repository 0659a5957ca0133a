"""NaN and infinities: what the arguments have in common wherever they appear, and nowhere else."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.results import Pair, Series, numbers
from tutor.language import Text

_OVERFLOW = Text(
    uz="“{call}” natijasida{part} {what} chiqdi, chunki “{name}” da ±{size} kabi katta son bor: exp({size}) float ga "
    "sigʻmaydi (inf), exp(-{size}) esa 0 boʻladi, uning logarifmi −inf. Avval eng kattasini ayiring (z - z.max()) yoki "
    "barqaror formulani ishlating (np.logaddexp, np.where bilan ikki tarmoq).",
    en="The result of “{call}”{part} holds {what}, because “{name}” has numbers as large as ±{size}: exp({size}) does not "
    "fit a float (inf), and exp(-{size}) is 0, whose logarithm is −inf. Subtract the largest first (z - z.max()), or use a "
    "stable formula (np.logaddexp, two branches with np.where).",
)
_LOG = Text(
    uz="“{call}” natijasida{part} {what} chiqdi, chunki “{name}” da aniq {value} bor: log(0) = −inf, 0 · log(0) esa NaN. "
    "Logarifmdan oldin qiymatni chegaralang: np.clip(p, eps, 1 - eps).",
    en="The result of “{call}”{part} holds {what}, because “{name}” has an exact {value} in it: log(0) = −inf, and 0 · log(0) is "
    "NaN. Keep the values away from it before the logarithm: np.clip(p, eps, 1 - eps).",
)
_DIVISION = Text(
    uz="“{call}” natijasida{part} {what} chiqdi, chunki “{name}” {trait}: 0 ga boʻlingan. Boʻlishdan oldin maxraj 0 boʻlgan "
    "holni alohida koʻring (np.where yoki kichik eps).",
    en="The result of “{call}”{part} holds {what}, because “{name}” {trait}: there is a division by 0. Treat the case of a "
    "zero divisor before you divide (np.where, or a small eps).",
)
_ZEROS = Text(uz="faqat nollardan iborat", en="is all zeros")
_SAME = Text(
    uz="ning barcha sonlari yoki bir ustuni bir xil (std = 0)",
    en="has numbers, or a column, that are all alike (std = 0)",
)
_EMPTY = Text(uz="boʻsh", en="is empty")
_HAS_ZERO = Text(uz="da aniq 0 bor", en="has an exact 0 in it")
_LARGE: Final = 80.0
"""exp of this is near the largest number of single precision."""


def not_finite(series: Series) -> Finding | None:
    """Find NaN or infinities that follow a property of one argument: in no right case, and in every other."""
    bad = [pair for pair in series.wrong if not np.isfinite(pair.got).all() and np.isfinite(pair.expected).all()]
    good = [pair for pair in series.pairs if pair.right]
    if not bad or not good or len(bad) + len(good) != len(series.pairs):
        return None
    entries = np.concatenate([pair.got.ravel() for pair in bad])
    what = "NaN" if np.isnan(entries).any() else "inf"
    for trait, explain, domain in _TRAITS:
        for name in bad[0].case.arguments:
            if not all(domain(_argument(pair, name)) for pair in series.pairs):
                continue
            if all(trait(_argument(pair, name)) for pair in bad) and not any(
                trait(_argument(pair, name)) for pair in good
            ):
                return explain(name, np.asarray(bad[0].case.arguments[name]), what)
    return None


def _argument(pair: Pair, name: str) -> np.ndarray:
    array = numbers(pair.case.arguments[name])
    return np.asarray(np.nan) if array is None else array


def _is_large(array: np.ndarray) -> bool:
    return bool(array.size) and float(np.abs(array).max()) >= _LARGE


def _is_probabilities(array: np.ndarray) -> bool:
    return array.dtype.kind == "f" and bool(array.size) and bool(((array >= 0) & (array <= 1)).all())


def _has_zero(array: np.ndarray) -> bool:
    return bool((array == 0).any())


def _has_one(array: np.ndarray) -> bool:
    return bool((array == 1).any())


def _is_zeros(array: np.ndarray) -> bool:
    return array.size > 1 and not array.any()


def _is_same(array: np.ndarray) -> bool:
    if array.ndim == 0 or len(array) < 2 or not array.size:
        return False
    return bool((array == array[0]).all(axis=0).any())


def _is_empty(array: np.ndarray) -> bool:
    return not array.size


def _is_anything(array: np.ndarray) -> bool:
    return True


def _is_fractions(array: np.ndarray) -> bool:
    return array.dtype.kind == "f"


def _overflow(name: str, array: np.ndarray, what: str) -> Finding:
    size = f"{np.abs(array).max():g}"
    return Finding("overflow", _OVERFLOW, {"name": name, "what": what, "size": size})


def _logarithm(value: str) -> Callable[[str, Any, str], Finding]:
    return lambda name, _, what: Finding("log-of-zero", _LOG, {"name": name, "what": what, "value": value})


def _division(trait: Text) -> Callable[[str, Any, str], Finding]:
    return lambda name, _, what: Finding("division-by-zero", _DIVISION, {"name": name, "what": what, "trait": trait})


# What an argument must have in the bad cases alone, what that means, and what it must be in every case.
_TRAITS: Final = (
    (_is_large, _overflow, _is_anything),
    (_is_zeros, _division(_ZEROS), _is_anything),
    (_is_same, _division(_SAME), _is_anything),
    (_has_zero, _logarithm("0"), _is_probabilities),
    (_has_one, _logarithm("1"), _is_probabilities),
    (_has_zero, _division(_HAS_ZERO), _is_fractions),
    (_is_empty, _division(_EMPTY), _is_anything),
)
