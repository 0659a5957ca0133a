import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=np.float32)
    half = np.float32(0.5)
    return half + half * np.tanh(half * z)
