"""Judges starting values, answers that must not depend on chance, and what a training left behind."""

import numpy as np
from solution import predict as predict_in_evaluation
from solution import step


def predict(parameters, X):
    """Return class probabilities (n, 10) from parameters and running statistics in one dict."""
    return predict_in_evaluation(parameters, parameters, X)


def judge_init(arguments, result):
    """Want all arrays with their shapes, random weights of the right size, and the usual starting values."""
    sizes = [int(size) for size in arguments["sizes"]]
    if (
        not isinstance(result, (list, tuple))
        or len(result) != 2
        or not all(isinstance(part, dict) for part in result)
    ):
        return "not-two"
    found = {**result[0], **result[1]}
    shapes = {f"W{k}": (sizes[k - 1], sizes[k]) for k in (1, 2, 3, 4)} | {"b4": (sizes[4],)}
    shapes |= {f"{name}{k}": (sizes[k],) for k in (1, 2, 3) for name in ("gamma", "beta")}
    statistics = {f"{name}{k}": (sizes[k],) for k in (1, 2, 3) for name in ("mean", "var")}
    for part, wanted in zip(result, (shapes, statistics)):
        if set(part) != set(wanted):
            return "keys", {"missing": ", ".join(sorted(set(wanted) ^ set(part)))}
        for name, shape in wanted.items():
            if np.shape(part[name]) != shape:
                return "shape", {"name": name, "expected": shape, "got": np.shape(part[name])}
    for k in (1, 2, 3, 4):
        W = np.asarray(found[f"W{k}"], dtype=float)
        if not W.any():
            return "zero-weights", {"name": f"W{k}"}
        if np.unique(W).size < 0.9 * W.size:
            return "equal-weights", {"name": f"W{k}"}
        ratio = W.std() / np.sqrt(2 / sizes[k - 1])
        if not 0.5 < ratio < 1.6:
            return "spread", {
                "name": f"W{k}",
                "got": f"{W.std():.3g}",
                "expected": f"{np.sqrt(2 / sizes[k - 1]):.3g}",
            }
    starts = {"gamma": 1.0, "beta": 0.0, "mean": 0.0, "var": 1.0}
    for name, value in starts.items():
        for k in (1, 2, 3):
            if not np.allclose(found[f"{name}{k}"], value):
                return "start", {"name": f"{name}{k}", "expected": value}
    return ""


def judge_seeds(arguments, results):
    """Compare three networks before training: two made with one seed, the third with another."""
    first, same, other = (network[0] for network in results)
    weights = ("W1", "W2", "W3", "W4")
    if not all(np.array_equal(first[name], same[name]) for name in weights):
        return "seed-ignored"
    return "seed-fixed" if any(np.array_equal(first[name], other[name]) for name in weights) else ""


def name_seeds(arguments, results):
    """Name the weights that do not come from the seed."""
    return "seed-ignored" if judge_seeds(arguments, results) else ""


def judge_steady(arguments, results):
    """Want the same answer when asked twice."""
    first, second = (np.asarray(result, dtype=float) for result in results)
    return "" if first.shape == second.shape and np.allclose(first, second) else "changes"


def name_steady(arguments, results):
    """Name what makes two answers differ."""
    return "dropout-at-prediction" if judge_steady(arguments, results) else ""


def diagnose(parameters, details):
    """Name what went wrong in a training, judging by what it left behind."""
    means = [np.abs(parameters[f"mean{k}"]).max() for k in (1, 2, 3)]
    spreads = [np.abs(parameters[f"var{k}"] - 1).max() for k in (1, 2, 3)]
    if max(means) == 0 and max(spreads) == 0:
        return "running-not-kept"
    X, y = details["X"], details["y"]
    learned = {name: value for name, value in parameters.items() if not name.startswith(("mean", "var"))}
    if max(np.abs(value).max() for value in learned.values()) > 100:
        return "steps-too-large"
    # Labels of other pictures teach the network to answer 1/10 always, and yet its γ have moved far from 1.
    moved = max(np.abs(parameters[f"gamma{k}"] - 1).mean() for k in (1, 2, 3))
    if moved > 0.06 and np.abs(predict(parameters, X) - 0.1).mean() < 0.02:
        return "labels-apart"
    if np.mean(predict(parameters, X).argmax(axis=1) == y) < 0.93 and _can_go_on(parameters, X, y):
        return "too-little-training"
    return ""


def _can_go_on(parameters, X, y):
    """Whether a few ordinary epochs from here lead to a network that knows its training digits."""
    rng = np.random.default_rng(0)
    running = {name: parameters[name] for name in parameters if name.startswith(("mean", "var"))}
    learned = {name: parameters[name] for name in parameters if name not in running}
    widths = {f"mask{k}": len(parameters[f"mean{k}"]) for k in (1, 2, 3)}
    for _ in range(10):
        for rows in np.array_split(rng.permutation(len(y)), max(1, len(y) // 50)):
            masks = {name: np.ones((len(rows), width)) for name, width in widths.items()}
            learned, running = step(learned, running, X[rows], y[rows], masks, 0.2)
    return np.mean(predict_in_evaluation(learned, running, X).argmax(axis=1) == y) > 0.95
