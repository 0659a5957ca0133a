"""The whole loss landscape of a network with two weights, and an optimizer's path over it."""

import time

import numpy as np

from tutor import show

# Change these and run again, or turn their knobs.
NETWORK = "linear"  # "linear", "relu" or "tanh": prediction = w2 * f(w1 * x)
OPTIMIZER = "SGD"  # "SGD", "momentum" or "Adam"
LEARNING_RATE = 0.03
START = "saddle"  # "saddle", "steep" or "left"
VIEW = "surface"  # "surface", "contours" or "curve"
STEPS = 80

FUNCTIONS = {
    "linear": (lambda z: z, np.ones_like),
    "relu": (lambda z: np.maximum(0, z), lambda z: 1.0 * (z > 0)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
}
STARTS = {"saddle": (-0.5, 0.6), "steep": (3.0, 0.1), "left": (-2.5, -1.0)}
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
    names = {"title": f"{NETWORK}, step {t}", "x_label": "w1", "y_label": "w2"}
    shown = {"extent": (-3.2, 3.2, -2.4, 2.4), "paths": {OPTIMIZER: np.array(path)}, **names}
    if VIEW == "surface":  # logarithmic, with 0.1 added: the floor of a valley has the loss 0
        show("surface", function=lambda w: loss(*w.T) + 0.1, log_z=True, z_label="loss + 0.1", **shown)
    elif VIEW == "contours":
        show("contours", function=lambda w: loss(*w.T), levels=[0.1, 0.5, 0.95, 2, 4, 10, 30], **shown)
    else:
        losses = [min(loss(*w), 100.0) for w in path]
        show("curves", series={OPTIMIZER: losses}, title=names["title"], x_label="step", y_label="loss")


path, memory = [np.array(STARTS[START])], {}
for t in range(1, STEPS + 1):
    if not np.all(np.abs(path[-1]) < 1e3):
        print(f"step {t}: the weights have run away")
        break
    path.append(step(path[-1], t, memory))
    if t % 5 == 0:
        picture(t)
        time.sleep(0.1)

print(f"ended at w1 = {path[-1][0]:.3g}, w2 = {path[-1][1]:.3g}, loss {loss(*path[-1]):.3g}")
