"""Training with NumPy alone."""

import numpy as np

from tutor.engine.losses import Loss
from tutor.engine.network import Sequential
from tutor.engine.optimizers import Optimizer
from tutor.engine.session import LossAndAccuracy, OnBatch, Order, Samples, by_epoch


class NumpySession:
    """Steps on arrays in memory; what the losses are worked out of is kept for all epochs of one `train`."""

    def __init__(
        self,
        network: Sequential,
        loss: Loss,
        optimizer: Optimizer,
        training: Samples,
        held_out: Samples | None,
    ) -> None:
        self._network = network
        self._loss = loss
        self._optimizer = optimizer
        self._X, self._y = training
        self._in_order = np.empty_like(self._X)
        self._held_out = held_out
        self._output_shape = network.forward(self._X[:1]).shape[1:]
        self._outputs = np.empty((0, *self._y.shape))
        self._targets = np.empty((0, *self._y.shape))
        self._recent = self._outputs, self._targets
        self._finished = 0

    def train(self, epochs: int, order: Order, batch_size: int, on_batch: OnBatch | None) -> list[LossAndAccuracy]:
        """Train some epochs, and keep the outputs of every batch: `results` works out the losses of all at once."""
        network, optimizer = self._network, self._optimizer
        gradient_of = self._loss.gradient
        count = len(self._X)
        self._outputs = np.empty((epochs, count, *self._output_shape), self._X.dtype)
        self._targets = np.empty((epochs, *self._y.shape), self._y.dtype)
        self._finished = 0
        X = self._in_order
        for epoch in range(epochs):
            outputs, y = self._outputs[epoch], self._targets[epoch]
            samples = order()
            np.take(self._X, samples, axis=0, out=X, mode="clip")  # put in order once: batches are then slices
            np.take(self._y, samples, axis=0, out=y, mode="clip")  # other modes would fill `out` by way of a copy
            for start in range(0, count, batch_size):
                stop = start + batch_size
                output, targets = network.forward(X[start:stop], training=True), y[start:stop]
                outputs[start:stop] = output
                network.backward(gradient_of(output, targets))
                optimizer.step()
                self._recent = output, targets
                if on_batch is not None:
                    on_batch(epoch, start // batch_size + 1)
            self._finished += 1
        return self.results()

    def results(self) -> list[LossAndAccuracy]:
        """Return loss and accuracy of each finished epoch."""
        done = self._finished
        outputs, targets = (kept[:done].reshape(-1, *kept.shape[2:]) for kept in (self._outputs, self._targets))
        return by_epoch(self._loss, outputs, targets, done)

    def recent(self) -> LossAndAccuracy:
        """Return loss and accuracy of the last batch."""
        return by_epoch(self._loss, *self._recent, 1)[0]

    def validate(self) -> LossAndAccuracy:
        """Return loss and accuracy of the held-out part."""
        assert self._held_out is not None
        X, y = self._held_out
        return by_epoch(self._loss, self._network.predict(X), y, 1)[0]

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
