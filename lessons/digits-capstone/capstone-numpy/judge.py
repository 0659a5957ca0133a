"""Judges how pictures were prepared, whatever the shuffle, and names what a training left behind."""

import numpy as np
from solution import accuracy, forward, gradients, loss


def predict(parameters, X):
    """Return class probabilities (n, k)."""
    return forward(parameters, X)[1]


def judge_prepare(arguments, result):
    """Return "" for a shuffled split, centred by its training part. The labels are all different: they tell the rows."""
    X, y, n_train = arguments["X"], arguments["y"], arguments["n_train"]
    if not isinstance(result, (list, np.ndarray)) or len(result) != 4 or not all(map(_is_numeric, result)):
        return "not-four"
    X_train, y_train, X_test, y_test = result
    if y_train.ndim == 2 and X_test.ndim == 1:
        return "order-of-parts"
    if not _fit(X_train, y_train, X) or not _fit(X_test, y_test, X):
        return "shapes", {"shapes": ", ".join(str(np.shape(part)) for part in result)}
    if len(X_train) != n_train:
        return "train-size", {"expected": n_train, "got": len(X_train)}
    labels = np.concatenate([y_train, y_test])
    if len(X_train) + len(X_test) < len(X):
        return "lost", {"count": len(X) - len(labels)}
    if not np.array_equal(np.sort(labels), np.sort(y)):
        return "repeated"
    return _centred(X, y, X_train, y_train, X_test, y_test)


def _centred(X, y, X_train, y_train, X_test, y_test):
    """Find which rows of X the parts are and what was subtracted from them."""
    found_train, found_test = _rows(X_train, X), _rows(X_test, X)
    if found_train is None or found_test is None:
        each = _by_its_own_mean(X_train, X) and _by_its_own_mean(X_test, X)
        return "mean-of-each-picture" if each else "other-numbers"
    (train, subtracted), (test, from_test) = found_train, found_test
    if not np.array_equal(y[train], y_train) or not np.array_equal(y[test], y_test):
        return "shuffled-alone"
    if np.array_equal(train, np.arange(len(train))) or np.array_equal(train, np.arange(len(X) - len(train), len(X))):
        return "not-shuffled"
    mean = X[train].mean(axis=0)
    if _near(subtracted, mean):
        if _near(from_test, mean):
            return ""
        return "test-by-itself" if _near(from_test, X[test].mean(axis=0)) else "test-not-centred"
    if _near(subtracted, X.mean(axis=0)):
        return "mean-of-all-pictures"
    if _near(subtracted, 0.0):
        return "not-centred"
    return "one-mean" if _near(subtracted, subtracted[0]) else "other-mean"


def judge_seeds(arguments, results):
    """Compare three splits: two made with one seed, the third with another."""
    first, same, other = results
    if not _equal(first, same):
        return "seed-ignored"
    return "seed-fixed" if _equal(first, other) else ""


def judge_training_seeds(arguments, results):
    """Compare three trained networks: two made with one seed, the third with another."""
    first, same, other = results
    if not _same_network(first, same):
        return "seed-ignored"
    return "seed-fixed" if _same_network(first, other) else ""


def diagnose_training_seeds(arguments, results):
    """Name the training whose chance does not come from its seed."""
    return "training-seed-ignored" if judge_training_seeds(arguments, results) else ""


def judge_other_size(arguments, result):
    """Want a network for as many inputs as X has columns, whatever pictures there are on this computer."""
    if not isinstance(result, dict) or set(result) != {"W1", "b1", "W2", "b2"}:
        return "keys"
    got, expected = np.shape(result["W1"]), arguments["X"].shape[1]
    return "" if len(got) == 2 and got[0] == expected else ("inputs", {"got": got, "expected": expected})


def diagnose_prepare(arguments, result):
    """Name the listed mistakes that the judge sees for certain."""
    found = judge_prepare(arguments, result)
    listed = ("shuffled-alone", "mean-of-all-pictures", "test-by-itself", "mean-of-each-picture")
    return found if found in listed else ""


def diagnose_training(parameters, details):
    """Name what went wrong in a training, judging by what it left behind."""
    X, y = details["X"], details["y"]
    if not parameters["W1"].any() or not parameters["W2"].any():
        return "zero-weights"
    if np.ptp(parameters["W1"], axis=1).max() < 1e-6 * np.abs(parameters["W1"]).max():
        return "equal-weights"
    if max(np.abs(value).max() for value in parameters.values()) > 1e9:
        return "uphill"  # steps down the slope that are too large never go so far
    cost, right = loss(parameters, X, y), accuracy(parameters, X, y)
    if cost > 2.5:
        return "uphill" if _along_the_slope(parameters, gradients(parameters, X, y)) > 0.5 else "steps-too-large"
    # Labels of other pictures teach the network to answer 1/k always, with weights that have moved far to get there.
    p = predict(parameters, X)
    if cost > 2.2 and np.abs(p - 1 / p.shape[1]).mean() < 0.015:
        return "batches-shuffled-alone"
    return "too-little-training" if right < 0.9 and _learns_on(parameters, X, y) else ""


def _along_the_slope(parameters, slopes):
    """Return the cosine between the output layer and its slope: steps up the slope add up to a multiple of it."""
    output, slope = (np.append(layer["W2"], layer["b2"]) for layer in (parameters, slopes))
    return output @ slope / (np.linalg.norm(output) * np.linalg.norm(slope) + 1e-12)


def _learns_on(parameters, X, y):
    """Whether ordinary steps from here lead to a network that knows its training pictures."""
    for _ in range(200):
        slopes = gradients(parameters, X, y)
        parameters = {name: parameters[name] - 0.3 * slopes[name] for name in slopes}
    return accuracy(parameters, X, y) > 0.85


def _rows(part, X):
    """Return the places in X of a part's rows and the one vector that was subtracted from all of them, or None."""
    for place in range(len(X)):
        subtracted = X[place] - part[0]
        distances = np.abs(part[:, np.newaxis] + subtracted - X).max(axis=2)
        if distances.min(axis=1).max() < 1e-4:
            return distances.argmin(axis=1), subtracted
    return None


def _by_its_own_mean(part, X):
    own = X - X.mean(axis=1, keepdims=True)
    return np.abs(part[:, np.newaxis] - own).max(axis=2).min(axis=1).max() < 1e-4


def _near(one, other):
    return bool(np.abs(one - other).max() < 1e-4)


def _is_numeric(value):
    return isinstance(value, np.ndarray) and value.dtype.kind in "biuf"


def _fit(X_part, y_part, X):
    return X_part.ndim == 2 and X_part.shape[1] == X.shape[1] and y_part.shape == (len(X_part),)


def _equal(one, another):
    if isinstance(one, list) and isinstance(another, list):
        return len(one) == len(another) and all(map(_equal, one, another))
    return np.array_equal(one, another)


def _same_network(one, another):
    return all(np.array_equal(one[name], another[name], equal_nan=True) for name in ("W1", "b1", "W2", "b2"))
