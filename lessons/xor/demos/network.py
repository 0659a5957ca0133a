"""A hidden layer bends the boundary.

Here every slope is measured: a weight is nudged and the loss is computed again.
"""

import time

import numpy as np

from tutor import log, show

HIDDEN = 8  # try 1, 2, 3, 4
LEARNING_RATE = 1.0
STEPS = 200
SEED = 1
SCALE = 0.5  # size of the first weights; try 0
PAUSE = 0.1  # seconds between two pictures
NUDGE = 1e-5

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array([[0.0], [1.0], [1.0], [0.0]])

rng = np.random.default_rng(SEED)
W1 = SCALE * rng.normal(size=(2, HIDDEN))
b1 = np.zeros(HIDDEN)
W2 = SCALE * rng.normal(size=(HIDDEN, 1))
b2 = np.zeros(1)


def predict(points):
    """Return the probability of 1 for every point."""
    a1 = np.tanh(points @ W1 + b1)
    z2 = a1 @ W2 + b2
    return (1 + np.tanh(z2 / 2)) / 2  # equals 1 / (1 + e^-z2)


def loss():
    """Return the mean cross-entropy on the four points."""
    p = np.clip(predict(X), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def slopes(parameter):
    """Return how fast the loss rises with every number of a parameter."""
    result = np.zeros(parameter.shape)
    for place in np.ndindex(parameter.shape):
        value = parameter[place]
        parameter[place] = value + NUDGE
        above = loss()
        parameter[place] = value - NUDGE
        below = loss()
        parameter[place] = value
        result[place] = (above - below) / (2 * NUDGE)
    return result


parameters = [W1, b1, W2, b2]
for step in range(STEPS + 1):
    if step % 2 == 0:
        log(step, loss=loss(), accuracy=np.mean((predict(X) > 0.5) == y))
    if step % 10 == 0:
        show("decision-boundary", predict=predict, points=X, labels=y)
        time.sleep(PAUSE)
    measured = [slopes(parameter) for parameter in parameters]
    for parameter, slope in zip(parameters, measured, strict=True):
        parameter -= LEARNING_RATE * slope

count = sum(parameter.size for parameter in parameters)
print(f"{count} numbers, so {2 * count} losses were computed for every step")
print(f"loss after {STEPS} steps: {loss():.3f}")
