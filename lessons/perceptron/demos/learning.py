"""The perceptron looks at one point after another; a point on the wrong side pulls the line."""

import time

import numpy as np

from tutor import log, show

DATA = "separable"  # or "overlapping", "xor"
LEARNING_RATE = 1.0
SEED = 7
EPOCHS = 20  # passes over all points, at most
PAUSE = 0.3  # seconds between two pictures
MOST_PICTURES = 30

rng = np.random.default_rng(SEED)
if DATA == "xor":
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([0, 1, 1, 0])
else:
    X = rng.uniform(0, 6, size=(40, 2))
    hidden = X @ np.array([2.0, -1.0]) - 3.0
    if DATA == "overlapping":
        y = (hidden + rng.normal(scale=2.0, size=40) > 0).astype(int)
    else:
        X, hidden = X[abs(hidden) > 1.0], hidden[abs(hidden) > 1.0]
        y = (hidden > 0).astype(int)

w, b = np.zeros(2), 0.0
pictures = 0
for epoch in range(1, EPOCHS + 1):
    mistakes = 0
    for i in range(len(X)):
        answer = 1 if w @ X[i] + b > 0 else 0
        error = y[i] - answer
        if error != 0:
            mistakes += 1
            old_w, old_b = w, b
            w = w + LEARNING_RATE * error * X[i]
            b = b + LEARNING_RATE * error
            if pictures < MOST_PICTURES:
                pictures += 1
                show("separating-line", points=X, labels=y, w=w, b=b, current=i, old_w=old_w, old_b=old_b)
                time.sleep(PAUSE)
    log(epoch, mistakes=mistakes)
    print(f"epoch {epoch}: {mistakes} mistakes, w = {np.round(w, 2)}, b = {b:.2f}")
    if mistakes == 0:
        break

show("separating-line", points=X, labels=y, w=w, b=b)
