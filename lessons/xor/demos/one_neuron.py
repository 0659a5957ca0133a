"""One neuron, no hidden layer: its boundary is a straight line, whatever it learns."""

import time

import numpy as np

from tutor import log, show

FUNCTION = "xor"  # xor, and, or
LEARNING_RATE = 1.0
STEPS = 200
SEED = 3
PAUSE = 0.1  # seconds between two pictures

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array({"xor": [0, 1, 1, 0], "and": [0, 0, 0, 1], "or": [0, 1, 1, 1]}[FUNCTION], dtype=float)

rng = np.random.default_rng(SEED)
w = rng.normal(scale=3.0, size=2)
b = 0.0


def predict(points):
    """Return the probability of 1 for every point."""
    z = points @ w + b
    return (1 + np.tanh(z / 2)) / 2  # equals 1 / (1 + e^-z)


for step in range(STEPS + 1):
    p = np.clip(predict(X), 1e-12, 1 - 1e-12)
    log(step, loss=-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
    if step % 10 == 0:
        show("decision-boundary", predict=predict, points=X, labels=y)
        time.sleep(PAUSE)
    error = p - y
    w = w - LEARNING_RATE * X.T @ error / len(X)
    b = b - LEARNING_RATE * error.mean()

for point, target, probability in zip(X, y, predict(X), strict=True):
    print(f"x = {point}   y = {target:.0f}   p = {probability:.3f}")
