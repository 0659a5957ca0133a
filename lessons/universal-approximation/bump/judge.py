"""Judges bumps by what must hold for them, whatever the neurons and their steepness are."""

import numpy as np

NEAR = 0.1
"""Nearer than this to an edge a step may be under way."""

ACCURACY = 0.02
"""How far a bump may be from its height, relative to the largest height."""


def judge_bump(arguments, result):
    """Want height between left and right, 0 elsewhere, and height / 2 at the very edges."""
    x, left, right, height = (arguments[name] for name in ("x", "left", "right", "height"))
    found = _as_vector(result, x)
    if isinstance(found, tuple):
        return found
    wanted = _box(x, left, right, height)
    if (wrong := _wrong_place(x, found, wanted, [left, right], abs(height))) is not None:
        return wrong
    for edge in (left, right):
        at = x == edge
        if at.any() and abs(found[at][0] - height / 2) > 0.1 * abs(height):
            return "cut-out", {"x": edge, "got": _short(found[at][0]), "half": _short(height / 2)}
    return ""


def judge_bumps(arguments, result):
    """Want each height between its edges and 0 outside of all."""
    x, edges, heights = (np.asarray(arguments[name], dtype=float) for name in ("x", "edges", "heights"))
    found = _as_vector(result, x)
    if isinstance(found, tuple):
        return found
    wrong = _wrong_place(x, found, _boxes(x, edges, heights), edges, np.abs(heights).max())
    return "" if wrong is None else wrong


def diagnose_bump(arguments, result):
    """Name the mistake that makes the steps stand where they do."""
    x, left, right, height = (arguments[name] for name in ("x", "left", "right", "height"))
    found = _as_vector(result, x)
    if isinstance(found, tuple):
        return "overflow" if found[0] == "not-finite" else ""
    up, down = _step(x - left), _step(x - right)
    mirrored_up, mirrored_down = _step(x + left), _step(x + right)
    candidates = {
        "bias-sign": height * (mirrored_up - mirrored_down),
        "steps-added": height * (up + down),
        "upside-down": height * (down - up),
        "second-height-missing": height * up - down,
        "first-height-missing": up - height * down,
        "height-missing": up - down,
        "one-step": height * up,
    }
    far = _far(x, [left, right, -left, -right])
    for name, values in candidates.items():
        if far.any() and _close(found[far], values[far], abs(height)):
            return name
    if _close(found, _box(x, left, right, height), abs(height), far=_far(x, [left, right])):
        return "cut-out"
    for steepness in np.geomspace(0.2, 60, 120):
        soft = height * (_soft(steepness * (x - left)) - _soft(steepness * (x - right)))
        if _close(found, soft, abs(height)):
            return "too-gentle"
        near_zero = height * (_soft(steepness * x - left) - _soft(steepness * x - right))
        if np.any(found) and _close(found, near_zero, abs(height)):
            return "bias-not-steep"
    return "bias-not-steep" if np.any(found) and _close(found[far], 0 * x[far], abs(height)) else ""


def diagnose_bumps(arguments, result):
    """Name the mistake that leaves bumps out, or joins them in another way."""
    x, edges, heights = (np.asarray(arguments[name], dtype=float) for name in ("x", "edges", "heights"))
    found = _as_vector(result, x)
    if isinstance(found, tuple):
        return ""
    far = _far(x, edges)
    parts = [_box(x, *edge, height) for *edge, height in zip(edges[:-1], edges[1:], heights, strict=True)]
    candidates = {
        "last-bump-only": parts[-1],
        "last-bump-forgotten": sum(parts[:-1], 0 * x),
        "first-bump-forgotten": sum(parts[1:], 0 * x),
        "bumps-averaged": sum(parts) / len(parts),
        "bumps-to-the-first-edge": sum(
            _box(x, edges[0], edge, height) for edge, height in zip(edges[1:], heights, strict=True)
        ),
        "bumps-to-the-last-edge": sum(
            _box(x, edge, edges[-1], height) for edge, height in zip(edges[:-1], heights, strict=True)
        ),
        "falls-forgotten": sum(height * _step(x - edge) for edge, height in zip(edges[:-1], heights, strict=True)),
    }
    if len(heights) == 1:
        return ""
    scale = np.abs(heights).max()
    names = [name for name, values in candidates.items() if _close(found[far], values[far], scale)]
    return names[0] if len(names) == 1 else ""


def _as_vector(result, x):
    """Return the result as an array like x, or why it is none."""
    values = np.asarray(result) if isinstance(result, (list, tuple, np.ndarray, int, float)) else np.array("?")
    if values.dtype.kind not in "biuf" or values.shape != np.shape(x):
        return "wrong-shape", {"got": np.shape(values), "expected": np.shape(x)}
    if not np.isfinite(values).all():
        return "not-finite", {"x": _short(np.asarray(x)[~np.isfinite(values)][0])}
    return values.astype(float)


def _wrong_place(x, found, wanted, edges, scale):
    """Return the message about the worst point that is away from all edges, or None where all are right."""
    errors = np.where(_far(x, edges), np.abs(found - wanted), 0.0)
    worst = int(errors.argmax())
    if errors[worst] <= ACCURACY * scale:
        return None
    return "wrong-value", {"x": _short(x[worst]), "got": _short(found[worst]), "wanted": _short(wanted[worst])}


def _far(x, edges):
    return np.abs(np.subtract.outer(x, edges)).min(axis=1) >= NEAR


def _close(found, values, scale, far=True):
    return bool(np.all((np.abs(found - values) <= ACCURACY * scale) | ~np.broadcast_to(far, np.shape(found))))


def _step(x):
    return (x > 0).astype(float)


def _soft(z):
    return (1 + np.tanh(z / 2)) / 2


def _box(x, left, right, height):
    return height * (_step(x - left) - _step(x - right))


def _boxes(x, edges, heights):
    pairs = zip(edges[:-1], edges[1:], heights, strict=True)
    return sum(_box(x, left, right, height) for left, right, height in pairs)


def _short(number):
    return f"{float(number):.4g}"
