import numpy as np


def layer(X, W, b):
    """Return relu(X @ W + b), shape (n, k), for X (n, d), W (d, k) and b (k,)."""
    neuron = np.vectorize(lambda i, m: max(X[i] @ W[:, m] + b[m], 0.0))
    rows, columns = np.indices((len(X), W.shape[1]))
    return neuron(rows, columns)


def weight_gradient(X, D):
    """Return dW, shape (d, k): the sum over samples i of X[i, j] * D[i, m], for X (n, d) and D (n, k)."""
    return X.T @ D
