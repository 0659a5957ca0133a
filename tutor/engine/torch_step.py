"""One training step in PyTorch, and the same step captured as a CUDA graph where that is quicker."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import torch
from torch import Tensor, nn

Step = Callable[[Tensor, Tensor], Tensor]
"""Takes a batch and its targets, changes the parameters, and returns the output for the batch."""

_WARM_UP: Final = 3
"""Steps before a capture, in which libraries set themselves up; torch's notes on CUDA graphs advise as many."""

_TRIAL: Final = 20
"""Steps by which two ways of stepping are compared."""


class EagerStep:
    """Forward, backward, clip, change: the four lines of every introduction."""

    def __init__(
        self,
        module: nn.Module,
        loss: nn.Module,
        optimizer: torch.optim.Optimizer,
        max_norm: float | None,
        l1: float = 0.0,
    ) -> None:
        self.module = module
        self.optimizer = optimizer
        self._loss = loss
        self._max_norm = max_norm
        self._l1 = l1

    def __call__(self, X: Tensor, y: Tensor) -> Tensor:
        """Take a step."""
        self.optimizer.zero_grad()
        output: Tensor = self.module(X)
        self._loss(output, y).backward()
        if self._max_norm is not None:
            nn.utils.clip_grad_norm_(self.module.parameters(), self._max_norm)
        if self._l1:
            self._pull()
        self.optimizer.step()
        return output.detach()

    def _pull(self) -> None:
        """Add l1·sign(θ) to the gradient: torch's optimizers have L2 regularization only."""
        with torch.no_grad():
            for parameter in self.module.parameters():
                assert parameter.grad is not None
                parameter.grad.add_(parameter.sign(), alpha=self._l1)


class CapturedStep:
    """The kernels of a step recorded once and started by a single call: Python and the launches cost nothing any more.

    It works for batches of one shape. The optimizer has to be `capturable`, its learning rate a tensor.
    """

    def __init__(self, step: EagerStep, X: Tensor, y: Tensor) -> None:
        self._X, self._y = X.clone(), y.clone()
        aside = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(_WARM_UP):
                step(self._X, self._y)
        torch.cuda.current_stream().wait_stream(aside)
        step.optimizer.zero_grad()
        self._graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self._graph):
            self._output = step(self._X, self._y)

    def __call__(self, X: Tensor, y: Tensor) -> Tensor:
        """Take a step."""
        self._X.copy_(X)
        self._y.copy_(y)
        self._graph.replay()
        return self._output.clone()


def quickest(step: EagerStep, X: Tensor, y: Tensor) -> Step:
    """Return a captured step if it can be captured and a trial shows that it is quicker, else the step itself.

    Afterwards parameters, buffers and the optimizer's memory are as they were.
    """
    with _unchanged(step):
        try:
            ways: list[Step] = [step, CapturedStep(step, X, y)]
            return min(ways, key=lambda way: _seconds(way, X, y))
        except (RuntimeError, TypeError):  # an operation that cannot be captured, or no memory left for a second copy
            return step


def _seconds(step: Step, X: Tensor, y: Tensor) -> float:
    torch.cuda.synchronize()
    started = time.perf_counter()
    for _ in range(_TRIAL):
        step(X, y)
    torch.cuda.synchronize()
    return time.perf_counter() - started


@contextmanager
def _unchanged(step: EagerStep) -> Iterator[None]:
    """Put everything back that training changes; what the optimizer makes in its first step is then zero."""
    state = step.optimizer.state
    module = {tensor: tensor.detach().clone() for tensor in (*step.module.parameters(), *step.module.buffers())}
    memory = {
        tensor: tensor.clone() for kept in state.values() for tensor in kept.values() if isinstance(tensor, Tensor)
    }
    try:
        yield
    finally:
        with torch.no_grad():
            for tensor, before in module.items():
                tensor.copy_(before)
            for kept in state.values():
                for tensor in kept.values():
                    if isinstance(tensor, Tensor):
                        tensor.copy_(memory[tensor]) if tensor in memory else tensor.zero_()
