"""Judges the gates by their four answers, whatever numbers give them."""

import numpy as np

CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]
GATES = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0]}
OTHERS = {**GATES, "NOR": [1, 0, 0, 0]}
NEAR_THE_LINE = 1e-9


def judge_gates(arguments, gates):
    """Return what is wrong with the first gate that does not give its four answers."""
    numbers = {name: three_numbers(gates[name]) for name in GATES}
    for name, values in numbers.items():
        if values is None:
            return "not-three", {"name": name}
        if not np.isfinite(values).all():
            return "not-finite", {"name": name}
    for name, (w1, w2, b) in numbers.items():
        if problem := judge_gate(name, w1, w2, b):
            return problem
    return ""


def judge_gate(name, w1, w2, b):
    z = [w1 * x1 + w2 * x2 + b for x1, x2 in CORNERS]
    answers = [int(value > 0) for value in z]
    if answers == GATES[name]:
        return ""
    if w1 == w2 == b == 0:
        return "untouched", {"name": name}
    if answers == [1 - answer for answer in GATES[name]]:
        return "opposite", {"name": name}
    for other, table in OTHERS.items():
        if answers == table:
            return "another", {"name": name, "other": other}
    wrong = [i for i in range(4) if answers[i] != GATES[name][i]]
    i = next((i for i in wrong if abs(z[i]) < NEAR_THE_LINE), wrong[0])
    x1, x2 = CORNERS[i]
    fields = {"name": name, "x1": x1, "x2": x2, "z": f"{z[i]:.6g}", "want": GATES[name][i]}
    if abs(z[i]) < NEAR_THE_LINE:
        return "on-the-line", fields
    if len(set(answers)) == 1:
        return "always", {**fields, "answer": answers[0]}
    return "wrong-row", {**fields, "terms": f"{w1:g}·{x1} + {w2:g}·{x2} + {b:g}".replace("+ -", "- ")}


def three_numbers(gate):
    """Return w1, w2, b of (w1, w2, b) or ((w1, w2), b), or None."""
    if isinstance(gate, list) and len(gate) == 2:
        gate = [*np.asarray(gate[0]).reshape(-1).tolist(), gate[1]] if not isinstance(gate[0], str) else gate
    try:
        values = np.asarray(gate, dtype=float)
    except (TypeError, ValueError):
        return None
    return values.tolist() if values.shape == (3,) else None
