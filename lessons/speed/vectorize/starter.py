import time

import numpy as np


def layer(X, W, b):
    """Return relu(X @ W + b), shape (n, k), for X (n, d), W (d, k) and b (k,)."""
    # TODO: the numbers are right, but slow. Do it without a single loop.
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
    # TODO: without a loop, too.
    n, d = X.shape
    k = D.shape[1]
    dW = np.zeros((d, k))
    for i in range(n):
        for j in range(d):
            for m in range(k):
                dW[j, m] += X[i, j] * D[i, m]
    return dW


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    X, W, b = rng.normal(size=(100, 784)), rng.normal(size=(784, 10)), rng.normal(size=10)
    start = time.perf_counter()
    H = layer(X, W, b)
    seconds = time.perf_counter() - start
    operations = 2 * 100 * 784 * 10
    print(f"layer: {1000 * seconds:.2f} ms for {operations / 1e6:.1f} million operations")
    print(f"that is {operations / seconds / 1e9:.3f} GFLOP/s")
