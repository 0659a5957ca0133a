"""Two steep sigmoid neurons make a bump: the first goes up at LEFT, the second takes it back at RIGHT."""

import numpy as np

from tutor import show

# Change these and run again, or turn their knobs.
STEEPNESS = 5.0
LEFT = -1.0
RIGHT = 1.0
HEIGHT = 2.0


def sigmoid(z):
    e = np.exp(-np.abs(z))  # e^-|z| is at most 1, so nothing overflows
    return np.where(z >= 0, 1, e) / (1 + e)


x = np.linspace(-4, 4, 321)
up = HEIGHT * sigmoid(STEEPNESS * x - STEEPNESS * LEFT)
down = -HEIGHT * sigmoid(STEEPNESS * x - STEEPNESS * RIGHT)

curves = {"first": (x, up), "second": (x, down), "sum": (x, up + down)}
show("curves", series=curves, title=f"steepness {STEEPNESS}", x_label="x")

print("     x   first  second     sum")
for place in (-3.0, LEFT, (LEFT + RIGHT) / 2, RIGHT, 3.0):
    at = np.argmin(np.abs(x - place))
    print(f"{x[at]:6.2f} {up[at]:7.3f} {down[at]:7.3f} {up[at] + down[at]:7.3f}")
