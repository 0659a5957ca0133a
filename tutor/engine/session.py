"""What a backend does for training: it holds the data and takes steps; what an epoch is for, `training.py` decides."""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from tutor.engine.losses import Loss
from tutor.engine.metrics import hits

BACKENDS = ("numpy", "torch")
DEVICES = ("auto", "cpu", "cuda", "mps")

Samples = tuple[np.ndarray, np.ndarray]
"""X and y."""

Order = Callable[[], np.ndarray]
"""Gives the order of the samples in the next epoch, when it begins."""

OnBatch = Callable[[int, int], None]
"""Called after each step with the epoch within this call of `train`, from 0, and how many of its batches are done.

It may raise to end training.
"""

LossAndAccuracy = tuple[float, float | None]
"""A mean loss, and the accuracy where the loss is a classification's."""


class DeviceUnusable(ValueError):  # noqa: N818 - it says that a device is unusable
    """The device that was asked for cannot be used, or can no longer be; one sentence says why."""


class Session(Protocol):
    """A network, its loss, its optimizer and its data on one backend."""

    def train(self, epochs: int, order: Order, batch_size: int, on_batch: OnBatch | None) -> list[LossAndAccuracy]:
        """Train some epochs, each on the samples in another order, a step for each batch; return `results()`."""

    def results(self) -> list[LossAndAccuracy]:
        """Return loss and accuracy of each epoch that the last `train` finished, of the outputs that it was trained on.

        They are worked out here, once for many steps: a step needs the gradient of its loss, not the loss.
        """

    def recent(self) -> LossAndAccuracy:
        """Return loss and accuracy of the last batch, worked out now, for whoever wants to show them within an epoch."""

    def validate(self) -> LossAndAccuracy:
        """Return loss and accuracy of the held-out part."""

    def weights(self) -> np.ndarray:
        """Return a copy of all parameters and buffers, to go back to."""

    def restore(self, weights: np.ndarray) -> None:
        """Go back to such a copy."""

    def synchronize(self) -> None:
        """Bring parameters, buffers and the optimizer's memory up to date in the network and the optimizer given."""


def by_epoch(loss: Loss, outputs: np.ndarray, targets: np.ndarray, epochs: int) -> list[LossAndAccuracy]:
    """Return loss and accuracy of each of some epochs, whose outputs and targets stand one after the other."""
    if not epochs:
        return []
    losses = loss.each(outputs, targets).reshape(epochs, -1).mean(axis=1)
    if not loss.classifies:
        return [(value, None) for value in losses.tolist()]
    accuracies = hits(loss.scores(outputs), targets).reshape(epochs, -1).mean(axis=1)
    return list(zip(losses.tolist(), accuracies.tolist(), strict=True))
