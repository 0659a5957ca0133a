"""The whole loss landscape of a network with two weights, and an optimizer's path over it."""

import time

import numpy as np

from tutor import log, show

# Change these and run again, or turn their knobs.
NETWORK = "linear"  # "linear", "relu" or "tanh": prediction = w2 * f(w1 * x)
OPTIMIZER = "SGD"  # "SGD", "momentum" or "Adam"
LEARNING_RATE = 0.03
START = "saddle"  # "saddle", "steep" or "left"
VIEW = "surface"  # "surface" or "contours"
STEPS = 80

FUNCTIONS = {
    "linear": (lambda z: z, np.ones_like),
    "relu": (lambda z: np.maximum(0, z), lambda z: 1.0 * (z > 0)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
}
STARTS = {"saddle": (-0.5, 0.6), "steep": (3.0, 0.1), "left": (-2.5, -1.0)}
HIGHEST = 6.0  # higher places are cut off in the picture
f, slope_of_f = FUNCTIONS[NETWORK]


def loss(w1, w2):
    """Return the squared error for the only sample: x = 1, y = 1."""
    return (w2 * f(w1 * 1) - 1) ** 2


def gradient(w):
    error = w[1] * f(w[0]) - 1
    return 2 * error * np.array([w[1] * slope_of_f(w[0]), f(w[0])])


def step(w, t, memory):
    g = gradient(w)
    if OPTIMIZER == "SGD":
        return w - LEARNING_RATE * g
    if OPTIMIZER == "momentum":
        memory["v"] = 0.9 * memory.get("v", 0.0) + g
        return w - LEARNING_RATE * memory["v"]
    memory["m"] = 0.9 * memory.get("m", 0.0) + 0.1 * g
    memory["v"] = 0.999 * memory.get("v", 0.0) + 0.001 * g**2
    m, v = memory["m"] / (1 - 0.9**t), memory["v"] / (1 - 0.999**t)
    return w - LEARNING_RATE * m / (np.sqrt(v) + 1e-8)


def picture(t):
    def heights(points):
        return np.minimum(loss(points[:, 0], points[:, 1]), HIGHEST)

    names = {"title": f"{NETWORK}, step {t}", "x_label": "w1", "y_label": "w2"}
    shown = {"function": heights, "extent": (-3.2, 3.2, -2.4, 2.4), "paths": {OPTIMIZER: np.array(path)}}
    if VIEW == "surface":
        show("surface", **shown, **names, z_label="loss")
    else:
        show("contours", **shown, **names, levels=[0.1, 0.5, 0.95, 2.0, 4.0])


path, memory = [np.array(STARTS[START])], {}
for t in range(1, STEPS + 1):
    if not np.all(np.abs(path[-1]) < 1e3):
        print(f"step {t}: the weights have run away")
        break
    log(t - 1, loss=min(loss(*path[-1]), 100.0))
    path.append(step(path[-1], t, memory))
    if t % 5 == 0:
        picture(t)
        time.sleep(0.1)

print(f"ended at w1 = {path[-1][0]:.3g}, w2 = {path[-1][1]:.3g}, loss {loss(*path[-1]):.3g}")
