"""Judges a trained line by the points that it is to separate."""

import numpy as np


def predict(parameters, X):
    """Return 1 where w·x + b > 0, else 0."""
    return (X @ parameters["w"] + parameters["b"] > 0).astype(int)


def judge_line(arguments, result):
    """Return what is wrong with a line (w, b) that must have every training point on its side."""
    X, y = arguments["X"], arguments["y"]
    if problem := no_line(X, result):
        return problem
    w, b = result
    if not np.any(w):
        return "no-weights"
    wrong = predict({"w": w, "b": b}, X) != y
    if wrong.all():
        return "opposite"
    return ("not-separated", {"wrong": int(wrong.sum()), "n": len(y)}) if wrong.any() else ""


def judge_stopped(arguments, result):
    """Return what is wrong with the result of a training that could not succeed."""
    return no_line(arguments["X"], result)


def no_line(X, result):
    """Return the problem of a result that is not (w, b) at all."""
    if not isinstance(result, list) or len(result) != 2:
        return "not-two"
    w, b = (np.asarray(part) for part in result)
    if w.dtype.kind not in "biuf" or b.dtype.kind not in "biuf":
        return "not-two"
    if w.shape != (X.shape[1],) or b.shape != ():
        return "shapes", {"w": str(w.shape), "b": str(b.shape), "d": X.shape[1]}
    return "" if np.isfinite(w).all() and np.isfinite(b) else "not-finite"
