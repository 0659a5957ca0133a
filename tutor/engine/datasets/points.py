"""Points in the plane, and on a line: drawn from a seed, in the public domain.

Every function takes `n` points, `noise` (a standard deviation) and `random_state` (a seed; None draws anew each time).
"""

import numpy as np

from tutor.engine.datasets import drawing
from tutor.engine.datasets.dataset import Dataset

_LICENCE = "public domain: numbers drawn by chance"
_HERE = "drawn by this program"


def xor(n: int = 200, noise: float = 0.1, random_state: int | None = None) -> Dataset:
    """Points around the corners of a square, class 1 where just one coordinate is 1; no line parts the classes.

    X (n, 2), y (n,) with the classes 0 and 1. With noise 0 and n = 4 it is the table of XOR, in random order.
    Origin: M. Minsky and S. Papert, “Perceptrons”, 1969.
    """
    generator = np.random.default_rng(random_state)
    corner = drawing.balanced(n, 4, generator)
    X = drawing.scattered(drawing.XOR_CORNERS[corner], noise, generator)
    origin = "M. Minsky and S. Papert, “Perceptrons”, 1969; " + _HERE
    return _plane("xor", X, drawing.XOR_ANSWERS[corner], 2, "Corners of a square, opposite ones alike.", origin)


def line(n: int = 100, noise: float = 0.2, random_state: int | None = None) -> Dataset:
    """Numbers around a random line y = w·x + b, w and b from ±[0.5, 3]: for regression.

    X (n, 1) uniform in [−2, 2], y (n,) as float64; no classes.
    """
    generator = np.random.default_rng(random_state)
    w, b = drawing.line(generator)
    x = generator.uniform(-2.0, 2.0, n)
    y = drawing.scattered(w * x + b, noise, generator)
    return Dataset("line", x[:, None], y, (), ("x",), "Numbers around a straight line.", _LICENCE, _HERE)


def circles(n: int = 200, noise: float = 0.05, inner: float = 0.5, random_state: int | None = None) -> Dataset:
    """One circle of radius 1 (class 0) and another inside it of radius `inner` (class 1).

    X (n, 2), y (n,), two classes.
    """
    generator = np.random.default_rng(random_state)
    y = drawing.balanced(n, 2, generator)
    X = drawing.circles(y, inner, noise, generator)
    return _plane("circles", X, y, 2, "One circle inside another.", _HERE)


def moons(n: int = 200, noise: float = 0.1, random_state: int | None = None) -> Dataset:
    """Two half circles of radius 1 that reach into each other.

    X (n, 2), y (n,), two classes.
    """
    generator = np.random.default_rng(random_state)
    y = drawing.balanced(n, 2, generator)
    X = drawing.moons(y, noise, generator)
    return _plane("moons", X, y, 2, "Two half circles that reach into each other.", _HERE)


def spirals(
    n: int = 200, noise: float = 0.02, classes: int = 2, turns: float = 1.0, random_state: int | None = None
) -> Dataset:
    """Arms of a spiral, one for each class, that begin near the centre and end at radius 1 after `turns`.

    X (n, 2), y (n,), 2 classes or more. Origin: K. Lang and M. Witbrock, “Learning to Tell Two Spirals Apart”, 1988.
    """
    generator = np.random.default_rng(random_state)
    y = drawing.balanced(n, classes, generator)
    X = drawing.spirals(y, classes, turns, noise, generator)
    origin = "K. Lang and M. Witbrock, “Learning to Tell Two Spirals Apart”, 1988; " + _HERE
    return _plane("spirals", X, y, classes, "Arms of a spiral, wound around each other.", origin)


def blobs(
    n: int = 200, noise: float = 0.5, classes: int = 3, separation: float = 3.0, random_state: int | None = None
) -> Dataset:
    """Round clouds around random centres that are at least `separation` apart, one for each class.

    X (n, 2), y (n,), 1 class or more.
    """
    generator = np.random.default_rng(random_state)
    y = drawing.balanced(n, classes, generator)
    X = drawing.blobs(y, classes, 2, noise, separation, generator)
    return _plane("blobs", X, y, classes, "Round clouds of points.", _HERE)


def _plane(name: str, X: np.ndarray, y: np.ndarray, classes: int, description: str, origin: str) -> Dataset:
    names = tuple(str(label) for label in range(classes))
    return Dataset(name, X, y, names, ("x₁", "x₂"), description, _LICENCE, origin)
