"""Judges two directions by what they hold of the path's movement: their signs are free."""

import numpy as np

ENOUGH = 1e-4
"""How much of a unit length, or of the best share, may be missing: float32 has its place."""


def judge_directions(arguments, result):
    """Return "" for the two main directions of the path, or what is wrong with them."""
    path = arguments["path"]
    wanted, found = (2, path.shape[1]), np.asarray(result, dtype=float)
    if found.shape != wanted:
        return "shape", {"expected": str(wanted), "got": str(found.shape)}
    if not np.all(np.isfinite(found)):
        return "not-finite"
    lengths, product = np.linalg.norm(found, axis=1), float(found[0] @ found[1])
    if np.any(np.abs(lengths - 1) > ENOUGH):
        return "length", {"first": float(lengths[0]), "second": float(lengths[1])}
    if abs(product) > ENOUGH:
        return "not-perpendicular", {"product": product}
    centred = path - path.mean(axis=0)
    total = np.sum(centred**2)
    best, held = (np.sum((centred @ rows.T) ** 2, axis=0) / total for rows in (_directions(centred)[:2], found))
    if held.sum() < best.sum() - ENOUGH:
        return "others", {"got": _percent(held.sum()), "best": _percent(best.sum())}
    if held[0] < best[0] - ENOUGH:
        return "first", {"got": _percent(held[0]), "best": _percent(best[0])}
    return ""


def diagnose_directions(arguments, result):
    """Return the listed mistake that gives these directions, forwards or backwards, or ""."""
    path, found = arguments["path"], np.asarray(result, dtype=float)
    centred = path - path.mean(axis=0)
    rows, strengths = _directions(centred), np.linalg.svd(centred, compute_uv=False)
    known = {
        "not-centred": _directions(path)[:2],
        "from-the-end": _directions(path - path[-1])[:2],
        "one-mean": _directions(path - path.mean())[:2],
        "mean-of-rows": _directions(path - path.mean(axis=1, keepdims=True))[:2],
        "weakest": rows[-2:],
        "directions-transposed": rows[:2].T,
        "with-strength": strengths[:2, None] * rows[:2],
    }
    backwards = rows[:-3:-1]
    if _alike(found, backwards):
        return "weakest"
    return next((mistake for mistake, directions in known.items() if _alike(found, directions)), "")


def _directions(differences):
    return np.linalg.svd(differences, full_matrices=False)[2]


def _alike(found, wanted):
    """Tell whether the numbers agree but for the signs of the two directions."""
    return found.shape == wanted.shape and bool(np.allclose(np.abs(found), np.abs(wanted), rtol=1e-4, atol=1e-5))


def _percent(share):
    return f"{100 * share:.1f} %"
