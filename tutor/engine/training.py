"""The course of training: epochs, validation, schedules, early stopping, and the moments at which others may look in.

A backend's session takes the steps; everything here is the same for all of them. Read `Run.train` first.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from tutor.engine.history import History
from tutor.engine.optimizers import Optimizer
from tutor.engine.schedules import Schedule
from tutor.engine.session import LossAndAccuracy, Session

_SAMPLES_TOGETHER: Final = 2048
"""Samples of several small epochs whose losses are worked out together."""


class StopTraining(Exception):  # noqa: N818 - it is no error: a callback asks for the end
    """Raised by a callback to end training now; what was learnt stays."""


@dataclass
class Progress:
    """What a callback sees.

    Attributes:
        history: the numbers so far; its last entries are the epoch's that has just ended.
        epoch: the epoch, counted from 0.
        batch: the batches of this epoch that are done.
        recent: returns loss and accuracy of the last batch. They are worked out when it is called: call it as often as
            you show them, not at every step.

    Callbacks of batches alone do not make the history wait: it may then lack the last few epochs, if these are short.
    """

    history: History
    recent: Callable[[], LossAndAccuracy]
    epoch: int = 0
    batch: int = 0


Callback = Callable[[Progress], None]


@dataclass
class EarlyStopping:
    """Ends training when the watched loss has not become smaller for `patience` epochs, and restores the best weights.

    The loss is the validation part's, or the training loss where there is none.

    Attributes:
        patience: epochs without progress that are borne.
        min_delta: by how much a loss has to be smaller to count as progress.
        best: the smallest loss so far.
        best_epoch: its epoch.
        weights: what the session's `weights` returned after it.

    """

    patience: int = 10
    min_delta: float = 0.0
    best: float = field(default=math.inf, init=False)
    best_epoch: int = field(default=-1, init=False)
    weights: np.ndarray | None = field(default=None, init=False, repr=False)

    def start(self) -> None:
        """Forget other runs."""
        self.best, self.best_epoch, self.weights = math.inf, -1, None

    def improves(self, loss: float, epoch: int) -> bool:
        """Hear of an epoch's loss, and return whether it is the best so far."""
        better = loss < self.best - self.min_delta
        if better:
            self.best, self.best_epoch = loss, epoch
        return better

    def is_over(self, epoch: int) -> bool:
        """Return whether it is time to stop after this epoch."""
        return epoch - self.best_epoch >= self.patience


@dataclass
class Run:
    """One call of `fit`.

    Attributes:
        session: who takes the steps.
        optimizer: whose learning rate the schedule sets.
        samples: how many there are to train on.
        batch_size: samples in a step.
        epochs: the epoch at which to end, counted from the very first.
        generator: decides the order of the samples.
        history: what is written; not empty when training goes on from a checkpoint.
        validate: whether there is a held-out part.
        schedule: of the learning rate.
        early_stopping: when to end before.
        on_epoch: called after each epoch.
        on_batch: called after each step.
        shuffle: whether every epoch has another order.

    """

    session: Session
    optimizer: Optimizer
    samples: int
    batch_size: int
    epochs: int
    generator: np.random.Generator
    history: History
    validate: bool = False
    schedule: Schedule | None = None
    early_stopping: EarlyStopping | None = None
    on_epoch: Sequence[Callback] = ()
    on_batch: Sequence[Callback] = ()
    shuffle: bool = True

    def train(self) -> History:
        """Train and return the history; `KeyboardInterrupt` and `StopTraining` end it early and keep what was learnt."""
        history = self.history
        started = time.perf_counter() - history.seconds
        progress = Progress(history, self.session.recent)
        try:
            while history.epochs < self.epochs and not history.stopped:
                self._train_epochs(progress)
                self._judge(progress.epoch)
                history.seconds = time.perf_counter() - started
                for callback in self.on_epoch:
                    callback(progress)
        except (KeyboardInterrupt, StopTraining):
            history.stopped = "cancelled"
        if self.early_stopping is not None and self.early_stopping.weights is not None:
            self.session.restore(self.early_stopping.weights)
            history.best_epoch = self.early_stopping.best_epoch
        self.session.synchronize()
        history.seconds = time.perf_counter() - started
        return history

    def _train_epochs(self, progress: Progress) -> None:
        """Train one epoch, or several where nobody wants to look in between, and write their losses down."""
        first = self.history.epochs
        per_batch = self.schedule is not None and self.schedule.per_batch

        def after_step(epoch: int, batch: int) -> None:
            progress.epoch, progress.batch = first + epoch, batch
            for callback in self.on_batch:
                callback(progress)
            if per_batch:
                self._set_rate(progress)

        progress.epoch, progress.batch = first, 0
        self._set_rate(progress)
        on_batch = after_step if self.on_batch or per_batch else None
        try:
            finished = self.session.train(self._together(), self._order, self.batch_size, on_batch)
        except (KeyboardInterrupt, StopTraining):
            self._write(self.session.results())
            raise
        self._write(finished)

    def _judge(self, epoch: int) -> None:
        """Validate after an epoch, and tell schedule and early stopping of the loss."""
        loss = self.history.loss[-1]
        if self.validate:
            loss, accuracy = self.session.validate()
            self.history.validation_loss.append(loss)
            self.history.validation_accuracy += [] if accuracy is None else [accuracy]
        if self.schedule is not None:
            self.schedule.observe(loss)
        if self.early_stopping is not None:
            if self.early_stopping.improves(loss, epoch):
                self.early_stopping.weights = self.session.weights()
            self.history.stopped = "early stopping" if self.early_stopping.is_over(epoch) else ""

    def _set_rate(self, progress: Progress) -> None:
        """Set the learning rate of the next step; schedules count epochs, or all batches."""
        if self.schedule is not None:
            batches = math.ceil(self.samples / self.batch_size)
            done = progress.epoch * batches + progress.batch if self.schedule.per_batch else progress.epoch
            self.optimizer.lr = self.schedule.lr(done)

    def _together(self) -> int:
        """Return how many epochs to train before their losses are worked out: one, if anything depends on them."""
        if self.on_epoch or self.validate or self.schedule or self.early_stopping:
            return 1
        few = max(1, _SAMPLES_TOGETHER // self.samples)
        return min(few, self.epochs - self.history.epochs)

    def _order(self) -> np.ndarray:
        return self.generator.permutation(self.samples) if self.shuffle else np.arange(self.samples)

    def _write(self, finished: list[LossAndAccuracy]) -> None:
        """Append loss and accuracy of finished epochs to the history."""
        for loss, accuracy in finished:
            self.history.loss.append(loss)
            self.history.accuracy += [] if accuracy is None else [accuracy]
            self.history.lr.append(self.optimizer.lr)
