"""A curve put together by hand: from bumps (two sigmoid neurons each) or from bends (one ReLU neuron each)."""

import numpy as np

from tutor import show

# Change these and run again, or turn their knobs.
PIECES = 8
KIND = "bumps"  # bumps, bends
FUNCTION = "wave"  # wave, parabola, zigzag

FUNCTIONS = {
    "wave": lambda x: np.sin(2 * np.pi * x),
    "parabola": lambda x: x**2,
    "zigzag": lambda x: np.abs(((6 * x) % 2) - 1),
}
f = FUNCTIONS[FUNCTION]
edges = np.linspace(0, 1, PIECES + 1)


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2  # the same as 1 / (1 + e^-z), and never overflows


def bumps(x):
    """Every bump is as high as f in its middle."""
    steepness = 100 * PIECES
    heights = f((edges[:-1] + edges[1:]) / 2)
    sides = edges.copy()
    sides[0], sides[-1] = -1, 2  # the outermost steps stand outside of the picture
    total = np.zeros(len(x))
    for i in range(PIECES):
        up, down = (sigmoid(steepness * (x - side)) for side in (sides[i], sides[i + 1]))
        total += heights[i] * (up - down)
    return total


def bends(x):
    """Straight pieces from edge to edge: at each edge a ReLU neuron changes the slope."""
    slopes = np.diff(f(edges)) / np.diff(edges)
    total = f(edges[:1]) + slopes[0] * np.maximum(0, x - edges[0])
    for place, change in zip(edges[1:], np.diff(slopes), strict=False):
        total = total + change * np.maximum(0, x - place)
    return total


x = np.linspace(0, 1, 1001)
made = bumps(x) if KIND == "bumps" else bends(x)
neurons = 2 * PIECES if KIND == "bumps" else PIECES

curves = {"curve": (x, f(x)), KIND: (x, made)}
show("curves", series=curves, title=f"{PIECES} {KIND}", x_label="x")
print(f"{neurons} neurons, largest error {np.abs(made - f(x)).max():.4f}")
