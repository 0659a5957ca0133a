import numpy as np

np.seterr(over="raise", invalid="raise")


def sigmoid(z):
    natija = np.empty(z.shape)
    manfiy = z < 0
    natija[~manfiy] = 1 / (1 + np.exp(-z[~manfiy]))
    natija[manfiy] = 1 - 1 / (1 + np.exp(z[manfiy]))
    return natija
