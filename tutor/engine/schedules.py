"""Schedules: how the learning rate changes while training goes on. Definitions are torch.optim.lr_scheduler's.

A schedule is asked for the learning rate of each epoch (or of each batch, for `OneCycleLR`), counted from 0.
"""

import math


class Schedule:
    """The learning rate as a function of time.

    Attributes:
        per_batch: whether time is counted in batches instead of epochs.

    """

    per_batch = False

    def start(self, lr: float) -> None:
        """Begin with the optimizer's own learning rate."""
        self.base_lr = lr

    def lr(self, time: int) -> float:
        """Return the learning rate of an epoch or batch."""
        raise NotImplementedError

    def observe(self, loss: float) -> None:
        """Hear of an epoch's loss: of the validation part where there is one. A resumed run tells those before again."""
        del loss


class StepLR(Schedule):
    """Every `step_size` epochs the rate is multiplied by gamma."""

    def __init__(self, step_size: int, gamma: float = 0.1) -> None:
        self.step_size = step_size
        self.gamma = gamma

    def lr(self, time: int) -> float:
        """Return lr·gamma^⌊time / step_size⌋."""
        return float(self.base_lr * self.gamma ** (time // self.step_size))


class CosineAnnealingLR(Schedule):
    """From the rate down to eta_min along half a cosine of T_max epochs (Loshchilov and Hutter, 2017)."""

    def __init__(self, T_max: int, eta_min: float = 0.0) -> None:
        self.T_max = T_max
        self.eta_min = eta_min

    def lr(self, time: int) -> float:
        """Return eta_min + ½(lr − eta_min)(1 + cos(π·time / T_max))."""
        return self.eta_min + 0.5 * (self.base_lr - self.eta_min) * (1.0 + math.cos(math.pi * time / self.T_max))


class OneCycleLR(Schedule):
    """Up to max_lr in the first part of all batches, then down to almost nothing, both along cosines (Smith, 2018)."""

    per_batch = True

    def __init__(
        self,
        max_lr: float,
        total_steps: int,
        pct_start: float = 0.3,
        div_factor: float = 25.0,
        final_div_factor: float = 1e4,
    ) -> None:
        self.max_lr = max_lr
        self.total_steps = total_steps
        self.pct_start = pct_start
        self.initial_lr = max_lr / div_factor
        self.final_lr = self.initial_lr / final_div_factor

    def lr(self, time: int) -> float:
        """Return the rate of a batch; after total_steps it stays at its smallest."""
        peak, end = self.pct_start * self.total_steps - 1.0, self.total_steps - 1.0
        time = min(time, self.total_steps - 1)
        if time <= peak:
            return _between(self.initial_lr, self.max_lr, time / peak if peak > 0 else 1.0)
        return _between(self.max_lr, self.final_lr, (time - peak) / (end - peak))


class ReduceLROnPlateau(Schedule):
    """When the loss has not become smaller by `threshold` for more than `patience` epochs, the rate is multiplied by factor."""

    def __init__(self, factor: float = 0.1, patience: int = 10, threshold: float = 1e-4, min_lr: float = 0.0) -> None:
        self.factor = factor
        self.patience = patience
        self.threshold = threshold
        self.min_lr = min_lr

    def start(self, lr: float) -> None:
        """Begin with the optimizer's own learning rate."""
        super().start(lr)
        self._current = lr
        self._best = math.inf
        self._bad_epochs = 0

    def lr(self, time: int) -> float:
        """Return the rate as it is now."""
        del time
        return self._current

    def observe(self, loss: float) -> None:
        """Count epochs without progress, and reduce the rate after too many."""
        if loss < self._best * (1.0 - self.threshold):
            self._best = loss
            self._bad_epochs = 0
        else:
            self._bad_epochs += 1
        if self._bad_epochs > self.patience:
            reduced = max(self._current * self.factor, self.min_lr)
            if self._current - reduced > 1e-8:
                self._current = reduced
            self._bad_epochs = 0


def _between(start: float, end: float, share: float) -> float:
    """Return what lies between two rates along half a cosine."""
    return end + 0.5 * (start - end) * (1.0 + math.cos(math.pi * share))
