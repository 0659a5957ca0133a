"""Point sets in classes, made afresh: blobs, separable classes, moons, circles, spirals."""

from collections.abc import Mapping

import numpy as np

from tutor.course import values
from tutor.grading.lengths import length, lengths

Generated = values.BlobsData | values.SeparableData | values.MoonsData | values.CirclesData | values.SpiralsData

_TRIES = 100


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
    lengths([train + held_out, dimensions], {})  # raises where it is too much
    y = np.concatenate([generator.permutation(np.arange(n) % classes) for n in (train, held_out)])
    match data:
        case values.BlobsData():
            centres = _apart(classes, dimensions, data.separation, generator)
            return centres[y] + generator.normal(0.0, data.spread, (len(y), dimensions)), y, classes
        case values.SeparableData():
            return _separable(y, dimensions, data.margin, generator), y, classes
        case values.MoonsData():
            X = _moons(y, generator)
        case values.CirclesData():
            X = _on_circle(2 * np.pi * generator.random(len(y))) * np.where(y == 0, 1.0, data.inner)[:, None]
        case values.SpiralsData():
            X = _spirals(y, classes, data.turns, generator)
    X = X + generator.normal(0.0, data.noise, X.shape)
    if data.disguised:
        turn = 2 * np.pi * generator.random()
        X = X @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        y = generator.permutation(classes)[y]
    return X, y, classes


def _apart(count: int, dimensions: int, separation: float, generator: np.random.Generator) -> np.ndarray:
    """Return random centres, shape (count, dimensions), no two nearer to each other than `separation`.

    The box they lie in has more room than the centres keep free around them, so that darts soon find a place.
    """
    side = separation * count ** (1 / dimensions)
    for _ in range(_TRIES):
        centres = np.empty((0, dimensions))
        for dart in generator.uniform(-side, side, (20 * count, dimensions)):
            if (np.linalg.norm(centres - dart, axis=1) >= separation).all():
                centres = np.vstack([centres, dart])
            if len(centres) == count:
                return centres
    raise ValueError(f"no room for {count} centres")


def _separable(y: np.ndarray, dimensions: int, margin: float, generator: np.random.Generator) -> np.ndarray:
    """Return points whose distance to a random hyperplane is `margin` and more, on the side that y says."""
    normal = generator.normal(0.0, 1.0, dimensions)
    normal /= np.linalg.norm(normal)
    along = generator.normal(0.0, 1.0, (len(y), dimensions))
    along -= np.outer(along @ normal, normal)
    distance = margin + np.abs(generator.normal(0.0, 1.0, len(y)))
    across = np.where(y == 1, distance, -distance) + generator.normal()
    return np.asarray(along + across[:, None] * normal)


def _moons(y: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Return an upper half circle around (0, 0) and a lower one around (1, ½), both moved to the origin's middle."""
    upper = _on_circle(np.pi * generator.random(len(y)))
    middle = np.array([0.5, 0.25])
    return np.asarray(np.where((y == 0)[:, None], upper - middle, middle - upper))


def _spirals(y: np.ndarray, classes: int, turns: float, generator: np.random.Generator) -> np.ndarray:
    """Return points spread evenly along Archimedean arms, r from 0.1 to 1, the arms turned against each other."""
    r = np.sqrt(generator.uniform(0.1**2, 1.0, len(y)))
    return np.asarray(r[:, None] * _on_circle(2 * np.pi * (turns * r + y / classes)))


def _on_circle(angles: np.ndarray) -> np.ndarray:
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)
