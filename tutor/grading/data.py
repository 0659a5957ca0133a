"""The data that training is judged on: drawn afresh, with a part that the learner's program never sees."""

from dataclasses import dataclass

import numpy as np

from tutor.course.values import Data, IrisData, LineData, XorData
from tutor.learner import iris

HELD_OUT: int = 200
"""Points that are held out where a data set is generated."""


@dataclass(frozen=True, slots=True)
class Samples:
    """Training data X, y and the held-out X, y of the same kinds and shapes."""

    X: np.ndarray
    y: np.ndarray
    held_out_X: np.ndarray
    held_out_y: np.ndarray


def samples(data: Data, generator: np.random.Generator) -> Samples:
    """Draw the data that a training check describes."""
    match data:
        case LineData():
            return _line(data, generator)
        case XorData():
            return _xor(data, generator)
        case IrisData():
            return _iris(data, generator)


def _line(data: LineData, generator: np.random.Generator) -> Samples:
    """Return x of shape (n,), uniform in [−2, 2], around a line with w and b uniform in ±[0.5, 3]."""
    w, b = generator.uniform(0.5, 3.0, 2) * generator.choice([-1.0, 1.0], 2)
    x = generator.uniform(-2.0, 2.0, data.n)
    held_out = generator.uniform(-2.0, 2.0, HELD_OUT)
    return Samples(x, w * x + b + generator.normal(0.0, data.noise, data.n), held_out, w * held_out + b)


def _xor(data: XorData, generator: np.random.Generator) -> Samples:
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])

    def draw(n: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
        chosen = generator.permutation(np.arange(n) % 4)
        y = (chosen == 1) | (chosen == 2)
        points = corners[chosen]
        if noise:
            points = points + generator.normal(0.0, noise, points.shape)
        return points, y.astype(float).reshape((n, 1) if data.column else (n,))

    return Samples(*draw(data.n, data.noise), *draw(HELD_OUT, data.held_out_noise))


def _iris(data: IrisData, generator: np.random.Generator) -> Samples:
    X, y = iris()
    test = np.zeros(len(y), dtype=bool)
    for label in np.unique(y):
        members = generator.permutation(np.flatnonzero(y == label))
        test[members[: round(data.held_out * len(members))]] = True
    if data.disguised:
        X = X[:, generator.permutation(X.shape[1])]
        X = X * generator.uniform(0.3, 3.0, X.shape[1]) + generator.normal(0.0, 2.0, X.shape[1])
        y = generator.permutation(3)[y]
    if data.standardized:
        X = (X - X[~test].mean(axis=0)) / X[~test].std(axis=0)
    train, held_out = generator.permutation(np.flatnonzero(~test)), generator.permutation(np.flatnonzero(test))
    return Samples(X[train], y[train], X[held_out], y[held_out])
