import numpy as np


def layer(X, W, b):
    """Return relu(X @ W + b), shape (n, k), for X (n, d), W (d, k) and b (k,)."""
    H = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for m in range(W.shape[1]):
            H[i, m] = max(X[i] @ W[:, m] + b[m], 0)
    return H


def weight_gradient(X, D):
    """Return dW, shape (d, k): the sum over samples i of X[i, j] * D[i, m], for X (n, d) and D (n, k)."""
    return X.T @ D
