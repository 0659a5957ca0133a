"""The points that the playground's network learns, and those on which it is tested."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from tutor.engine import datasets
from tutor.engine.datasets import Dataset
from tutor.playground.settings import REGRESSION

TRAINING: Final = 100
TEST: Final = 50

_PETAL: Final = [2, 3]
_TURNS: Final = 1.25
_WAVE: Final = 2.2
_DECIMALS: Final = 3
"""Coordinates are rounded, so that a saved program can write them down and learn from the very same numbers."""


@dataclass(frozen=True)
class Samples:
    """What is known and what is to be told from it; the first ones are to train on, the rest are the test.

    Points in the plane: X (n, 2) with mean 0 and standard deviation 1, y (n,) class ids. For regression, with one class:
    X (n, 1) and y (n,), numbers of mean 0 and standard deviation 1.
    """

    X: np.ndarray
    y: np.ndarray
    classes: int

    @property
    def training(self) -> tuple[np.ndarray, np.ndarray]:
        """Return X and y of the first 100."""
        return self.X[:TRAINING], self.y[:TRAINING]

    @property
    def test(self) -> tuple[np.ndarray, np.ndarray]:
        """Return X and y of the last 50."""
        return self.X[TRAINING:], self.y[TRAINING:]

    @property
    def is_regression(self) -> bool:
        """Return whether y are numbers."""
        return self.classes == 1

    @property
    def _places(self) -> np.ndarray:
        """Return where each is in the picture, (n, 2)."""
        return np.column_stack([self.X, self.y]) if self.is_regression else self.X

    @cached_property
    def extent(self) -> tuple[float, float, float, float]:
        """Return (x0, x1, y0, y1): halves around all points."""
        low, high = np.floor(2 * self._places.min(axis=0)) / 2, np.ceil(2 * self._places.max(axis=0)) / 2
        return float(low[0]), float(high[0]), float(low[1]), float(high[1])

    def as_json(self) -> dict[str, Any]:
        """Return points, labels and extent as plain data."""
        return {
            "points": self._places.tolist(),
            "labels": [] if self.is_regression else self.y.tolist(),
            "training": TRAINING,
            "classes": self.classes,
            "extent": list(self.extent),
        }


def made(name: str, noise: int, seed: int) -> Samples:
    """Return the points of a setting: `noise` in per cent, the same points for the same seed."""
    if name in REGRESSION:
        return _numbers(name, noise / 100, seed)
    dataset = _dataset(name, noise / 100, seed)
    X, y = dataset.X, dataset.y
    if name == "iris":
        generator = np.random.default_rng(seed)
        X = X[:, _PETAL] + noise / 100 * generator.normal(0.0, 1.0, (len(X), 2)) * X[:, _PETAL].std(axis=0)
    train_X, test_X, train_y, test_y = Dataset(name, X, y, dataset.classes, dataset.features, "", "", "").split(
        TEST / len(X), random_state=seed
    )
    X = np.concatenate([train_X, test_X])
    return Samples(_standardized(X), np.concatenate([train_y, test_y]), len(dataset.classes))


def _numbers(name: str, noise: float, seed: int) -> Samples:
    """Return numbers around a straight line, or around a wave of which a straight line shows nothing."""
    count = TRAINING + TEST
    if name == "line":
        data = datasets.line(count, 0.1 + 3 * noise, random_state=seed)
        return Samples(_standardized(data.X), _standardized(data.y), 1)
    generator = np.random.default_rng(seed)
    x = generator.uniform(-1.7, 1.7, count)
    y = np.sin(_WAVE * x) + (0.05 + noise) * generator.normal(size=count)
    return Samples(_standardized(x[:, None]), _standardized(y), 1)


def _standardized(values: np.ndarray) -> np.ndarray:
    rounded: np.ndarray = np.round((values - values.mean(axis=0)) / values.std(axis=0), _DECIMALS)
    return rounded


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
            return datasets.spirals(count, 0.3 * noise, turns=_TURNS, random_state=seed)
        case "iris":
            return datasets.iris()
    raise ValueError(f"no data set {name!r}")
