"""The points that the playground's network learns, and those on which it is tested."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from tutor.engine import datasets
from tutor.engine.datasets import Dataset

TRAINING: Final = 100
TEST: Final = 50

_PETAL: Final = [2, 3]
_DECIMALS: Final = 3
"""Coordinates are rounded, so that a saved program can write them down and learn from the very same numbers."""


@dataclass(frozen=True)
class Samples:
    """Points in the plane: X (n, 2) with mean 0 and standard deviation 1, y (n,) class ids; the first ones are to train on."""

    X: np.ndarray
    y: np.ndarray
    classes: int

    @property
    def training(self) -> tuple[np.ndarray, np.ndarray]:
        """Return X (100, 2) and y (100,)."""
        return self.X[:TRAINING], self.y[:TRAINING]

    @property
    def test(self) -> tuple[np.ndarray, np.ndarray]:
        """Return X (50, 2) and y (50,)."""
        return self.X[TRAINING:], self.y[TRAINING:]

    @cached_property
    def extent(self) -> tuple[float, float, float, float]:
        """Return (x0, x1, y0, y1): halves around all points."""
        low, high = np.floor(2 * self.X.min(axis=0)) / 2, np.ceil(2 * self.X.max(axis=0)) / 2
        return float(low[0]), float(high[0]), float(low[1]), float(high[1])

    def as_json(self) -> dict[str, Any]:
        """Return points, labels and extent as plain data."""
        return {
            "points": self.X.tolist(),
            "labels": self.y.tolist(),
            "training": TRAINING,
            "classes": self.classes,
            "extent": list(self.extent),
        }


def made(name: str, noise: int, seed: int) -> Samples:
    """Return the points of a setting: `noise` in per cent, the same points for the same seed."""
    dataset = _dataset(name, noise / 100, seed)
    X, y = dataset.X, dataset.y
    if name == "iris":
        generator = np.random.default_rng(seed)
        X = X[:, _PETAL] + noise / 100 * generator.normal(0.0, 1.0, (len(X), 2)) * X[:, _PETAL].std(axis=0)
    train_X, test_X, train_y, test_y = Dataset(name, X, y, dataset.classes, dataset.features, "", "", "").split(
        TEST / len(X), random_state=seed
    )
    X = np.concatenate([train_X, test_X])
    X = np.round((X - X.mean(axis=0)) / X.std(axis=0), _DECIMALS)
    return Samples(X, np.concatenate([train_y, test_y]), len(dataset.classes))


def _dataset(name: str, noise: float, seed: int) -> Dataset:
    count = TRAINING + TEST
    match name:
        case "circles":
            return datasets.circles(count, noise, random_state=seed)
        case "xor":
            return datasets.xor(count, 0.1 + noise, random_state=seed)
        case "moons":
            return datasets.moons(count, noise, random_state=seed)
        case "spirals":
            return datasets.spirals(count, 0.3 * noise, random_state=seed)
        case "line":
            return datasets.blobs(count, 0.3 + 2 * noise, classes=2, random_state=seed)
        case "iris":
            return datasets.iris()
    raise ValueError(f"no data set {name!r}")
