"""The line that trained parameters stand for, and the orders in which two examples were taken."""

from itertools import product

import numpy as np


def predict(parameters, x):
    return parameters["w"] * x + parameters["b"]


def _walk(x, y, learning_rate, order):
    w = b = 0.0
    for i in order:
        error = w * x[i] + b - y[i]
        w, b = w - learning_rate * 2 * error * x[i], b - learning_rate * 2 * error
    return w, b


def judge_repeats(arguments, results):
    """The same call three times: the seed must decide everything."""
    if any(not isinstance(result, (list, tuple, np.ndarray)) or np.size(result) != 2 for result in results):
        return "not-a-pair"
    first, *others = (np.asarray(result, dtype=float).reshape(-1) for result in results)
    return "" if all(np.allclose(first, other, rtol=1e-9, atol=1e-12) for other in others) else "not-repeated"


def judge_orders(arguments, results):
    """Two examples, steps of one example, two epochs: which of the four possible orders did each seed give?"""
    x, y, learning_rate = arguments["x"], arguments["y"], arguments["learning_rate"]
    orders = {
        first + second: _walk(x, y, learning_rate, first + second)
        for first, second in product([(0, 1), (1, 0)], repeat=2)
    }
    seen = set()
    for result in results:
        if not isinstance(result, (list, tuple, np.ndarray)) or np.size(result) != 2:
            return "not-a-pair"
        reached = np.asarray(result, dtype=float).reshape(-1)
        order = next(
            (order for order, end in orders.items() if np.allclose(reached, end, rtol=1e-9, atol=1e-12)), None
        )
        if order is None:
            return "another-walk"
        seen.add(order)
    if len(seen) == 1:
        return "never-shuffled"
    if not seen & {(0, 1, 1, 0), (1, 0, 0, 1)}:
        return "shuffled-once"
    return ""
