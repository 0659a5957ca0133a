import time

import numpy as np


def layer(X, W, b):
    """Return relu(X @ W + b), shape (n, k), for X (n, d), W (d, k) and b (k,)."""
    return np.maximum(X @ W + b, 0)


def weight_gradient(X, D):
    """Return dW, shape (d, k): the sum over samples i of X[i, j] * D[i, m], for X (n, d) and D (n, k)."""
    return X.T @ D


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    X, W, b = rng.normal(size=(1000, 784)), rng.normal(size=(784, 100)), rng.normal(size=100)
    layer(X, W, b)  # warm-up
    start = time.perf_counter()
    H = layer(X, W, b)
    seconds = time.perf_counter() - start
    operations = 2 * 1000 * 784 * 100
    print(f"layer: {1000 * seconds:.2f} ms for {operations / 1e6:.0f} million operations")
    print(f"that is {operations / seconds / 1e9:.1f} GFLOP/s; a loop in Python does about 0.01")
    print("dW:", weight_gradient(X, H).shape)
