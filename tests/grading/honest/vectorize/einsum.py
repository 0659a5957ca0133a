import numpy as np


def layer(X, W, b):
    Z = np.einsum("ij,jk->ik", X, W) + b
    return np.where(Z > 0, Z, 0)


def weight_gradient(X, D):
    return np.einsum("ij,ik->jk", X, D)
