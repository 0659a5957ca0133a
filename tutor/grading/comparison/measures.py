"""The loss of predictions, computed by the grader alike for everyone: the same quantity on the same data."""

import numpy as np

_LEAST = 1e-12
"""Probabilities below this count as this: the course's programs do the same."""


def loss_of(kind: str, predicted: np.ndarray, truth: np.ndarray) -> float:
    """Return the mean loss of predictions.

    Args:
        kind: as in `Comparison.loss`.
        predicted: values (n,) or (n, 1) of a regression; probabilities of class 1, (n,) or (n, 1); or of each class, (n, k).
        truth: numbers, 0 and 1, or class ids; (n,) or (n, 1).

    Raises:
        ValueError: the shapes do not fit each other.

    """
    predicted, truth = np.asarray(predicted, dtype=np.float64), truth.reshape(-1)
    if kind == "cross-entropy":
        if predicted.ndim != 2 or len(predicted) != len(truth) or truth.max() >= predicted.shape[1]:
            raise ValueError(f"predictions {predicted.shape} for {len(truth)} class ids")
        of_truth = predicted[np.arange(len(truth)), truth.astype(np.int64)]
        return float(-np.log(np.maximum(of_truth, _LEAST)).mean())
    if predicted.size != truth.size:
        raise ValueError(f"predictions {predicted.shape} for {len(truth)} targets")
    predicted = predicted.reshape(-1)
    if kind == "mean-squared-error":
        return float(np.mean((predicted - truth) ** 2))
    p = np.clip(predicted, _LEAST, 1 - _LEAST)
    return float(-np.mean(truth * np.log(p) + (1 - truth) * np.log(1 - p)))
