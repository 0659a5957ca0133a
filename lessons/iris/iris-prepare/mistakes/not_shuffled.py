"""Prepare Fisher's irises for a neural network."""

import numpy as np

from tutor import iris


def split(X, y, test_size, seed):
    """Shuffle the rows of X (n, d) and y (n,) together and cut them in two.

    Return X_train, y_train, X_test, y_test; the test part has test_size rows.
    """
    n_train = len(y) - test_size
    return X[:n_train], y[:n_train], X[n_train:], y[n_train:]


def standardize(X_train, X_test):
    """Return both parts, standardized with the statistics of the training part."""
    mean = X_train.mean(axis=0)
    std = X_train.std(axis=0)
    std = np.where(std > 0, std, 1.0)
    return (X_train - mean) / std, (X_test - mean) / std


def one_hot(y, n_classes):
    """Return floats of shape (n, n_classes): row i is 1 in column y[i], else 0."""
    return np.eye(n_classes)[y]


if __name__ == "__main__":
    X, y = iris()
    X_train, y_train, X_test, y_test = split(X, y, test_size=45, seed=1)
    X_train, X_test = standardize(X_train, X_test)
    for name, part in [("train", X_train), ("test", X_test)]:
        print(f"{name:5}  shape {part.shape}")
        if len(part):
            print("       mean", np.round(part.mean(axis=0), 2))
            print("       std ", np.round(part.std(axis=0), 2))
    print("labels", y_train[:3])
    print(one_hot(y_train[:3], 3))
