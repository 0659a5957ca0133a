"""What a backend does for training: it holds the data and takes steps; what an epoch is, is decided elsewhere."""

from collections.abc import Callable
from typing import Protocol

import numpy as np

OnBatch = Callable[[], None]
"""Called after each step; it may raise to end training."""


class Session(Protocol):
    """A network, its loss, its optimizer and its data on one backend."""

    def epoch(self, order: np.ndarray, batch_size: int, on_batch: OnBatch | None) -> None:
        """Take a step for each batch of the samples in `order`."""

    def results(self) -> tuple[float, float | None]:
        """Return the mean loss of the epoch's outputs, and their accuracy where the loss is a classification's."""

    def validate(self) -> tuple[float, float | None]:
        """Return loss and accuracy of the held-out part."""

    def weights(self) -> np.ndarray:
        """Return a copy of all parameters and buffers, to go back to."""

    def restore(self, weights: np.ndarray) -> None:
        """Go back to such a copy."""

    def synchronize(self) -> None:
        """Bring parameters, buffers and the optimizer's memory up to date in the network and the optimizer given."""
