"""Five optimizers start side by side and go down one ravine."""

import time

import numpy as np

from tutor import show

# Change these and run again, or turn their knobs.
LEARNING_RATE = 0.03  # of plain descent (SGD) and momentum
ADAPTIVE_RATE = 0.1  # of RMSprop, Adam and AdamW
STEEPNESS = 50  # how many times as steep the sides are as the floor
TILT = 0  # degrees by which the ravine is turned
STEPS = 100

START, BOTTOM = np.array([-4.0, 1.5]), np.array([1.0, -0.5])
turn = np.radians(TILT)
axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
curvature = axes.T @ np.diag([1.0, STEEPNESS]) @ axes


def loss(points):
    away = points - BOTTOM
    return 0.5 * np.sum(away @ curvature * away, axis=1)


def gradient(w):
    return curvature @ (w - BOTTOM)


def sgd(w, g, t, state):
    return w - LEARNING_RATE * g


def momentum(w, g, t, state):
    state["v"] = 0.8 * state.get("v", 0.0) + g
    return w - LEARNING_RATE * state["v"]


def rmsprop(w, g, t, state):
    state["s"] = 0.99 * state.get("s", 0.0) + 0.01 * g**2
    return w - ADAPTIVE_RATE * g / (np.sqrt(state["s"]) + 1e-8)


def adam(w, g, t, state):
    state["m"] = 0.9 * state.get("m", 0.0) + 0.1 * g
    state["v"] = 0.999 * state.get("v", 0.0) + 0.001 * g**2
    m, v = state["m"] / (1 - 0.9**t), state["v"] / (1 - 0.999**t)
    return w - ADAPTIVE_RATE * m / (np.sqrt(v) + 1e-8)


def adamw(w, g, t, state):
    return adam(w * (1 - ADAPTIVE_RATE * 0.1), g, t, state)


racers = {"SGD": sgd, "momentum": momentum, "RMSprop": rmsprop, "Adam": adam, "AdamW": adamw}
paths = {name: [START] for name in racers}
states = {name: {} for name in racers}
for t in range(1, STEPS + 1):
    for name, step in racers.items():
        w = paths[name][-1]
        paths[name].append(step(w, gradient(w), t, states[name]))
    if t % 4 == 0:
        drawn = {name: np.array(path) for name, path in paths.items()}
        names = {"title": f"step {t}", "x_label": "w1", "y_label": "w2"}
        show("contours", function=loss, extent=(-5, 5, -2, 2), paths=drawn, **names)
        time.sleep(0.1)

print(f"bottom:        w1 = {BOTTOM[0]:.3f}, w2 = {BOTTOM[1]:.3f}")
for name in "Adam", "AdamW":
    w1, w2 = paths[name][-1]
    print(f"{name + ' ended at:':14} w1 = {w1:.3f}, w2 = {w2:.3f}")
