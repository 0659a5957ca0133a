import numpy as np


def layer(X, W, b):
    """Return relu(X @ W + b), shape (n, k), for X (n, d), W (d, k) and b (k,)."""
    n, d = X.shape
    k = W.shape[1]
    H = np.zeros((n, k))
    for i in range(n):
        for m in range(k):
            z = b[m]
            for j in range(d):
                z += X[i, j] * W[j, m]
            H[i, m] = z if z > 0 else 0.0
    return H


def weight_gradient(X, D):
    """Return dW, shape (d, k): the sum over samples i of X[i, j] * D[i, m], for X (n, d) and D (n, k)."""
    return X.T @ D
