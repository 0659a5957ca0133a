"""What a data set is, and how a part of it is held out."""

from dataclasses import dataclass

import numpy as np

Split = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
"""X_train, X_test, y_train, y_test: the order of scikit-learn's train_test_split."""


@dataclass(frozen=True)
class Dataset:
    """Samples and their targets, and what is known about them.

    Attributes:
        name: its short name.
        X: samples, (n, features) or (n, channels, height, width).
        y: targets (n,): class ids as int64, or numbers as float64 where there are no classes.
        classes: the classes' names in the order of their ids; empty for regression.
        features: the columns' names, where they have some.
        description: what the data show, in one sentence.
        licence: under which terms they may be used.
        origin: who made them, and where they were published.
        test_start: the sample at which the origin's own test part begins; None where the origin has made no such part.

    """

    name: str
    X: np.ndarray
    y: np.ndarray
    classes: tuple[str, ...]
    features: tuple[str, ...]
    description: str
    licence: str
    origin: str
    test_start: int | None = None

    def __len__(self) -> int:
        return len(self.y)

    def split(self, test_size: float | None = None, random_state: int | None = None) -> Split:
        """Return X_train, X_test, y_train, y_test; both parts hold the classes in the same shares.

        Args:
            test_size: the share of the samples to hold out. Without it the parts are the origin's own (views, no copies,
                in their own order), or a fifth is held out where there are none.
            random_state: a seed of the draw; None draws anew each time.

        Raises:
            ValueError: nothing would be left on one side.

        """
        if test_size is None and self.test_start is not None:
            start = self.test_start
            return self.X[:start], self.X[start:], self.y[:start], self.y[start:]
        count = round((0.2 if test_size is None else test_size) * len(self))
        if not 0 < count < len(self):
            raise ValueError(f"test_size of {test_size} leaves nothing of {len(self)} samples on one side")
        generator = np.random.default_rng(random_state)
        order = stratified(self.y, generator) if self.classes else generator.permutation(len(self))
        test, train = generator.permutation(order[:count]), generator.permutation(order[count:])
        return self.X[train], self.X[test], self.y[train], self.y[test]


def stratified(y: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Return all indices in a random order whose every beginning holds the classes in about their shares."""
    place = np.empty(len(y))
    for label in np.unique(y):
        members = generator.permutation(np.flatnonzero(y == label))
        place[members] = (np.arange(len(members)) + generator.random()) / len(members)
    return np.argsort(place)
