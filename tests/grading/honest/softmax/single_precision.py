import numpy as np


def softmax(z, axis):
    z = np.asarray(z).astype(np.float32)
    powers = np.exp(z - z.max(axis, keepdims=True))
    return powers / powers.sum(axis, keepdims=True)
