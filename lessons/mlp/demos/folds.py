"""A network that nobody has trained: what shapes can its boundary have?"""

import numpy as np

from tutor import show

ACTIVATION = "relu"  # none, relu, tanh
HIDDEN = 8
SEED = 1

FUNCTIONS = {"none": lambda Z: Z, "relu": lambda Z: np.maximum(Z, 0), "tanh": np.tanh}

X = np.random.default_rng(0).uniform(-3, 3, size=(60, 2))
labels = (X[:, 0] * X[:, 1] > 0).astype(int)  # XOR: opposite corners alike

rng = np.random.default_rng(SEED)
W1, b1 = rng.normal(size=(2, HIDDEN)), rng.normal(size=HIDDEN)
W2 = rng.normal(size=(HIDDEN, 1))


def scores(X):
    return FUNCTIONS[ACTIVATION](X @ W1 + b1) @ W2


b2 = -np.median(scores(X))  # half of the points on each side


def predict(X):
    """Return the probability of class 1 for every row."""
    return (1 + np.tanh((scores(X) + b2) / 2)) / 2


show("decision-boundary", predict=predict, points=X, labels=labels)
print(f"{HIDDEN} hidden neurons, {W1.size + b1.size + W2.size + 1} parameters, activation {ACTIVATION}")
