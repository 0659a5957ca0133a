"""Training with NumPy alone."""

import numpy as np

from tutor.engine.losses import Loss
from tutor.engine.network import Sequential
from tutor.engine.optimizers import Optimizer
from tutor.engine.session import Numbers, OnBatch, Order, numbers


class NumpySession:
    """Steps on arrays in memory."""

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
        self._output_shape = network.forward(self._X[:1]).shape[1:]
        self._outputs = np.empty((0, *self._y.shape))
        self._targets = np.empty((0, *self._y.shape))
        self._recent = self._outputs, self._targets
        self._finished = 0

    def train(self, epochs: int, order: Order, batch_size: int, on_batch: OnBatch | None) -> None:
        """Train some epochs."""
        network, optimizer = self._network, self._optimizer
        gradient_of = self._loss.gradient
        count = len(self._X)
        self._outputs = np.empty((epochs, count, *self._output_shape), self._X.dtype)
        self._targets = np.empty((epochs, *self._y.shape), self._y.dtype)
        self._finished = 0
        for epoch in range(epochs):
            outputs, y = self._outputs[epoch], self._targets[epoch]
            samples = order()
            X, y[...] = self._X[samples], self._y[samples]  # gathered once: batches are then slices
            for start in range(0, count, batch_size):
                stop = start + batch_size
                output, targets = network.forward(X[start:stop], training=True), y[start:stop]
                outputs[start:stop] = output
                network.backward(gradient_of(output, targets))
                optimizer.step()
                self._recent = output, targets
                if on_batch is not None:
                    on_batch()
            self._finished += 1

    def results(self) -> list[Numbers]:
        """Return the numbers of each finished epoch."""
        done = self._finished
        outputs, targets = (part[:done].reshape(-1, *part.shape[2:]) for part in (self._outputs, self._targets))
        return numbers(self._loss, outputs, targets, done)

    def recent(self) -> Numbers:
        """Return the numbers of the last batch."""
        return numbers(self._loss, *self._recent, 1)[0]

    def validate(self) -> Numbers:
        """Return the numbers of the held-out part."""
        assert self._held_out is not None
        X, y = self._held_out
        return numbers(self._loss, self._network.predict(X), y, 1)[0]

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
