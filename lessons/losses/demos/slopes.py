"""The right answer is 1: how strongly does each loss push the score z of a sigmoid?"""

import numpy as np

from tutor import show

Z = -6.0  # the score that the neuron gives now


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def slopes(z):
    """Return the slopes of the squared error and of the cross-entropy with respect to z."""
    p = sigmoid(z)
    return 2 * (p - 1) * p * (1 - p), p - 1


z = np.linspace(-8, 8, 161)
p = sigmoid(z)
squared, entropy = slopes(Z)
show(
    "curves",
    series={"cross-entropy": (z, -np.log(p)), "squared error": (z, (1 - p) ** 2)},
    points={"CE": (Z, -np.log(sigmoid(Z))), "SE": (Z, (1 - sigmoid(Z)) ** 2)},
    x_label="z",
    y_label="loss",
)

print(f"z = {Z:g}, p = {sigmoid(Z):.4f}, right answer 1")
print(f"slope of the squared error: {squared:.4f}")
print(f"slope of the cross-entropy: {entropy:.4f}")
