import numpy as np


def dropout(x, p, rng, training):
    p = p if training else 0
    mask = rng.choice([0.0, 1 / (1 - p)], size=x.shape, p=[p, 1 - p])
    return np.where(mask, x / (1 - p), 0.0), mask


def dropout_backward(upstream, mask):
    result = np.array(upstream)
    result[mask == 0] = 0
    return result * mask.max() if mask.any() else result
