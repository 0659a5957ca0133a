"""A network with one or two hidden layers: its shapes and the number of its parameters."""

import numpy as np

from tutor import show

HIDDEN = 4  # neurons in a hidden layer
DEPTH = 1  # hidden layers
INPUTS = 4
CLASSES = 3
BATCH = 5

rng = np.random.default_rng(0)
sizes = [INPUTS] + [HIDDEN] * DEPTH + [CLASSES]
show("network", layers=sizes, activations=["relu"] * DEPTH + ["softmax"])

A = rng.normal(size=(BATCH, INPUTS))
print("X ", A.shape)
for i in range(len(sizes) - 1):
    W, b = rng.normal(size=(sizes[i], sizes[i + 1])), np.zeros(sizes[i + 1])
    A = np.maximum(A @ W + b, 0)
    print(f"A{i + 1}", A.shape, f"  W{i + 1} {W.shape} + b{i + 1} {b.shape}: {W.size + b.size} parameters")
