import numpy as np


def batches(x, y, batch_size, seed):
    order = np.random.default_rng(seed).permutation(len(x))
    return [(x[order[i : i + batch_size]], y[order[i : i + batch_size]]) for i in range(0, len(x), batch_size)]


def fit(x, y, seed, learning_rate, epochs, batch_size):
    w, b = np.float64(0), np.float64(0)
    for epoch in range(epochs):
        for part_x, part_y in batches(x, y, batch_size, [seed, epoch]):
            error = part_x * w + b - part_y
            w, b = w - learning_rate * 2 * (error * part_x).mean(), b - learning_rate * 2 * error.mean()
    return w, b
