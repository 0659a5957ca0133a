"""Plain gradient descent and momentum go down the same ravine with the same learning rate."""

import time

import numpy as np

from tutor import show

# Change these and run again, or turn their knobs.
LEARNING_RATE = 0.03
MOMENTUM = 0.8
STEEPNESS = 50  # how many times as steep the sides are as the floor
STEPS = 40

START = np.array([-4.0, 1.0])


def loss(points):
    return 0.5 * (points[:, 0] ** 2 + STEEPNESS * points[:, 1] ** 2)


def gradient(w):
    return np.array([w[0], STEEPNESS * w[1]])


def picture(step):
    paths = {"plain": np.array(plain), "momentum": np.array(rolling)}
    names = {"title": f"step {step}", "x_label": "w1", "y_label": "w2"}
    show("contours", function=loss, extent=(-5, 5, -2, 2), paths=paths, **names)


plain, rolling, velocity = [START], [START], np.zeros(2)
for step in range(STEPS):
    if step % 2 == 0:
        picture(step)
        time.sleep(0.1)
    plain.append(plain[-1] - LEARNING_RATE * gradient(plain[-1]))
    velocity = MOMENTUM * velocity + gradient(rolling[-1])
    rolling.append(rolling[-1] - LEARNING_RATE * velocity)
picture(STEPS)

for name, path in ("plain", plain), ("momentum", rolling):
    print(f"{name:8} loss {loss(np.array(path[-1:]))[0]:.3g} at w1 = {path[-1][0]:.3g}, w2 = {path[-1][1]:.3g}")
