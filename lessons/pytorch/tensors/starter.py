"""Tensors: made, cast, shared with NumPy, reshaped, broadcast and indexed."""

import numpy as np
import torch


def times_table(n):
    """Return the multiplication table of 1 ... n as a tensor (n, n)."""
    # TODO: torch.arange, two views of it, one product
    return torch.zeros(n, n)


def to_tensors(X, y):
    """Return NumPy arrays X (n, d) and y (n,) as tensors of float32 and int64."""
    # TODO: torch.tensor with a dtype
    return torch.zeros(X.shape), torch.zeros(y.shape)


def shared(array):
    """Return a tensor that lives in the same memory as the NumPy array."""
    # TODO
    return torch.zeros(array.shape)


def copied(array):
    """Return a tensor with the array's numbers in memory of its own."""
    # TODO
    return torch.zeros(array.shape)


def flatten(images):
    """Turn pictures (n, h, w) into rows (n, h * w)."""
    # TODO
    return images


def center_rows(X):
    """Subtract from every row of X (n, d) its own mean."""
    # TODO: mind the shape of the mean
    return X


def pick(scores, y):
    """Return scores[i, y[i]] for every row i, shape (n,)."""
    # TODO: one index for the rows, one for the columns
    return scores[:, 0]


if __name__ == "__main__":
    print(times_table(5))
    X, y = to_tensors(np.array([[5.1, 3.5], [7.0, 3.2]]), np.array([0, 1]))
    print(X.dtype, y.dtype, tuple(X.shape), tuple(y.shape))

    array = np.zeros(3)
    same, other = shared(array), copied(array)
    array[0] = 9.0
    print("shared", same.tolist(), " copied", other.tolist())

    print(flatten(torch.arange(8).reshape(2, 2, 2)))
    print(center_rows(torch.tensor([[1.0, 3.0], [10.0, 20.0]])))
    print(pick(torch.tensor([[0.1, 0.7, 0.2], [0.6, 0.3, 0.1]]), torch.tensor([1, 0])))
