import numpy as np


def design(x):
    return np.stack([x, np.ones_like(x)], axis=1)


def predict(x, w, b):
    return design(x) @ np.array([w, b])


def mse(x, y, w, b):
    r = predict(x, w, b) - y
    return np.asarray(r @ r / len(r))


def gradients(x, y, w, b):
    return tuple(2 * design(x).T @ (predict(x, w, b) - y) / len(x))


def fit(x, y, learning_rate, steps):
    theta = np.zeros(2)
    for _ in range(steps):
        theta = theta - learning_rate * np.array(gradients(x, y, *theta))
    return theta
