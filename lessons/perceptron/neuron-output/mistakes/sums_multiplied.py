"""One neuron: the weighted sum of its inputs, plus a bias."""

import numpy as np


def neuron(x, w, b):
    """Return z = w·x + b, a number, for one sample.

    x and w have the shape (d,), b is a number.
    """
    return np.sum(w) * np.sum(x) + b


def neuron_batch(X, w, b):
    """Return z for every row of X: an array of shape (n,).

    X has the shape (n, d), w (d,), b is a number.
    """
    return X @ w + b


if __name__ == "__main__":
    w, b = np.array([2.0, -1.0]), -3.0  # friends, kilometres

    print("one evening: z =", neuron(np.array([3.0, 2.0]), w, b))

    evenings = np.array([[3.0, 2.0], [1.0, 2.0], [5.0, 8.0], [4.0, 1.0]])
    for x, z in zip(evenings, neuron_batch(evenings, w, b)):
        answer = "we go" if z > 0 else "we stay at home"
        print(f"{x[0]:.0f} friends, {x[1]:.0f} km:  z = {z:4.1f}  {answer}")
