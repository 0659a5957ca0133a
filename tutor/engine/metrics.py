"""Metrics: how good predictions are, in numbers that people can read."""

import numpy as np


def class_ids(scores: np.ndarray) -> np.ndarray:
    """Return the class of each row: the largest of several scores; of one score, whether it is a probability of at least ½."""
    if scores.ndim == 2 and scores.shape[1] > 1:
        return scores.argmax(axis=1)
    return (scores.reshape(-1) >= 0.5).astype(np.int64)


def hits(scores: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Return for each row whether its class is right; `target` holds class ids, or one-hot rows."""
    if target.ndim == 2 and target.shape[1] > 1:
        target = target.argmax(axis=1)
    return class_ids(scores) == target.reshape(-1)


def accuracy(scores: np.ndarray, target: np.ndarray) -> float:
    """Return the share of rows whose class is right; `target` holds class ids, or one-hot rows."""
    return float(np.mean(hits(scores, target)))


def top_k_accuracy(scores: np.ndarray, target: np.ndarray, k: int) -> float:
    """Return the share of rows whose class is among the k largest scores.

    Raises:
        ValueError: k is less than 1 or more than the number of classes.

    """
    if not 1 <= k <= scores.shape[1]:
        raise ValueError(f"k must be 1 … {scores.shape[1]}, not {k}")
    best = np.argpartition(-scores, k - 1, axis=1)[:, :k]
    return float(np.mean((best == target.reshape(-1, 1)).any(axis=1)))


def confusion_matrix(predicted: np.ndarray, target: np.ndarray, classes: int) -> np.ndarray:
    """Return counts (classes, classes): row the true class, column the predicted one.

    Raises:
        ValueError: a class id is none of 0 … classes − 1.

    """
    predicted, target = predicted.reshape(-1), target.reshape(-1)
    for ids, what in ((predicted, "prediction"), (target, "target")):
        outside = np.flatnonzero((ids < 0) | (ids >= classes))
        if len(outside):
            raise ValueError(f"{what} {outside[0]} is the class id {ids[outside[0]]}, none of 0 … {classes - 1}")
    counts = np.bincount(target * classes + predicted, minlength=classes * classes)
    return counts.reshape(classes, classes)


def expected_calibration_error(probabilities: np.ndarray, target: np.ndarray, bins: int = 15) -> float:
    """Return Σ (share of a bin)·|accuracy − mean confidence| over bins of confidence (Guo et al., 2017).

    Bins are (0, 1/bins], …, so that a confidence of exactly 1 belongs to the last.

    Args:
        probabilities: (n, classes), rows that sum to 1.
        target: class ids (n,).
        bins: how many bins of equal width.

    """
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == target.reshape(-1)
    index = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)
    gaps = np.bincount(index, right - confidence, minlength=bins)
    return float(np.abs(gaps).sum() / len(confidence))


def r2_score(predicted: np.ndarray, target: np.ndarray) -> float:
    """Return 1 − Σ(y − ŷ)² / Σ(y − mean)²: 1 is perfect, 0 as good as the mean; 0 or 1 where y never varies."""
    predicted, target = predicted.reshape(-1).astype(np.float64), target.reshape(-1).astype(np.float64)
    residual, total = np.sum((target - predicted) ** 2), np.sum((target - target.mean()) ** 2)
    return float(1.0 - residual / total) if total else float(residual == 0.0)
