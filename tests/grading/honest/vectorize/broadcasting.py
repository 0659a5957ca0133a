import numpy as np


def layer(X, W, b):
    return np.maximum((X[:, :, None] * W[None]).sum(axis=1) + b, 0)


def weight_gradient(X, D):
    return (X[:, :, None] * D[:, None, :]).sum(axis=0)
