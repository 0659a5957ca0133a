import numpy as np


def mae(predictions, targets):
    s = 0
    for x, y in zip(predictions.flatten(), targets.flatten()):
        if x > y:
            s = s + (x - y)
        else:
            s = s + (y - x)
    return s / predictions.size


def mae_gradient(predictions, targets):
    share = 1 / predictions.size
    return np.where(predictions > targets, share, np.where(predictions < targets, -share, 0.0))
