from functools import reduce

import numpy as np


def gradients(x, y, w, b):
    A = np.column_stack([x, np.ones_like(x)])
    return 2 / len(y) * A.T @ (A @ np.array([w, b]) - y)


def sgd_epoch(x_batches, y_batches, w, b, learning_rate):
    def step(theta, batch):
        return theta - learning_rate * np.asarray(gradients(*batch, *theta))

    return reduce(step, zip(x_batches, y_batches), np.array([w, b]))
