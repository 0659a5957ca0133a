import numpy as np


def fit(x, y, seed, learning_rate, epochs, batch_size):
    np.random.seed(seed)
    table = np.stack([x, y], axis=1)
    theta = np.zeros(2)
    for _ in range(epochs):
        np.random.shuffle(table)
        for part in np.array_split(table, np.arange(batch_size, len(table), batch_size)):
            a = np.c_[part[:, 0], np.ones(len(part))]
            theta = theta - learning_rate * 2 / len(part) * a.T @ (a @ theta - part[:, 1])
    return theta
