"""Training with PyTorch: data, network and optimizer live on one device, and no step waits for a number."""

import numpy as np
import torch

from tutor.engine.losses import Loss
from tutor.engine.network import Sequential
from tutor.engine.optimizers import Optimizer
from tutor.engine.session import Numbers, OnBatch, Order, numbers
from tutor.engine.torch_network import loss_of, module_of, optimizer_of, receive_memory, send_memory


class TorchSession:
    """Steps on tensors of one device; losses and accuracies come back after it.

    The network and the optimizer that were given are brought up to date when training ends.
    """

    def __init__(
        self,
        network: Sequential,
        loss: Loss,
        optimizer: Optimizer,
        training: tuple[np.ndarray, np.ndarray],
        held_out: tuple[np.ndarray, np.ndarray] | None,
        device: torch.device,
    ) -> None:
        self._network = network
        self._loss = loss
        self._optimizer = optimizer
        self._device = device
        self._module = module_of(network).to(device)
        self._torch_loss = loss_of(loss)
        self._torch_optimizer = optimizer_of(optimizer, self._module)
        if optimizer.steps:
            send_memory(optimizer, self._torch_optimizer)
        self._X, self._y = (torch.from_numpy(part).to(device) for part in training)
        self._held_out = None if held_out is None else (torch.from_numpy(held_out[0]).to(device), held_out[1])
        self._all_targets = training[1]
        self._outputs: list[torch.Tensor] = []
        self._targets: list[np.ndarray] = []
        self._finished = 0

    def train(self, epochs: int, order: Order, batch_size: int, on_batch: OnBatch | None) -> None:
        """Train some epochs."""
        module, loss, optimizer = self._module.train(), self._torch_loss, self._torch_optimizer
        max_norm = self._optimizer.max_norm
        self._outputs, self._targets, self._finished = [], [], 0
        self._set_lr()
        for _ in range(epochs):
            samples = order()
            indices = torch.from_numpy(samples).to(self._device)
            X, y = self._X[indices], self._y[indices]
            for start in range(0, len(samples), batch_size):
                stop = start + batch_size
                optimizer.zero_grad()
                output = module(X[start:stop])
                loss(output, y[start:stop]).backward()
                if max_norm is not None:
                    torch.nn.utils.clip_grad_norm_(module.parameters(), max_norm)
                optimizer.step()
                self._optimizer.steps += 1
                self._outputs.append(output.detach())
                if on_batch is not None:
                    on_batch()
                    self._set_lr()
            self._targets.append(self._all_targets[samples])
            self._finished += 1

    def results(self) -> list[Numbers]:
        """Return the numbers of each finished epoch; the device is waited for here, and nowhere else."""
        if not self._finished:
            return []
        targets = np.concatenate(self._targets)
        outputs = torch.cat(self._outputs)[: len(targets)].cpu().numpy()
        return numbers(self._loss, outputs, targets, self._finished)

    def validate(self) -> Numbers:
        """Return the numbers of the held-out part."""
        assert self._held_out is not None
        X, y = self._held_out
        with torch.no_grad():
            return numbers(self._loss, self._module.eval()(X).cpu().numpy(), y, 1)[0]

    def weights(self) -> np.ndarray:
        """Return a copy of all parameters and buffers."""
        tensors = self._module.state_dict().values()
        return torch.cat([tensor.detach().reshape(-1).double() for tensor in tensors]).cpu().numpy()

    def restore(self, weights: np.ndarray) -> None:
        """Go back to such a copy."""
        start = 0
        with torch.no_grad():
            for tensor in self._module.state_dict().values():
                part = torch.from_numpy(weights[start : start + tensor.numel()])
                tensor.copy_(part.reshape(tensor.shape))
                start += tensor.numel()

    def synchronize(self) -> None:
        """Bring parameters, buffers and the optimizer's memory into the network and the optimizer given."""
        self._network.load_state_dict(self._module.state_dict())
        receive_memory(self._optimizer, self._torch_optimizer)

    def _set_lr(self) -> None:
        for group in self._torch_optimizer.param_groups:
            group["lr"] = self._optimizer.lr
