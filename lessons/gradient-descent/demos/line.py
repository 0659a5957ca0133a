"""A line learns to fit its points, knowing nothing but the loss: it nudges w and b and looks."""

import time

import numpy as np

from tutor import log, show

# Change these and run again, or turn their knobs.
TRUE_W = 2.0
TRUE_B = 1.0
NOISE = 0.4
LEARNING_RATE = 0.05
STEPS = 80

NUDGE = 0.0001

rng = np.random.default_rng()
x = rng.uniform(-3, 3, size=40)
y = TRUE_W * x + TRUE_B + rng.normal(0, NOISE, size=40)


def loss(w, b):
    return np.mean((w * x + b - y) ** 2)


w, b = 0.0, 0.0
for step in range(STEPS + 1):
    log(step, loss=loss(w, b))
    if step % 2 == 0:
        show("line-fit", x=x, y=y, w=w, b=b)
        time.sleep(0.1)
    if loss(w, b) > 1e6:
        print(f"step {step}: the loss is above a million, the search has diverged")
        break

    slope_w = (loss(w + NUDGE, b) - loss(w, b)) / NUDGE
    slope_b = (loss(w, b + NUDGE) - loss(w, b)) / NUDGE
    w, b = w - LEARNING_RATE * slope_w, b - LEARNING_RATE * slope_b

print(f"found:  w = {w:.3f}, b = {b:.3f}")
print(f"hidden: w = {TRUE_W:.3f}, b = {TRUE_B:.3f}")
