import numpy as np

from tutor import show

STEEPNESS = 100.0


def sigmoid(z):
    """Return 1 / (1 + e^-z); e^-|z| is at most 1, so nothing overflows."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def bump(x, left, right, height):
    """Return about height between left and right, about 0 elsewhere: (n,) for x (n,)."""
    up = sigmoid(STEEPNESS * x - STEEPNESS * left)
    down = sigmoid(STEEPNESS * x - STEEPNESS * right)
    return height * up - height * down


def bumps(x, edges, heights):
    """Return about heights[i] between edges[i] and edges[i + 1]: (n,) for x (n,)."""
    total = np.zeros(len(x))
    for i, height in enumerate(heights):
        total = total + bump(x, edges[i], edges[-1], height)
    return total


if __name__ == "__main__":
    PIECES = 12
    x = np.linspace(-3.2, 3.2, 400)
    edges = np.linspace(-3, 3, PIECES + 1)
    middles = (edges[:-1] + edges[1:]) / 2
    made = bumps(x, edges, np.sin(middles))

    print("bump at 0, 2, 4:", bump(np.array([0.0, 2.0, 4.0]), 1.0, 3.0, 2.0).round(3))
    curves = {"sin": (x, np.sin(x)), "bumps": (x, made)}
    show("curves", series=curves, title=f"{PIECES} bumps, {2 * PIECES} neurons", x_label="x")
