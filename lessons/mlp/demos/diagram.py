"""A network with one or two hidden layers: its shapes and the number of its parameters."""

import numpy as np

from tutor import show

HIDDEN = 4  # neurons in a hidden layer
DEPTH = 1  # hidden layers
INPUTS = 4
CLASSES = 3
BATCH = 5


def softmax(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


rng = np.random.default_rng(0)
sizes = [INPUTS] + [HIDDEN] * DEPTH + [CLASSES]
show("network", layers=sizes, activations=["relu"] * DEPTH + ["softmax"])

A = rng.normal(size=(BATCH, INPUTS))
print("X ", A.shape)
for i in range(len(sizes) - 1):
    W, b = rng.normal(size=(sizes[i], sizes[i + 1])), np.zeros(sizes[i + 1])
    Z = A @ W + b
    A = np.maximum(Z, 0) if i < DEPTH else softmax(Z)
    name = f"A{i + 1}" if i < DEPTH else "P "
    print(name, A.shape, f"  W{i + 1} {W.shape} + b{i + 1} {b.shape}: {W.size + b.size} parameters")
