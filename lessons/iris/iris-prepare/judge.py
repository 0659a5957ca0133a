"""Judges a split by its properties, so that any random generator will do."""

import numpy as np


def judge_split(arguments, result):
    """Return "" for a shuffled partition of the rows, or what is wrong with it."""
    X, y, test_size = arguments["X"], arguments["y"], arguments["test_size"]
    if not isinstance(result, (list, np.ndarray)) or len(result) != 4 or not all(map(_is_numeric, result)):
        return "not-four"
    X_train, y_train, X_test, y_test = result
    if y_train.ndim == 2 and X_test.ndim == 1:
        return "order-of-parts"
    if not _fit(X_train, y_train, X) or not _fit(X_test, y_test, X):
        return "shapes", {"shapes": ", ".join(str(np.shape(part)) for part in result)}
    if len(X_test) != test_size:
        return "test-size", {"expected": test_size, "got": len(X_test)}
    places = {tuple(row): place for place, row in enumerate(X)}
    taken = [places.get(tuple(row)) for row in np.concatenate([X_train, X_test])]
    if None in taken:
        return "changed"
    if len(set(taken)) < len(taken):
        return "repeated"
    if len(taken) < len(X):
        return "lost", {"count": len(X) - len(taken)}
    if not np.array_equal(y[taken], np.concatenate([y_train, y_test])):
        return "labels"
    return "not-shuffled" if _regular(sorted(taken[len(X_train) :]), len(X)) else ""


def judge_seeds(arguments, results):
    """Compare three splits: two made with one seed, the third with another."""
    first, same, other = results
    if not _equal(first, same):
        return "seed-ignored"
    if _equal(first, other):
        return "seed-fixed"
    return ""


def _is_numeric(value):
    return isinstance(value, np.ndarray) and value.dtype.kind in "biuf"


def _fit(X_part, y_part, X):
    return X_part.ndim == 2 and X_part.shape[1] == X.shape[1] and y_part.shape == (len(X_part),)


def _regular(places, n):
    """Tell whether sorted places go by a rule: one block (perhaps round the end), every second or third row and so on.

    Places that are drawn at random lie at many different distances from each other.
    """
    distances = np.diff([*places, places[0] + n])
    return len(np.unique(distances)) <= 2


def _equal(one, another):
    if isinstance(one, list) and isinstance(another, list):
        return len(one) == len(another) and all(map(_equal, one, another))
    return np.array_equal(one, another)
