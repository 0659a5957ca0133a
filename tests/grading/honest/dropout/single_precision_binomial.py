import numpy as np


def dropout(x, p, rng, training):
    saqlash = 1.0 - (p if training else 0.0)
    niqob = rng.binomial(1, saqlash, size=x.shape).astype(np.float32) / np.float32(saqlash)
    return x.astype(np.float32) * niqob, niqob


def dropout_backward(upstream, mask):
    return np.einsum("ij,ij->ij", upstream, mask).astype(np.float32)
