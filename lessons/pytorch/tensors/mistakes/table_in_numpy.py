"""Tensors: made, cast, shared with NumPy, reshaped, broadcast and indexed."""

import numpy as np
import torch


def times_table(n):
    """Return the multiplication table of 1 ... n as a tensor (n, n)."""
    k = np.arange(1, n + 1)
    return k[:, None] * k[None, :]


def to_tensors(X, y):
    """Return NumPy arrays X (n, d) and y (n,) as tensors of float32 and int64."""
    return torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.int64)


def shared(array):
    """Return a tensor that lives in the same memory as the NumPy array."""
    return torch.from_numpy(array)


def copied(array):
    """Return a tensor with the array's numbers in memory of its own."""
    return torch.tensor(array)


def flatten(images):
    """Turn pictures (n, h, w) into rows (n, h * w)."""
    return images.reshape(len(images), -1)


def center_rows(X):
    """Subtract from every row of X (n, d) its own mean."""
    return X - X.mean(dim=1, keepdim=True)


def pick(scores, y):
    """Return scores[i, y[i]] for every row i, shape (n,)."""
    return scores[torch.arange(len(y)), y]


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
