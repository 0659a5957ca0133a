import numpy as np


def mse(predictions, targets):
    e = np.ravel(predictions - targets)
    return np.linalg.norm(e) ** 2 / e.size


def mse_gradient(predictions, targets):
    e = np.subtract(predictions, targets).astype(np.float32)
    return (e + e) / np.prod(e.shape)
