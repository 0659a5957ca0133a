import numpy as np


def update(x, y, w, b, learning_rate):
    x, w = np.float32(x), np.float32(w)
    xato = np.float32(y) - np.float32(w @ x + b > 0)
    return w + np.float32(learning_rate) * xato * x, b + learning_rate * xato


def train(X, y, learning_rate, epochs):
    w, b = np.zeros(X.shape[1], dtype=np.float32), np.float32(0)
    tasodif = np.random.default_rng(3)
    for _ in range(epochs):
        for i in tasodif.permutation(len(X)):
            w, b = update(X[i], y[i], w, b, learning_rate)
        if np.array_equal(X @ w + b > 0, y):
            break
    return w, b
