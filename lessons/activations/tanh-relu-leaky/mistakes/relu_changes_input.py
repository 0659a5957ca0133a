import numpy as np

from tutor import show

# A number too large is an error, not a warning.
np.seterr(over="raise", invalid="raise")


def tanh(z):
    """Return (e^z - e^-z) / (e^z + e^-z) for every number in z.

    e^-2|z| is at most 1, so nothing overflows.
    """
    e = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - e) / (1 + e)


def relu(z):
    """Return z where it is positive and 0 elsewhere."""
    z[z < 0] = 0
    return z


def leaky_relu(z, slope):
    """Return z where it is positive and slope * z elsewhere."""
    return np.where(z > 0, z, slope * z)


if __name__ == "__main__":
    z = np.linspace(-3, 3, 61)
    series = {"tanh": (z, tanh(z)), "ReLU": (z, relu(z)), "leaky ReLU": (z, leaky_relu(z, 0.1))}
    show("curves", series=series, title="tanh, ReLU and leaky ReLU (slope 0.1)", x_label="z")

    z = np.array([-1000.0, -2.0, 0.0, 2.0])
    print("z          ", z)
    print("tanh       ", tanh(z).round(4))
    print("relu       ", relu(z))
    print("leaky_relu ", leaky_relu(z, 0.1))
