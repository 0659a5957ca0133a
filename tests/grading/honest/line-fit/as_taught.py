import numpy as np


def predict(x, w, b):
    return w * x + b


def mse(x, y, w, b):
    return np.mean((predict(x, w, b) - y) ** 2)


def gradients(x, y, w, b):
    e = predict(x, w, b) - y
    return 2 * np.mean(e * x), 2 * np.mean(e)


def fit(x, y, learning_rate, steps):
    w = b = 0.0
    for _ in range(steps):
        dw, db = gradients(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b
