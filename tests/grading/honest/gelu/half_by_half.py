from math import erf, pi, sqrt

import numpy as np


def one(number):
    return number / 2 + number / 2 * erf(number / sqrt(2))


def gelu(z):
    result = np.zeros_like(z, dtype=float)
    for place in np.ndindex(*z.shape):
        result[place] = one(float(z[place]))
    return result


def gelu_tanh(z):
    inner = sqrt(2 / pi) * z * (1 + 0.044715 * z**2)
    return z * (np.tanh(inner) + 1) / 2
