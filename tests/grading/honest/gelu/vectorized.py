import math
import numpy as np


def gelu(z):
    v = np.vectorize(math.erf, otypes=[float])(z / math.sqrt(2))
    return 0.5 * z * (1 + v)


def gelu_tanh(z):
    ich = math.sqrt(2 / math.pi) * (z + 0.044715 * z * z * z)
    return 0.5 * z * (1 + np.tanh(ich))
