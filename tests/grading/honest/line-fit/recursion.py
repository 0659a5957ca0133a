import sys

import numpy as np

sys.setrecursionlimit(10_000)


def predict(x, w, b):
    return np.fromiter((w * a + b for a in x), dtype=float, count=len(x))


def mse(x, y, w, b):
    return np.average(np.power(predict(x, w, b) - y, 2))


def gradients(x, y, w, b):
    e = predict(x, w, b) - y
    return np.average(2 * e * x), np.average(2 * e)


def fit(x, y, learning_rate, steps, w=0.0, b=0.0):
    if steps == 0:
        return w, b
    dw, db = gradients(x, y, w, b)
    return fit(x, y, learning_rate, steps - 1, w - learning_rate * dw, b - learning_rate * db)
