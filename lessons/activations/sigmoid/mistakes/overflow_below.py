import numpy as np

from tutor import show

# A number too large is an error, not a warning.
np.seterr(over="raise", invalid="raise")


def sigmoid(z):
    """Return 1 / (1 + e^-z) for every number in the array z.

    e^-|z| is at most 1, so nothing overflows.
    """
    return 1 / (1 + np.exp(-z))


if __name__ == "__main__":
    z = np.linspace(-8, 8, 81)
    show("curves", series={"sigmoid": (z, sigmoid(z))}, title="sigmoid(z)", x_label="z")

    for value in [-1000.0, -2.0, 0.0, 2.0, 1000.0]:
        print(f"sigmoid({value:g}) = {sigmoid(np.array([value]))[0]:.4g}")
