"""How the spread of the activations changes from layer to layer, before any training."""

import numpy as np

from tutor import show

# Change these and run again, or turn their knobs.
WEIGHTS = "0.01"
ACTIVATION = "tanh"
BATCH_NORM = False
DEPTH = 8

WIDTH = 100
SCALES = {"0.01": 0.01, "Xavier": np.sqrt(1 / WIDTH), "He": np.sqrt(2 / WIDTH), "1.0": 1.0}
FUNCTIONS = {
    "tanh": np.tanh,
    "ReLU": lambda z: np.maximum(0, z),
    "sigmoid": lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500))),
}

rng = np.random.default_rng(0)
a = rng.normal(size=(200, WIDTH))
layers = {"input": a}
for k in range(1, DEPTH + 1):
    z = a @ rng.normal(0.0, SCALES[WEIGHTS], (WIDTH, WIDTH))
    if BATCH_NORM:
        z = (z - z.mean(axis=0)) / np.sqrt(z.var(axis=0) + 1e-5)
    a = FUNCTIONS[ACTIVATION](z)
    layers[f"layer {k}"] = a
show("spread", layers=layers, title=f"{ACTIVATION}, weights {WEIGHTS}", x_label="activation")

first, last = (np.sqrt(np.mean(layers[name] ** 2)) for name in ("layer 1", f"layer {DEPTH}"))
print(f"s = {SCALES[WEIGHTS]:.4g}, s·√n = {SCALES[WEIGHTS] * np.sqrt(WIDTH):.3g}")
print(f"from layer to layer the spread is multiplied by {(last / first) ** (1 / (DEPTH - 1)):.3g}")
