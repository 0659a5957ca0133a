"""What comes into a model, checked: samples that are there, finite, and as many as their targets."""

from typing import Any

import numpy as np


def checked_samples(X: Any, dtype: np.dtype) -> np.ndarray:  # noqa: ANN401 - arrays, or what becomes one
    """Return samples, (n, …), as one contiguous array of numbers in the network's precision.

    Raises:
        ValueError: there are none, or one of them holds what is no finite number; the message names its place.

    """
    X = _numbers(X, "samples")
    if not X.ndim or not len(X):
        raise ValueError("there are no samples: at least one is needed")
    refuse_unless_finite(X, "sample")
    return np.ascontiguousarray(X, dtype=dtype)


def checked_pair(X: Any, y: Any, dtype: np.dtype) -> tuple[np.ndarray, np.ndarray]:  # noqa: ANN401
    """Return samples and their targets; what targets must be like is the loss's affair (`Loss.prepared`).

    Raises:
        ValueError: as `checked_samples`, or there are not as many targets as samples.

    """
    X, y = checked_samples(X, dtype), _numbers(y, "targets")
    if y.ndim == 0 or len(X) != len(y):
        raise ValueError(f"{len(X)} samples and {y.size if y.ndim == 0 else len(y)} targets: each sample needs one")
    return X, y


def refuse_unless_finite(values: np.ndarray, what: str) -> None:
    """Raise ValueError, naming the first value that is nan or infinite and its place, counted from 0."""
    if values.dtype.kind == "f" and not (finite := np.isfinite(values)).all():
        row, *rest = (int(i) for i in np.argwhere(~finite)[0])
        place = f"{what} {row}" + (f", place {', '.join(map(str, rest))}" if rest else "")
        raise ValueError(f"{place} is {values[(row, *rest)]}: only finite numbers can be learnt from")


def _numbers(values: Any, what: str) -> np.ndarray:  # noqa: ANN401
    try:
        array = np.asarray(values)
    except ValueError:
        raise ValueError(f"the {what} are not all of one shape") from None
    if array.dtype.kind not in "biuf":
        raise ValueError(f"the {what} must be numbers, not {array.dtype}")
    return array
