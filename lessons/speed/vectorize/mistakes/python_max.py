def layer(X, W, b):
    """Return relu(X @ W + b), shape (n, k), for X (n, d), W (d, k) and b (k,)."""
    return max(0, X @ W + b)


def weight_gradient(X, D):
    """Return dW, shape (d, k): the sum over samples i of X[i, j] * D[i, m], for X (n, d) and D (n, k)."""
    return X.T @ D
