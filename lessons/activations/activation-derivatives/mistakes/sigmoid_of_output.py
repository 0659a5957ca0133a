import math

import numpy as np

from tutor import show


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def tanh(z):
    return np.tanh(z)


def relu(z):
    return np.maximum(0, z)


def leaky_relu(z, slope):
    return np.where(z > 0, z, slope * z)


def normal_cdf(z):
    """Return Phi(z): the share of the bell left of every number in z."""
    return np.array([(1 + math.erf(number / math.sqrt(2))) / 2 for number in z.ravel()]).reshape(z.shape)


def gelu(z):
    return z * normal_cdf(z)


def sigmoid_derivative(z):
    """Return the slope of sigmoid at every number in the array z."""
    return z * (1 - z)


def tanh_derivative(z):
    """Return the slope of tanh at every number in the array z."""
    return 1 - tanh(z) ** 2


def relu_derivative(z):
    """Return the slope of relu at every number in z; at z = 0 it is 0."""
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu_derivative(z, slope):
    """Return the slope of leaky_relu at every number in z.

    At z = 0 it is `slope`.
    """
    return np.where(z > 0, 1.0, slope)


def gelu_derivative(z):
    """Return the slope of gelu at every number in the array z."""
    bell = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    return normal_cdf(z) + z * bell


if __name__ == "__main__":
    # Your formulas (exact) beside what a nudge measures.
    pairs = {
        "sigmoid": (sigmoid, sigmoid_derivative),
        "tanh": (tanh, tanh_derivative),
        "ReLU": (relu, relu_derivative),
        "leaky ReLU": (lambda z: leaky_relu(z, 0.1), lambda z: leaky_relu_derivative(z, 0.1)),
        "GELU": (gelu, gelu_derivative),
    }
    nudge = 1e-6
    points = np.array([-2.0, -0.5, 0.5, 2.0])
    print("                 z =", "".join(f"{z:9.1f}" for z in points))
    for name, (function, derivative) in pairs.items():
        measured = (function(points + nudge) - function(points - nudge)) / (2 * nudge)
        print(f"{name:10}  measured", "".join(f"{value:9.4f}" for value in measured))
        print(f"{'':10}  yours   ", "".join(f"{value:9.4f}" for value in derivative(points)))

    z = np.linspace(-4, 4, 81)
    series = {name: (z, derivative(z)) for name, (_, derivative) in pairs.items()}
    show("curves", series=series, title="derivatives", x_label="z")
