import math
import numpy as np


def bitta(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    return math.exp(t) / (1 + math.exp(t))


def sigmoid(z):
    javob = []
    for t in z.ravel():
        javob.append(bitta(float(t)))
    return np.array(javob).reshape(z.shape)
