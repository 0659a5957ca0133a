import numpy as np


def binary_cross_entropy(p, y):
    q = np.where(y > 0.5, p, 1 - p)
    return np.average(-np.log(np.maximum(q, 1e-12)))


def binary_cross_entropy_gradient(p, y):
    p = np.minimum(np.maximum(p, 1e-12), 1 - 1e-12)
    return np.where(y > 0.5, -1 / p, 1 / (1 - p)) / np.size(p)
