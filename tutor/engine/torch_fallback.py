"""PyTorch on the device that was asked for, and on the processor where that device cannot be used or breaks down."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import numpy as np
import torch

from tutor.engine import devices
from tutor.engine.history import History
from tutor.engine.losses import Loss
from tutor.engine.network import Sequential
from tutor.engine.optimizers import Optimizer
from tutor.engine.session import DeviceUnusable, LossAndAccuracy, OnBatch, Order, Samples
from tutor.engine.torch_session import TorchSession

T = TypeVar("T")


class TorchWithFallback:
    """A session that never raises `DeviceUnusable`: what fails is done again by a session on the processor.

    That session goes on with what was learnt so far. `History.device` and `History.notice` tell of the change.

    Raises:
        ValueError: no device has this name.

    """

    def __init__(
        self,
        network: Sequential,
        loss: Loss,
        optimizer: Optimizer,
        training: Samples,
        held_out: Samples | None,
        device: str,
        history: History,
    ) -> None:
        self._network = network
        self._optimizer = optimizer
        self._history = history
        self._session: TorchSession | None = None
        self._on = partial(TorchSession, network, loss, optimizer, training, held_out)
        try:
            chosen = devices.chosen(device)
            self._session = self._on(chosen)
            history.device = chosen.type
        except DeviceUnusable as problem:
            self._session = self._on_processor(problem)

    def train(self, epochs: int, order: Order, batch_size: int, on_batch: OnBatch | None) -> list[LossAndAccuracy]:
        """Train some epochs; where the device fails, all of them again."""
        return self._surely(lambda session: session.train(epochs, order, batch_size, on_batch))

    def results(self) -> list[LossAndAccuracy]:
        """Return loss and accuracy of each epoch finished; none where the device took them along."""
        return self._surely(lambda session: session.results())

    def recent(self) -> LossAndAccuracy:
        """Return loss and accuracy of the last batch; a failure ends `train`, which then does all of it again."""
        assert self._session is not None
        return self._session.recent()

    def validate(self) -> LossAndAccuracy:
        """Return loss and accuracy of the held-out part."""
        return self._surely(lambda session: session.validate())

    def weights(self) -> np.ndarray:
        """Return a copy of all parameters and buffers."""
        return self._surely(lambda session: session.weights())

    def restore(self, weights: np.ndarray) -> None:
        """Go back to such a copy."""
        self._surely(lambda session: session.restore(weights))

    def synchronize(self) -> None:
        """Bring parameters, buffers and the optimizer's memory up to date."""
        self._surely(lambda session: session.synchronize())

    def _surely(self, work: Callable[[TorchSession], T]) -> T:
        """Have the session do something, or, if its device fails, the one that takes its place."""
        assert self._session is not None
        try:
            return work(self._session)
        except DeviceUnusable as problem:
            self._session = self._on_processor(problem)
            return work(self._session)

    def _on_processor(self, problem: DeviceUnusable) -> TorchSession:
        """Return a session on the processor, with what was learnt so far if it can still be fetched."""
        if self._session is not None:
            try:
                self._session.synchronize()
            except (DeviceUnusable, RuntimeError):  # nothing comes back from a device that has broken down
                self._optimizer.start(self._network.parameters, self._network.gradient)
        self._history.device, self._history.notice = "cpu", f"{problem}; the processor is used instead."
        return self._on(torch.device("cpu"))
