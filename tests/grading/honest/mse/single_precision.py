import numpy as np


def mse(predictions, targets):
    e = (np.float32(predictions) - np.float32(targets)).ravel()
    return np.linalg.norm(e) ** 2 / np.prod(predictions.shape)


def mse_gradient(predictions, targets):
    e = np.subtract(predictions, targets, dtype=np.float32)
    return (e + e) / np.prod(e.shape)
