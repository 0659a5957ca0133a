"""A ball in the bowl L(w) = (w - 3)**2 goes down, one step at a time."""

import time

from tutor import log, show

# Change these three and run again, or turn their knobs.
LEARNING_RATE = 0.1
START = 5.0
STEPS = 20

BOTTOM = 3.0


def loss(w):
    return (w - BOTTOM) ** 2


def slope(w):
    return 2 * (w - BOTTOM)


w = START
path = [w]
for step in range(STEPS + 1):
    log(step, loss=loss(w))

    widest = 1.2 * max(2.0, *(abs(place - BOTTOM) for place in path))
    grid = [BOTTOM + widest * (i / 40 - 1) for i in range(81)]
    series = {
        "L(w)": (grid, [loss(place) for place in grid]),
        "path": (path, [loss(place) for place in path]),
    }
    ball = {"ball": (w, loss(w))}
    show("curves", series=series, points=ball, title=f"step {step}", x_label="w", y_label="loss")
    time.sleep(0.2)

    w = w - LEARNING_RATE * slope(w)
    path.append(w)

print("w after each step:")
print(", ".join(f"{place:.4g}" for place in path[1:-1]))
