"""Judges the accuracy function and a watched training, and computes what a DigitNet predicts."""

import numpy as np

DIMENSIONS = {"hidden.weight": 2, "hidden.bias": 1, "output.weight": 2, "output.bias": 1}

NAMED = {
    "training": "eval-forgotten",
    "gradients": "no-grad-forgotten",
    "percent": "accuracy-in-percent",
    "softmaxed": "softmax-before-loss",
    "wrong-labels": "shuffled-alone",
    "accumulated": "zero-grad-forgotten",
    "no-step": "step-forgotten",
}
"""The listed mistakes by the keys of the messages that prove them."""


def logits(parameters, X):
    """Return the logits (n, k) of a DigitNet; a torch weight has the shape (outputs, inputs)."""
    a1 = np.maximum(0, X @ parameters["hidden.weight"].T + parameters["hidden.bias"])
    return a1 @ parameters["output.weight"].T + parameters["output.bias"]


def predict(parameters, X):
    """Return the class probabilities (n, k)."""
    z2 = logits(parameters, X)
    e = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def judge_accuracy(arguments, result):
    """Want the accuracy in eval mode as a fraction, computed without gradients."""
    W, X, y = arguments["W"], arguments["X"], arguments["y"]
    scores = X @ W
    right = np.mean(scores.argmax(axis=1) == y)
    spoilt = np.mean(np.roll(scores, 1, axis=1).argmax(axis=1) == y)
    got = result["accuracy"]
    numbers = {"got": f"{got:.4g}", "expected": f"{right:.4g}"}
    if abs(got - right) < 1e-4:
        return "gradients" if result["gradients"] else ""
    if not result["called"]:
        return "not-called", numbers
    if result["training"] and abs(got - spoilt) < 1e-4:
        return "training", numbers
    if abs(got - 100 * right) < 1e-2:
        return "percent", numbers
    return "other", numbers


def diagnose_accuracy(arguments, result):
    """Name the listed mistakes that the judge sees for certain."""
    found = judge_accuracy(arguments, result)
    return NAMED.get(found if isinstance(found, str) else found[0], "")


def judge_watched(arguments, result):
    """Want logits in the loss, pictures with their own labels, and steps along the gradient of one batch."""
    X, y, state, seen = arguments["X"][:, 1:], arguments["y"], result["state"], result["seen"]
    if set(state) != set(DIMENSIONS) or any(np.ndim(state[name]) != n for name, n in DIMENSIONS.items()):
        return "no-model"
    if seen["batches_of_probabilities"]:
        return "softmaxed"
    if seen["wrong_labels"] > 0.3 * max(1, seen["pictures"]):
        return "wrong-labels"
    if seen["steps_without_gradients"] > seen["steps"] / 2:
        return "no-gradients"
    if seen["old_gradients"] > seen["steps"] / 2:
        return "accumulated"
    if not all(np.isfinite(value).all() for value in state.values()):
        return "not-finite"
    learnt = np.mean(logits(state, X).argmax(axis=1) == y) > 0.35
    return "" if learnt or seen["steps"] else "no-step"


def diagnose_watched(arguments, result):
    """Name the mistake that was seen while the training was watched."""
    found = judge_watched(arguments, result)
    return NAMED.get(found, "") if isinstance(found, str) else ""


def judge_seeds(arguments, results):
    """Compare three trainings: two made with one seed, the third with another."""
    first, same, other = results
    if not _equal(first, same):
        return "seed-ignored"
    return "seed-fixed" if _equal(first, other) else ""


def diagnose_seeds(arguments, results):
    """Name the training that its seed does not repeat."""
    return "seed-ignored" if judge_seeds(arguments, results) == "seed-ignored" else ""


def _equal(one, another):
    return all(np.array_equal(one[name], another[name], equal_nan=True) for name in DIMENSIONS)
