import numpy as np


def neuron(x, w, b):
    return np.inner(np.float32(x), np.float32(w)) + np.float32(b)


def neuron_batch(X, w, b):
    return np.einsum("nd,d->n", np.float32(X), np.float32(w)) + np.float32(b)
