"""Training with NumPy alone."""

import numpy as np

from tutor.engine.losses import Loss
from tutor.engine.metrics import accuracy
from tutor.engine.network import Sequential
from tutor.engine.optimizers import Optimizer
from tutor.engine.session import OnBatch


class NumpySession:
    """Steps on arrays in memory.

    The outputs of an epoch are kept, and its loss is computed from them once at its end: a step need not know it.
    """

    def __init__(
        self,
        network: Sequential,
        loss: Loss,
        optimizer: Optimizer,
        training: tuple[np.ndarray, np.ndarray],
        held_out: tuple[np.ndarray, np.ndarray] | None,
    ) -> None:
        self._network = network
        self._loss = loss
        self._optimizer = optimizer
        self._X, self._y = training
        self._held_out = held_out
        self._outputs = np.empty((len(self._X), *network.forward(self._X[:1]).shape[1:]), self._X.dtype)
        self._targets = self._y

    def epoch(self, order: np.ndarray, batch_size: int, on_batch: OnBatch | None) -> None:
        """Take a step for each batch."""
        network, optimizer, outputs = self._network, self._optimizer, self._outputs
        gradient_of = self._loss.gradient
        X, y = self._X[order], self._y[order]  # gathered once: batches are then slices
        self._targets = y
        for start in range(0, len(order), batch_size):
            stop = start + batch_size
            output = network.forward(X[start:stop], training=True)
            outputs[start:stop] = output
            network.backward(gradient_of(output, y[start:stop]))
            optimizer.step()
            if on_batch is not None:
                on_batch()

    def results(self) -> tuple[float, float | None]:
        """Return loss and accuracy of the outputs that the epoch was trained on."""
        return self._measured(self._outputs, self._targets)

    def validate(self) -> tuple[float, float | None]:
        """Return loss and accuracy of the held-out part."""
        assert self._held_out is not None
        X, y = self._held_out
        return self._measured(self._network.forward(X), y)

    def weights(self) -> np.ndarray:
        """Return a copy of all parameters and buffers."""
        buffers = [buffer.ravel() for layer in self._network.layers for buffer in layer.buffers().values()]
        return np.concatenate([self._network.parameters, *buffers], dtype=np.float64)

    def restore(self, weights: np.ndarray) -> None:
        """Go back to such a copy."""
        size = self._network.parameters.size
        self._network.parameters[...] = weights[:size]
        for layer in self._network.layers:
            for buffer in layer.buffers().values():
                buffer[...] = weights[size : size + buffer.size].reshape(buffer.shape)
                size += buffer.size

    def synchronize(self) -> None:
        """Do nothing: network and optimizer themselves are at work."""

    def _measured(self, outputs: np.ndarray, targets: np.ndarray) -> tuple[float, float | None]:
        loss = float(np.mean(self._loss.each(outputs, targets)))
        return loss, accuracy(self._loss.scores(outputs), targets) if self._loss.classifies else None
