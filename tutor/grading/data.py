"""Data sets: drawn afresh, with points of the same kind that the learner's program never sees."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from tutor.course import values
from tutor.course.values import Data
from tutor.engine.datasets import drawing
from tutor.engine.datasets.dataset import stratified
from tutor.engine.datasets.handwritten import judged
from tutor.grading import point_sets
from tutor.grading.lengths import length
from tutor.grading.random_arrays import one_hot
from tutor.learner import digits, iris

HELD_OUT: Final = 200
"""Points that are held out of every data set but iris, which has none to spare."""


@dataclass(frozen=True, slots=True)
class Samples:
    """Training data X, y and the held-out X, y of the same kinds and shapes; held-out classes always as ids (n,)."""

    X: np.ndarray
    y: np.ndarray
    held_out_X: np.ndarray
    held_out_y: np.ndarray


def samples(data: Data, generator: np.random.Generator, sizes: Mapping[str, int] | None = None) -> Samples:
    """Draw a data set; names of sizes in its description are looked up in `sizes`.

    Raises:
        KeyError: there is no such size.
        ValueError: the data set cannot be drawn so large or so small.

    """
    known = sizes or {}
    match data:
        case values.LineData():
            return _line(data, length(data.n, known), generator)
        case values.CurveData():
            return _curve(data, length(data.n, known), generator)
        case values.XorData():
            return _xor(data, length(data.n, known), generator)
        case values.IrisData():
            return _iris(data, generator)
        case values.DigitsData():
            return _digits(data, digits(), length(data.n, known), generator)
        case values.HandwrittenData():
            return _digits(data, judged(), length(data.n, known), generator)
        case _:
            return _generated(data, known, generator)


def _line(data: values.LineData, n: int, generator: np.random.Generator) -> Samples:
    """Return x of shape (n,), uniform in [−2, 2], around a line with w and b uniform in ±[0.5, 3]."""
    w, b = drawing.line(generator)
    x = generator.uniform(-2.0, 2.0, n)
    held_out = generator.uniform(-2.0, 2.0, HELD_OUT)
    return Samples(x, w * x + b + generator.normal(0.0, data.noise, n), held_out, w * held_out + b)


def _curve(data: values.CurveData, n: int, generator: np.random.Generator) -> Samples:
    """Return points of a curve whose x is uniform in [−2, 2]."""
    heights = drawing.curve(data.waves, -2.0, 2.0, generator)

    def draw(n: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
        x = generator.uniform(-2.0, 2.0, n)
        y = heights(x) + generator.normal(0.0, noise, n)
        return (x.reshape(-1, 1), y.reshape(-1, 1)) if data.column else (x, y)

    return Samples(*draw(n, data.noise), *draw(HELD_OUT, 0.0))


def _xor(data: values.XorData, n: int, generator: np.random.Generator) -> Samples:
    answers = drawing.XOR_ANSWERS.astype(float)
    if data.table == "one-corner":
        answers = np.roll([1.0, 0.0, 0.0, 0.0], generator.integers(4))
        answers = answers if generator.integers(2) else 1.0 - answers

    def draw(n: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
        chosen = drawing.balanced(n, 4, generator)
        points = drawing.scattered(drawing.XOR_CORNERS[chosen], noise, generator)
        return points, answers[chosen].reshape((n, 1) if data.column else (n,))

    return Samples(*draw(n, data.noise), *draw(HELD_OUT, data.held_out_noise))


def _iris(data: values.IrisData, generator: np.random.Generator) -> Samples:
    X, y = iris()
    order = stratified(y, generator)
    held_out, train = np.split(order, [round(data.held_out * len(y))])
    if data.disguised:
        # Were the columns merely exchanged, 24 · 6 trials would find which is which and whose label is whose. A cloud that
        # is as wide in every direction shows nothing of how it was turned.
        turn, _ = np.linalg.qr(generator.normal(size=(X.shape[1], X.shape[1])))
        X = np.linalg.svd(X - X.mean(axis=0), full_matrices=False).U @ turn
        X = X * generator.uniform(0.3, 3.0, X.shape[1]) + generator.normal(0.0, 2.0, X.shape[1])
        y = generator.permutation(3)[y]
    if data.standardized:
        X = (X - X[train].mean(axis=0)) / X[train].std(axis=0)
    train, held_out = generator.permutation(train), generator.permutation(held_out)
    return Samples(X[train], y[train], X[held_out], y[held_out])


def _digits(
    data: values.DigitsData | values.HandwrittenData,
    pictures: tuple[np.ndarray, np.ndarray],
    n: int,
    generator: np.random.Generator,
) -> Samples:
    X, y = pictures
    if not 1 <= n <= len(y) - HELD_OUT:
        raise ValueError(f"there are not {n} digits besides the {HELD_OUT} that are held out")
    chosen = stratified(y, generator)[: n + HELD_OUT]
    X, y = X[chosen], y[chosen]
    if data.disguised:
        y = generator.permutation(10)[y]
        X = X if data.images else X[:, generator.permutation(X.shape[1])]
    if data.images:
        side = math.isqrt(X.shape[1])
        X = X.reshape(-1, 1, side, side)
    train, held_out = generator.permutation(n), n + generator.permutation(HELD_OUT)
    return Samples(X[train], _written(y[train], 10, data), X[held_out], y[held_out])


def _generated(data: point_sets.Generated, sizes: Mapping[str, int], generator: np.random.Generator) -> Samples:
    """Draw the training points and the held-out ones of one set, so that they share its centres, plane and turn."""
    n = length(data.n, sizes)
    X, y, classes = point_sets.points(data, n, HELD_OUT, sizes, generator)
    return Samples(X[:n], _written(y[:n], classes, data), X[n:], y[n:])


def _written(y: np.ndarray, classes: int, data: values.Classified) -> np.ndarray:
    """Return class ids as the description wants them.

    Raises:
        ValueError: more than two classes cannot be written with two numbers.

    """
    if data.labels == "one-hot":
        return one_hot(y, classes)
    if data.labels in ("zero-one", "minus-one-one"):
        if classes != 2:
            raise ValueError(f"{classes} classes cannot be {data.labels}")
        y = np.array([0.0 if data.labels == "zero-one" else -1.0, 1.0])[y]
    return y.reshape(-1, 1) if data.column else y
