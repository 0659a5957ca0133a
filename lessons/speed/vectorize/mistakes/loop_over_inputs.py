import numpy as np


def layer(X, W, b):
    """Return relu(X @ W + b), shape (n, k), for X (n, d), W (d, k) and b (k,)."""
    Z = np.zeros((X.shape[0], W.shape[1]))
    for j in range(X.shape[1]):
        Z += np.outer(X[:, j], W[j])
    return np.maximum(Z + b, 0)


def weight_gradient(X, D):
    """Return dW, shape (d, k): the sum over samples i of X[i, j] * D[i, m], for X (n, d) and D (n, k)."""
    return X.T @ D
