"""Softmax and sigmoid once too often, or not at all."""

from collections.abc import Callable
from typing import Final

import numpy as np

from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.results import Array, Series, close, count_telling
from tutor.language import Text

_TWICE = Text(
    uz="“{call}” natijasiga{part} {function} ikki marta qoʻllangan. Bittasini olib tashlang.",
    en="The result of “{call}”{part} went through {function} twice: once more after the first time. Remove one.",
)
_UNWANTED = Text(
    uz="“{call}” natijasiga{part} {function} qoʻllangan, bu yerda esa undan oldingi qiymatlar (logitlar) kerak.",
    en="The result of “{call}”{part} went through {function}; wanted here are the values before it (the logits).",
)
_UNWANTED_LOG = Text(
    uz="“{call}” ehtimolliklarning oʻzini qaytardi{part}, kerak boʻlgani ularning logarifmi (log-softmax).",
    en="“{call}” returned the probabilities themselves{part}; wanted are their logarithms (log-softmax).",
)
_MISSING = Text(
    uz="“{call}” natijasiga{part} {function} qoʻllanmagan: {function} dan oʻtkazilsa, toʻgʻri javob chiqadi.",
    en="The result of “{call}”{part} lacks a {function}: passed through {function}, it would be right.",
)
_LOGARITHM = Text(
    uz="“{call}” ehtimolliklarning logarifmini qaytardi{part} (log-softmax), kerak boʻlgani ehtimolliklarning oʻzi: exp oling.",
    en="“{call}” returned the logarithms of the probabilities{part} (log-softmax); wanted are the probabilities: take exp.",
)


def softmax(array: Array) -> Array | None:
    """Return the softmax over the last axis, or None where there is none with at least two entries."""
    if array.ndim == 0 or array.shape[-1] < 2 or not array.size:
        return None
    powers = np.exp(array - array.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def sigmoid(array: Array) -> Array | None:
    """Return 1 / (1 + exp(−x))."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * array)))


FUNCTIONS: Final[tuple[tuple[str, Callable[[Array], Array | None]], ...]] = (
    ("softmax", softmax),
    ("sigmoid", sigmoid),
)


def squashed(series: Series) -> Finding | None:
    """Find softmax or sigmoid applied twice, applied where it is unwanted, or missing."""
    if not series.finite or not series.shaped:
        return None
    wanted = [(name, function, _gives(name, series)) for name, function in FUNCTIONS]
    for name, function, probabilities in wanted:
        if series.explained_by(function):
            if probabilities:
                return Finding(
                    "softmaxed-twice" if name == "softmax" else "sigmoid-twice", _TWICE, {"function": name}
                )
            if series.explained_by(np.exp):
                return Finding("unwanted-softmax", _UNWANTED_LOG)
            return Finding(f"unwanted-{name}", _UNWANTED, {"function": name})
        if probabilities and _undone(series, function):
            if name == "softmax" and _undone(series, np.exp):
                return Finding("missing-softmax", _LOGARITHM)
            return Finding(f"missing-{name}", _MISSING, {"function": name})
    return None


def _gives(name: str, series: Series) -> bool:
    """Return whether the right results can come out of the function."""
    for pair in series.pairs:
        if not ((pair.expected >= 0) & (pair.expected <= 1)).all():
            return False
        if name == "softmax" and not (pair.expected.ndim and np.allclose(pair.expected.sum(axis=-1), 1.0, atol=1e-4)):
            return False
    return True


def _undone(series: Series, function: Callable[[Array], Array | None]) -> bool:
    """Return whether the right results are the function of the learner's."""
    telling = 0
    for pair in series.pairs:
        passed = function(pair.got)
        if passed is None or not close(pair.expected, passed):
            return False
        telling += count_telling(pair.expected, pair.got)
    return telling >= series.enough
