"""Computes every number of the table again: from the networks that stand in it, and from a clock outside."""

import numpy as np

ROWS = ("NumPy", "PyTorch")
NAMES = {
    "NumPy": ("W1", "b1", "W2", "b2"),
    "PyTorch": ("hidden.weight", "hidden.bias", "output.weight", "output.bias"),
}
COLUMNS = ("accuracy", "seconds", "parameters", "network")
ROUNDED = 0.0055
"""A table may round an accuracy to two places, or part from ours by the one picture that float32 decides otherwise."""
LEAST_SHARE = 1 / 50
"""The part of the whole time that both trainings must take, however often the program measures."""
NOTHING = 1 / 2000
"""No training of 1,000 pictures is so short a part of the whole."""

NAMED = {
    "percent": "accuracy-in-percent",
    "of-training": "tested-on-training-pictures",
    "of-the-other": "rows-exchanged",
    "batches": "batches-averaged",
    "no-biases": "biases-not-counted",
    "test-seen": "test-pictures-seen",
    "longer": "clock-not-restarted",
    "milliseconds": "milliseconds",
    "nothing": "clock-stopped-too-early",
}
"""The listed mistakes by the keys of the messages that prove them."""


def judge_numbers(arguments, result):
    """Want parameters and accuracies as the networks in the table have them."""
    table = result["table"]
    found = _form(table, arguments["X"].shape[1])
    if found:
        return found
    for row in ROWS:
        sizes = {name: np.size(table[row]["network"][name]) for name in NAMES[row]}
        count, got = sum(sizes.values()), table[row]["parameters"]
        if got != count:
            weights = sum(size for name, size in sizes.items() if name not in ("b1", "b2") and "bias" not in name)
            return "no-biases" if got == weights else "parameters", {"row": row, "got": got, "expected": count}
    for row in ROWS:
        found = _accuracy(table, row, arguments)
        if found:
            return found
    return ""


def judge_unseen(arguments, result):
    """Want the same networks whatever the test pictures are."""
    for table in result.values():
        found = _form(table, arguments["X"].shape[1])
        if found:
            return found
    first, again, other = ([_flat(result[key], row) for row in ROWS] for key in ("first", "again", "other"))
    for row, one, same, others in zip(ROWS, first, again, other, strict=True):
        if not _alike(one, same):
            return "not-repeatable", {"row": row}
        if not _alike(one, others):
            return "test-seen", {"row": row}
    return ""


def judge_seconds(arguments, result):
    """Want two times that fit into the time of the whole comparison and are no crumbs of it."""
    found = _form(result["table"], arguments["X"].shape[1])
    if found:
        return found
    whole, seconds = result["whole"], [result["table"][row]["seconds"] for row in ROWS]
    numbers = {"numpy": f"{seconds[0]:.3g}", "torch": f"{seconds[1]:.3g}", "whole": f"{whole:.3g}"}
    if min(seconds) <= 0:
        return "not-positive", numbers
    if sum(seconds) > 20 * whole:
        return "milliseconds", numbers
    if sum(seconds) > whole + 0.001:
        return "longer", numbers
    if sum(seconds) < NOTHING * whole:
        return "nothing", numbers
    if sum(seconds) < LEAST_SHARE * whole or min(seconds) < NOTHING * whole:
        return "too-short", numbers
    return ""


def diagnose_numbers(arguments, result):
    return _named(judge_numbers(arguments, result))


def diagnose_unseen(arguments, result):
    return _named(judge_unseen(arguments, result))


def diagnose_seconds(arguments, result):
    return _named(judge_seconds(arguments, result))


def _named(found):
    return NAMED.get(found if isinstance(found, str) else found[0], "")


def _form(table, pixels):
    """Return what is wrong with the form of the table, or ""."""
    if not isinstance(table, dict) or set(table) != set(ROWS):
        return "rows"
    for row in ROWS:
        if not isinstance(table[row], dict) or not set(COLUMNS) <= set(table[row]):
            return "columns", {"row": row}
        for column in COLUMNS[:3]:
            value = table[row][column]
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not np.isfinite(value):
                return "no-number", {"row": row, "column": column}
        network = table[row]["network"]
        if not isinstance(network, dict) or set(network) != set(NAMES[row]):
            other = isinstance(network, dict) and set(network) == set(NAMES[ROWS[1 - ROWS.index(row)]])
            return "other-network" if other else "network", {"row": row, "names": ", ".join(NAMES[row])}
        if not _fits(row, network, pixels):
            return "network", {"row": row, "names": ", ".join(NAMES[row])}
    return ""


def _fits(row, network, pixels):
    W1, b1, W2, b2 = (np.asarray(network[name]) for name in NAMES[row])
    if (W1.ndim, b1.ndim, W2.ndim, b2.ndim) != (2, 1, 2, 1):
        return False
    if row == "PyTorch":
        W1, W2 = W1.T, W2.T
    return W1.shape == (pixels, len(b1)) and W2.shape == (len(b1), len(b2)) and len(b2) == 10


def _accuracy(table, row, arguments):
    """Return why the accuracy in a row is not that of its network, or None. Pixels may be centred or as they are."""
    X, y, n = arguments["X"], arguments["y"], arguments["n_train"]
    claimed = table[row]["accuracy"]
    found = []
    for pixels in (X - X[:n].mean(axis=0), X):
        right = {name: _guesses(name, table[name]["network"], pixels) == y for name in ROWS}
        of_test = right[row][n:].mean()
        if abs(claimed - of_test) <= ROUNDED:
            found.append((of_test, ""))
        elif abs(claimed - 100 * of_test) <= 100 * ROUNDED:
            found.append((of_test, "percent"))
        elif abs(claimed - right[row][:n].mean()) <= 1e-4:
            found.append((of_test, "of-training"))
        elif _exchanged(table, row, {name: right[name][n:].mean() for name in ROWS}):
            found.append((of_test, "of-the-other"))
        elif _means_a_batch(claimed, right[row][n:]):
            found.append((of_test, "batches"))
        else:
            found.append((of_test, "accuracy"))
    # Whoever did not centre gets a poor accuracy from centred pixels: the better one is how the network was used.
    best, key = next(((best, key) for best, key in found if not key), max(found))
    numbers = {"row": row, "got": f"{claimed:.4g}", "expected": f"{best:.3f}"}
    if key:
        return key, numbers
    return ("not-trained", numbers) if best < 0.4 else None


def _exchanged(table, row, accuracies):
    """Whether a row has the other network's accuracy, and the other row either of the two."""
    other = ROWS[1 - ROWS.index(row)]
    claimed, beside = table[row]["accuracy"], table[other]["accuracy"]
    return abs(claimed - accuracies[other]) <= 1e-4 and any(abs(beside - a) <= 1e-4 for a in accuracies.values())


def _means_a_batch(claimed, right):
    """Whether a claim is the mean of batches' accuracies; the share of a number of pictures it must not be."""
    if abs(claimed * len(right) - round(claimed * len(right))) < 1e-3:
        return False
    for size in range(2, len(right)):
        batches = [right[start : start + size].mean() for start in range(0, len(right), size)]
        if abs(np.mean(batches) - claimed) < 1e-6:
            return True
    return False


def _guesses(row, network, X):
    W1, b1, W2, b2 = (np.asarray(network[name], dtype=float) for name in NAMES[row])
    if row == "PyTorch":
        W1, W2 = W1.T, W2.T
    return (np.maximum(0, X @ W1 + b1) @ W2 + b2).argmax(axis=1)


def _flat(table, row):
    return np.concatenate([np.ravel(table[row]["network"][name]) for name in NAMES[row]])


def _alike(one, other):
    return one.shape == other.shape and np.allclose(one, other, rtol=1e-3, atol=1e-4)
