"""How the spread of the gradients changes on the way back, before any training."""

import numpy as np

from tutor import show

# Change these and run again, or turn their knobs.
WEIGHTS = "Xavier"
ACTIVATION = "sigmoid"
DEPTH = 8

WIDTH = 100
SCALES = {"0.01": 0.01, "Xavier": np.sqrt(1 / WIDTH), "He": np.sqrt(2 / WIDTH), "1.0": 1.0}


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


FUNCTIONS = {"tanh": np.tanh, "ReLU": lambda z: np.maximum(0, z), "sigmoid": sigmoid}
SLOPES = {
    "tanh": lambda z: 1 - np.tanh(z) ** 2,
    "ReLU": lambda z: (z > 0) * 1.0,
    "sigmoid": lambda z: sigmoid(z) * (1 - sigmoid(z)),
}

rng = np.random.default_rng(0)
a = rng.normal(size=(200, WIDTH))
weights = [rng.normal(0.0, SCALES[WEIGHTS], (WIDTH, WIDTH)) for _ in range(DEPTH)]
zs = []
for W in weights:
    zs.append(a @ W)
    a = FUNCTIONS[ACTIVATION](zs[-1])

da = rng.normal(size=a.shape)  # what comes back to the last layer
layers = {}
for k in range(DEPTH, 0, -1):
    dz = da * SLOPES[ACTIVATION](zs[k - 1])
    layers[f"layer {k}"] = dz
    da = dz @ weights[k - 1].T
show("spread", layers=dict(reversed(layers.items())), title=f"{ACTIVATION}, weights {WEIGHTS}", x_label="gradient")

first, last = layers["layer 1"].std(), layers[f"layer {DEPTH}"].std()
print(f"layer {DEPTH}: {last:.3g}, layer 1: {first:.3g}")
if first and last:
    print(f"on the way back, from layer to layer, it is multiplied by {(first / last) ** (1 / (DEPTH - 1)):.3g}")
