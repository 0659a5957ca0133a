"""What a training check judges by: a metric on points that nobody was trained on, and its bound."""

from typing import Any

import numpy as np

from tutor.course.checks import TrainingCheck
from tutor.grading.checks.figure_data import class_ids


def metric_of(metric: str, prediction: Any, truth: np.ndarray) -> float:  # noqa: ANN401 - a judge's answer
    """Return the share of right classes, or the mean squared error, of predictions for held-out points."""
    predicted = np.asarray(prediction, dtype=np.float64)
    truth = truth.reshape(-1).astype(np.float64)
    if metric == "mean-squared-error":
        return float(np.mean((predicted.reshape(-1) - truth) ** 2))
    return float(np.mean(class_ids(predicted) == truth))


def good_enough(check: TrainingCheck, value: float) -> bool:
    """Return whether a metric is within the check's bound."""
    above = check.at_least is None or value >= check.at_least
    return above and (check.at_most is None or value <= check.at_most)


def bound(check: TrainingCheck) -> str:
    """Return the bound as people read it."""
    return f"≥ {check.at_least:g}" if check.at_least is not None else f"≤ {check.at_most:g}"
