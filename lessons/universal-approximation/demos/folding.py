"""Each layer of two ReLU neurons folds the interval once more: the teeth double."""

import numpy as np

from tutor import show

# Change this and run again, or turn its knob.
LAYERS = 2


def tent(x):
    """A hidden layer of two neurons: up from (0, 0) to (1/2, 1), and down to (1, 0)."""
    return 2 * np.maximum(0, x) - 4 * np.maximum(0, x - 0.5)


x = np.linspace(0, 1, 1025)
y = x
for _ in range(LAYERS):
    y = tent(y)

show("curves", series={"network": (x, y)}, title=f"{LAYERS} layers", x_label="x")
directions = np.sign(np.diff(y))
pieces = 1 + np.count_nonzero(np.diff(directions[directions != 0]))
print(f"{pieces} pieces that go up or down")
print(f"deep:            {2 * LAYERS} neurons, two in each layer")
print(f"one wide layer:  {pieces} neurons or more, one for each piece")
