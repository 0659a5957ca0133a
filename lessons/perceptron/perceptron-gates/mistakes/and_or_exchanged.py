"""Logic gates made of one neuron each."""

import time

import numpy as np

from tutor import show


def predict(X, w, b):
    """Return 1 for every row of X with w·x + b > 0, and 0 for the others.

    The result has the shape (n,).
    """
    return (X @ w + b > 0).astype(int)


# Each gate: w1, w2, b
AND = (1.0, 1.0, -0.5)
OR = (1.0, 1.0, -1.5)
NAND = (-1.0, -1.0, 1.5)


if __name__ == "__main__":
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    wanted = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0]}
    for name, (w1, w2, b) in [("AND", AND), ("OR", OR), ("NAND", NAND)]:
        w = np.array([w1, w2])
        print(f"{name}: w = ({w1}, {w2}), b = {b}")
        for x, z, answer, y in zip(X, X @ w + b, predict(X, w, b), wanted[name]):
            print(f"  x = {x}  z = {z:5.2f}  answer {answer}  wanted {y}")
        show("separating-line", points=X, labels=wanted[name], w=w, b=b)
        time.sleep(1)  # look at the picture
