import numpy as np


def cross_entropy(P, Y):
    jami = 0.0
    for p, y in zip(P, Y):
        for k in range(len(y)):
            if y[k] == 1:
                jami += -np.log(max(p[k], 1e-12))
    return jami / len(P)


def cross_entropy_gradient(P, Y):
    n, k = P.shape
    natija = np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            if Y[i, j] == 1:
                natija[i, j] = -1 / (n * max(P[i, j], 1e-12))
    return natija
