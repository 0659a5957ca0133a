import numpy as np


def descend(w, learning_rate, steps):
    factors = np.full(steps + 1, 1 - 10 * learning_rate)
    factors[0] = 1.0
    return tuple(2 + (w - 2) * np.cumprod(factors))


rates = {"too_large": 0.22, "too_small": 0.0034, "good": 0.085}
too_large, too_small, good = rates.values()
