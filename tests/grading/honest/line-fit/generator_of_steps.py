import numpy as np


def predict(x, w, b):
    out = np.empty_like(x)
    np.multiply(x, w, out=out)
    out += b
    return out


def mse(x, y, w, b):
    return np.var(predict(x, w, b) - y) + np.mean(predict(x, w, b) - y) ** 2


def gradients(x, y, w, b):
    error = predict(x, w, b)
    error -= y
    n = x.shape[0]
    return 2.0 * np.inner(error, x) / n, 2.0 * np.sum(error) / n


def descent(x, y, rate):
    w, b = np.float64(0), np.float64(0)
    while True:
        yield w, b
        dw, db = gradients(x, y, w, b)
        w, b = w - rate * dw, b - rate * db


def fit(x, y, learning_rate, steps):
    for step, place in enumerate(descent(x, y, learning_rate)):
        if step == steps:
            return place
