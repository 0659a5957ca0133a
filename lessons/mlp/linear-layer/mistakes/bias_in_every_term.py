import numpy as np


def linear(X, W, b):
    """Return the weighted sums of a layer: X (n, inputs), W (inputs, outputs), b (outputs,) give (n, outputs)."""
    return X @ W + b * X.shape[1]


if __name__ == "__main__":
    X = np.array([[1.0, 2.0], [0.0, 1.0]])
    W = np.array([[1.0, -1.0, 2.0], [2.0, 0.0, -1.0]])
    b = np.array([0.0, 0.0, 1.0])
    print("X", X.shape, " W", W.shape, " b", b.shape)
    Z = linear(X, W, b)
    print("Z", np.shape(Z))
    print(Z)
