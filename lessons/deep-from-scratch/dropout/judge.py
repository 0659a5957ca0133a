"""Judges dropout by what must hold for any way of drawing a mask."""

import numpy as np


def judge_training(arguments, results):
    """Want two calls with masks of their own, each of zeros and 1 / (1 - p), and x times the mask."""
    x, p = arguments["x"], arguments["p"]
    masks = []
    for result in results:
        said = _form(x, result)
        if said:
            return said
    zeros = [np.asarray(y) == 0 for y, _ in results]
    if not np.any(zeros):
        return "nothing-dropped"
    if np.all(zeros):
        return "all-dropped", {"count": x.size}
    for result in results:
        y, mask = (np.asarray(part, dtype=float) for part in result)
        said = _mask(x, p, y, mask)
        if said:
            return said
        masks.append(mask)
    if np.array_equal(masks[0] == 0, masks[1] == 0):
        return "same-mask"
    return ""


def judge_rng(arguments, results):
    """Want equal masks from two generators that begin with the same numbers."""
    for result in results:
        said = _form(arguments["x"], result)
        if said:
            return said
    first, second = (np.asarray(mask, dtype=float) for _, mask in results)
    return "" if np.array_equal(first == 0, second == 0) else "rng-ignored"


def judge_unchanged(arguments, result):
    """Want x itself and a mask of ones: in evaluation, and in training where p is 0."""
    said = _form(arguments["x"], result)
    if said:
        return said
    y, mask = (np.asarray(part, dtype=float) for part in result)
    if not np.allclose(y, arguments["x"], rtol=1e-5):
        return "dropped" if np.any(y == 0) else "scaled"
    return "" if np.allclose(mask, 1.0) else "mask"


def _form(x, result):
    """Want two arrays of the shape of x."""
    if not isinstance(result, (list, tuple, np.ndarray)) or len(result) != 2:
        return "not-two"
    y, mask = result
    for part in (y, mask):
        if not isinstance(part, (int, float, np.ndarray)) or np.asarray(part).dtype.kind not in "biuf":
            return "not-two"
    if np.shape(y) != x.shape:
        return "shape", {"name": "y", "expected": x.shape, "got": np.shape(y)}
    if np.shape(mask) != x.shape:
        if np.shape(mask) in (x.shape[1:], (1, *x.shape[1:])):
            return "mask-of-one-row", {"got": str(np.shape(mask)), "expected": x.shape}
        if np.shape(mask) == (len(x), 1):
            return "mask-of-one-column", {"got": str(np.shape(mask)), "expected": x.shape}
        return "shape", {"name": "mask", "expected": x.shape, "got": np.shape(mask)}
    if not np.all(np.isfinite(np.asarray(y, dtype=float))):
        return "not-finite"
    return ""


def _mask(x, p, y, mask):
    """Want about p zeros, each place for itself; what is kept grows by 1 / (1 - p)."""
    dropped = y == 0
    if np.all(dropped == dropped[0]):
        return "one-row"
    if np.all(dropped == dropped[:, :1]):
        return "one-column"
    share, deviation = dropped.mean(), np.sqrt(p * (1 - p) / dropped.size)
    if abs(share - p) > 7 * deviation:
        key = "keep-probability" if abs(share - (1 - p)) <= 7 * deviation else "share"
        return key, {"got": f"{share:.2f}", "expected": f"{p:.2f}", "kept": f"{1 - p:.2f}"}
    factors = (y / np.where(x == 0, 1, x))[~dropped]
    factor = np.median(factors)
    if np.allclose(factors, 1.0, rtol=1e-4):
        return "not-scaled", {"expected": f"{1 / (1 - p):.4g}"}
    if not np.allclose(factors, 1 / (1 - p), rtol=1e-4):
        return "scale", {"got": f"{factor:.4g}", "expected": f"{1 / (1 - p):.4g}"}
    if not np.allclose(x * mask, y, rtol=1e-4):
        return "mask"
    return ""


def name_training(arguments, results):
    """Return the listed mistake that a refused training call makes, however its mask was drawn."""
    x, p = arguments["x"], arguments["p"]
    said = judge_training(arguments, results)
    key = said if isinstance(said, str) else said[0]
    y, mask = (np.asarray(part, dtype=float) for part in results[0]) if key not in _NO_PAIR else (x, x)
    kept = y != 0
    factor = np.median((y / np.where(x == 0, 1, x))[kept]) if kept.any() else 0.0
    if key == "keep-probability" and np.isclose(factor, 1 / p, rtol=1e-4):
        return "keep-probability-everywhere"
    if key == "scale":
        factors = {"multiplied": 1 - p, "divided-by-p": 1 / p}
        return next((name for name, value in factors.items() if np.isclose(factor, value, rtol=1e-4)), "")
    if key == "mask":
        return "mask-of-booleans" if set(np.unique(mask)) <= {0.0, 1.0} and np.array_equal(mask != 0, kept) else ""
    return _NAMES.get(key, "")


def name_evaluation(arguments, result):
    """Return the listed mistake that a refused call in evaluation makes."""
    key = judge_unchanged(arguments, result)
    if key == "dropped":
        return "active-in-evaluation"
    if key == "scaled" and np.allclose(np.asarray(result[0]), arguments["x"] * (1 - arguments["p"]), rtol=1e-4):
        return "scaled-in-evaluation"
    return ""


_NO_PAIR = ("not-two", "shape", "mask-of-one-row", "mask-of-one-column", "not-finite")
_NAMES = {
    "nothing-dropped": "only-in-evaluation",
    "one-row": "one-mask-for-all-rows",
    "mask-of-one-row": "one-mask-for-all-rows",
    "one-column": "one-number-for-a-row",
    "mask-of-one-column": "one-number-for-a-row",
    "keep-probability": "keep-probability",
    "not-scaled": "not-scaled",
    "same-mask": "fixed-seed",
}
