"""Judges a layer and a batch that chance decides."""

import numpy as np


def judge_layers(arguments, results):
    """Look at three layers: two made with one seed, the third with another."""
    first, same, other = results
    if first["type"] != "Linear":
        return "no-linear", {"kind": first["type"]}
    if np.shape(first["weight"]) != (1, 10):
        return "weight", {"shape": np.shape(first["weight"])}
    if np.shape(first["bias"]) != (1,):
        return "no-bias"
    if not np.array_equal(first["weight"], same["weight"]):
        return "seed-ignored"
    return "seed-fixed" if np.array_equal(first["weight"], other["weight"]) else ""


def judge_batches(arguments, results):
    """Look at three batches: two drawn with one seed, the third with another."""
    first, same, other = results
    if not isinstance(first, np.ndarray) or first.shape != (arguments["n"], 10):
        return "shape", {"expected": (arguments["n"], 10), "got": np.shape(first)}
    if not np.array_equal(first, same):
        return "seed-ignored"
    if np.array_equal(first, other):
        return "seed-fixed"
    if first.min() >= 0 and first.max() <= 1:
        return "uniform"
    # 1,000 numbers and more: their mean is within 0.2 of 0, and their deviation of 1, but once in 10 million times.
    return "" if abs(first.mean()) < 0.2 and abs(first.std() - 1) < 0.2 else "not-normal"
