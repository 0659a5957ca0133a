import numpy as np


def step(v, row, label, rate):
    if label == 1 and v @ row <= 0:
        return v + rate * row
    if label == 0 and v @ row > 0:
        return v - rate * row
    return v


def update(x, y, w, b, learning_rate):
    v = step(np.append(w, b), np.append(x, 1.0), y, learning_rate)
    return v[:-1], v[-1]


def train(X, y, learning_rate, epochs):
    rows = np.column_stack([X, np.ones(len(X))])
    v = np.zeros(rows.shape[1])
    while epochs > 0:
        before = v
        for row, label in zip(rows, y):
            v = step(v, row, label, learning_rate)
        if before is v:
            break
        epochs -= 1
    return v[:-1], float(v[-1])
