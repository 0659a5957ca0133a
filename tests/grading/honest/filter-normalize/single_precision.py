import numpy as np


def filter_normalized(direction, parameters):
    return {
        k: (
            d
            * (np.sqrt((parameters[k] ** 2).sum(0, keepdims=True)) / (np.sqrt((d**2).sum(0, keepdims=True)) + 1e-10))
        ).astype("float32")
        if len(d.shape) > 1
        else np.zeros_like(d)
        for k, d in direction.items()
    }
