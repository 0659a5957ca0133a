"""Judges starting weights, the loss at probability 0, and what a training reached."""

import numpy as np
from solution import forward, gradients, loss

SHAPES = {
    "W1": ("n_inputs", "n_hidden"),
    "b1": ("n_hidden",),
    "W2": ("n_hidden", "n_classes"),
    "b2": ("n_classes",),
}


def predict(parameters, X):
    """Return class probabilities (n, k)."""
    return forward(parameters, X)


def judge_init(arguments, result):
    """Want the four arrays, finite, and weights that are drawn at random."""
    if not isinstance(result, dict) or set(result) != set(SHAPES) or not all(map(_is_numeric, result.values())):
        return "keys"
    for name, sizes in SHAPES.items():
        expected = tuple(arguments[size] for size in sizes)
        if np.shape(result[name]) != expected:
            return "shape", {"name": name, "expected": expected, "got": np.shape(result[name])}
        if not np.all(np.isfinite(result[name])):
            return "not-finite", {"name": name}
    for name in ("W1", "W2"):
        W = np.asarray(result[name])
        if not W.any():
            return "zero-weights", {"name": name}
        if np.unique(W).size < 0.9 * W.size:
            return "equal-weights", {"name": name}
    return ""


def judge_sure_and_wrong(arguments, result):
    """Want a large but finite loss where the true class got probability 0."""
    if not _is_numeric(result) or np.size(result) != 1:
        return "not-a-number"
    value = np.asarray(result, dtype=float).item()
    if not np.isfinite(value):
        return "not-finite", {"got": value}
    return "" if value > 5 else ("too-small", {"got": f"{value:.4g}"})


def _is_numeric(value):
    return isinstance(value, (int, float, np.ndarray)) and np.asarray(value).dtype.kind in "biuf"


def diagnose(parameters, details):
    """Name what went wrong in a training, judging by what it left behind."""
    X, y = details["X"], details["y"]
    p = forward(parameters, X)
    accuracy, cost = np.mean(p.argmax(axis=1) == y), loss(parameters, X, y)
    if cost > 2 and _along_the_slope(parameters, gradients(parameters, X, y)) > 0.5:
        return "uphill"
    if max(np.abs(value).max() for value in parameters.values()) > 100:
        return "steps-too-large"
    # Labels of other flowers teach the network to answer 1/k always. Weights of usual size that merely were
    # not trained do not cancel each other out so well.
    undecided = np.abs(p - 1 / p.shape[1]).mean() < 0.075 and cost > 0.88
    if undecided and parameters["W1"].std() > 0.35:
        return "shuffled-alone"
    if accuracy < 0.9 and _can_go_on(parameters, X, y):
        return "too-little-training"
    return ""


def _along_the_slope(parameters, slopes):
    """Return the cosine between the output layer and its slope: steps up the slope add up to a multiple of it."""
    output, slope = (np.append(layer["W2"], layer["b2"]) for layer in (parameters, slopes))
    return output @ slope / (np.linalg.norm(output) * np.linalg.norm(slope))


def _can_go_on(parameters, X, y):
    """Whether ordinary steps from here lead to a network that fits its training flowers."""
    for _ in range(500):
        slopes = gradients(parameters, X, y)
        parameters = {name: parameters[name] - 0.1 * slopes[name] for name in slopes}
    return np.mean(forward(parameters, X).argmax(axis=1) == y) > 0.9
