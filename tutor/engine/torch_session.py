"""Training with PyTorch: data, network and optimizer live on one device, and no step waits for a number."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial

import numpy as np
import torch

from tutor.engine.devices import plain_errors
from tutor.engine.layers import Dropout
from tutor.engine.losses import Loss
from tutor.engine.network import IN_PARTS_OF, Sequential
from tutor.engine.optimizers import Optimizer
from tutor.engine.session import LossAndAccuracy, OnBatch, Order, Samples, by_epoch
from tutor.engine.torch_network import (
    loss_of,
    module_of,
    optimizer_of,
    receive_memory,
    send_memory,
    set_lr,
    targets_of,
)
from tutor.engine.torch_step import EagerStep, Step, quickest


class TorchSession:
    """Steps on tensors of one device; losses and accuracies come back after it.

    The network and the optimizer that were given are brought up to date by `synchronize`.

    Raises:
        DeviceUnusable: by every method, when the device fails or has not enough memory.

    """

    def __init__(
        self,
        network: Sequential,
        loss: Loss,
        optimizer: Optimizer,
        training: Samples,
        held_out: Samples | None,
        device: torch.device,
    ) -> None:
        self._network = network
        self._loss = loss
        self._optimizer = optimizer
        self._device = device
        self._held_out = held_out
        self._all_targets = training[1]
        self._outputs: list[torch.Tensor] = []
        self._orders: list[np.ndarray] = []
        self._start = 0
        self._finished = 0
        self._captured: dict[torch.Size, Step] = {}
        self._dropout = next((layer for layer in network.layers if isinstance(layer, Dropout)), None)
        with plain_errors(device):
            self._module = module_of(network).to(device)
            self._torch_optimizer = optimizer_of(optimizer, self._module, quick=True)
            if optimizer.steps:
                send_memory(optimizer, self._torch_optimizer, network)
            self._step = EagerStep(
                self._module, loss_of(loss), self._torch_optimizer, optimizer.max_norm, optimizer.l1
            )
            self._X = torch.from_numpy(training[0]).to(device)
            self._y = targets_of(loss, training[1]).to(device)

    def train(self, epochs: int, order: Order, batch_size: int, on_batch: OnBatch | None) -> list[LossAndAccuracy]:
        """Train some epochs."""
        self._outputs, self._orders, self._finished = [], [], 0
        self._module.train()
        self._set_lr()
        with plain_errors(self._device), self._own_chance():
            for epoch in range(epochs):
                self._train_epoch(order(), batch_size, on_batch and partial(on_batch, epoch))
                self._finished += 1
        return self.results()

    def results(self) -> list[LossAndAccuracy]:
        """Return loss and accuracy of each finished epoch; the device is waited for here, and nowhere else in training."""
        if not self._finished:
            return []
        targets = self._all_targets[np.concatenate(self._orders[: self._finished])]
        with plain_errors(self._device):
            outputs = torch.cat(self._outputs)[: len(targets)].cpu().numpy()
        return by_epoch(self._loss, outputs, targets, self._finished)

    def recent(self) -> LossAndAccuracy:
        """Return loss and accuracy of the last batch; this waits for the device."""
        with plain_errors(self._device):
            output = self._outputs[-1].cpu().numpy()
        targets = self._all_targets[self._orders[-1][self._start : self._start + len(output)]]
        return by_epoch(self._loss, output, targets, 1)[0]

    def validate(self) -> LossAndAccuracy:
        """Return loss and accuracy of the held-out part."""
        assert self._held_out is not None
        X, y = self._held_out
        self._module.eval()
        with plain_errors(self._device), torch.no_grad():
            parts = [
                self._module(part.to(self._device)).cpu() for part in torch.split(torch.from_numpy(X), IN_PARTS_OF)
            ]
        return by_epoch(self._loss, torch.cat(parts).numpy(), y, 1)[0]

    def weights(self) -> np.ndarray:
        """Return a copy of all parameters and buffers."""
        tensors = self._module.state_dict().values()
        with plain_errors(self._device):
            return torch.cat([tensor.detach().cpu().reshape(-1).double() for tensor in tensors]).numpy()

    def restore(self, weights: np.ndarray) -> None:
        """Go back to such a copy."""
        start = 0
        with torch.no_grad(), plain_errors(self._device):
            for tensor in self._module.state_dict().values():
                part = torch.from_numpy(weights[start : start + tensor.numel()])
                tensor.copy_(part.reshape(tensor.shape).to(tensor.dtype))
                start += tensor.numel()

    def synchronize(self) -> None:
        """Bring parameters, buffers and the optimizer's memory into the network and the optimizer given."""
        with plain_errors(self._device):
            self._network.load_state_dict(self._module.state_dict())
            receive_memory(self._optimizer, self._torch_optimizer, self._network)

    def _train_epoch(self, samples: np.ndarray, batch_size: int, on_batch: Callable[[int], None] | None) -> None:
        if self._dropout is not None:
            torch.manual_seed(int(self._dropout.generator.integers(2**63)))
        indices = torch.from_numpy(samples).to(self._device)
        X, y = self._X.index_select(0, indices), self._y.index_select(0, indices)
        self._orders.append(samples)
        parts = [(X, y)]
        if len(samples) > batch_size:  # views made all at once: a slice for each step would cost as much as a layer
            parts = list(zip(torch.split(X, batch_size), torch.split(y, batch_size), strict=True))
        for number, (batch, targets) in enumerate(parts, start=1):
            step = self._step if self._device.type == "cpu" else self._step_for(batch, targets, batch_size)
            self._outputs.append(step(batch, targets))
            self._optimizer.steps += 1
            if on_batch is not None:
                self._start = (number - 1) * batch_size
                on_batch(number)
                self._set_lr()

    def _step_for(self, X: torch.Tensor, y: torch.Tensor, batch_size: int) -> Step:
        """Return the quickest way to step on such a batch; a last, smaller one is not worth a capture."""
        if self._device.type != "cuda" or len(X) < batch_size:
            return self._step
        if X.shape not in self._captured:
            self._captured[X.shape] = quickest(self._step, X, y)
        return self._captured[X.shape]

    @contextmanager
    def _own_chance(self) -> Iterator[None]:
        """Leave torch's random numbers, which a dropout draws from, to others as they were."""
        devices = [self._device] if self._device.type == "cuda" else []
        with nullcontext() if self._dropout is None else torch.random.fork_rng(devices):
            yield

    def _set_lr(self) -> None:
        set_lr(self._torch_optimizer, self._optimizer.lr)
