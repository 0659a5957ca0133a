import math

import numpy as np

ROOT = np.float32(math.sqrt(2))


def gelu(z):
    z = np.asarray(z, dtype=np.float32)
    areas = np.array(list(map(math.erfc, (-z / ROOT).flat)), dtype=np.float32)
    return z * areas.reshape(z.shape) * np.float32(0.5)


def gelu_tanh(z):
    z = np.asarray(z, dtype=np.float32)
    return (
        np.float32(0.5)
        * z
        * (1 + np.tanh(np.float32(math.sqrt(2 / math.pi)) * (z + np.float32(0.044715) * z * z * z)))
    )
