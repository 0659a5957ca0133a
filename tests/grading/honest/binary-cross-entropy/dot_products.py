import numpy as np

EPS = 1e-12


def binary_cross_entropy(p, y):
    a = np.log(p.clip(EPS, 1 - EPS))
    b = np.log1p(-p.clip(EPS, 1 - EPS))
    return -(y @ a + (1 - y) @ b) / p.shape[0]


def binary_cross_entropy_gradient(p, y):
    r = p.clip(EPS, 1 - EPS)
    return ((1 - y) / (1 - r) - y / r) * (1 / p.shape[0])
