import numpy as np


def layer_with_loops(X, W, b):
    """Compute relu(X @ W + b) one number at a time: the slow program of the comparison."""
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


def gradient_with_loops(X, D):
    """Compute X.T @ D one number at a time: the slow program of the comparison."""
    n, d = X.shape
    k = D.shape[1]
    dW = np.zeros((d, k))
    for i in range(n):
        for j in range(d):
            for m in range(k):
                dW[j, m] += X[i, j] * D[i, m]
    return dW
