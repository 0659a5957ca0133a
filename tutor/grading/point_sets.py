"""Point sets in classes, as an exercise describes them: blobs, separable classes, moons, circles, spirals."""

from collections.abc import Mapping

import numpy as np

from tutor.course import values
from tutor.engine.datasets import drawing
from tutor.grading.lengths import length, lengths

Generated = values.BlobsData | values.SeparableData | values.MoonsData | values.CirclesData | values.SpiralsData


def points(
    data: Generated, train: int, held_out: int, sizes: Mapping[str, int], generator: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, int]:
    """Return X of shape (train + held_out, dimensions), class ids y of shape (train + held_out,), and the classes.

    Both parts hold as many points of each class as can be, in random order.

    Raises:
        KeyError: a size is not known.
        ValueError: there can be no such points.

    """
    match data:
        case values.BlobsData():
            classes, dimensions = length(data.classes, sizes), length(data.dimensions, sizes)
        case values.SeparableData():
            classes, dimensions = 2, length(data.dimensions, sizes)
        case values.SpiralsData():
            classes, dimensions = data.classes, 2
        case _:
            classes, dimensions = 2, 2
    # These raise where it is too much: the points, what is tried for the centres, the distances between them.
    lengths([train + held_out, dimensions], {})
    lengths([20 * classes, dimensions], {})
    lengths([classes, classes], {})
    y = np.concatenate([drawing.balanced(n, classes, generator) for n in (train, held_out)])
    match data:
        case values.BlobsData():
            return drawing.blobs(y, classes, dimensions, data.spread, data.separation, generator), y, classes
        case values.SeparableData():
            return drawing.separable(y, dimensions, data.margin, generator), y, classes
        case values.MoonsData():
            X = drawing.moons(y, data.noise, generator)
        case values.CirclesData():
            X = drawing.circles(y, data.inner, data.noise, generator)
        case values.SpiralsData():
            X = drawing.spirals(y, classes, data.turns, data.noise, generator)
    if data.disguised:
        turn = 2 * np.pi * generator.random()
        X = X @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        y = generator.permutation(classes)[y]
    return X, y, classes
