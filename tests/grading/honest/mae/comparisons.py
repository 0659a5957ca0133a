import numpy as np


def xato(predictions, targets):
    return np.asarray(predictions, dtype=float) - np.asarray(targets, dtype=float)


def mae(predictions, targets):
    e = xato(predictions, targets)
    return np.maximum(e, -e).mean()


def mae_gradient(predictions, targets):
    e = xato(predictions, targets)
    return ((e > 0).astype(float) - (e < 0).astype(float)) / e.size
