"""The course of training: epochs, validation, schedules, early stopping, and the moments at which others may look in.

A backend's session takes the steps; everything here is the same for all of them.
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
from tutor.engine.session import Session


class StopTraining(Exception):  # noqa: N818 - it is no error: a callback asks for the end
    """Raised by a callback to end training now; what was learnt stays."""


@dataclass
class Progress:
    """What a callback sees.

    Attributes:
        history: the numbers so far; its last entries are the epoch's that has just ended.
        epoch: the epoch, counted from 0.
        batch: the batches of this epoch that are done.

    """

    history: History
    epoch: int = 0
    batch: int = 0


_SAMPLES_TOGETHER: Final = 2048
"""Samples of several small epochs whose numbers are worked out together."""

Callback = Callable[[Progress], None]


@dataclass
class EarlyStopping:
    """Ends training when the watched loss has not become smaller for `patience` epochs, and restores the best weights.

    The loss is the validation part's, or the training loss where there is none.
    """

    patience: int = 10
    min_delta: float = 0.0
    best: float = field(default=math.inf, init=False)
    best_epoch: int = field(default=-1, init=False)
    weights: np.ndarray | None = field(default=None, init=False, repr=False)

    def observe(self, loss: float, epoch: int, session: Session) -> bool:
        """Hear of an epoch's loss and return whether it is time to stop."""
        if loss < self.best - self.min_delta:
            self.best, self.best_epoch, self.weights = loss, epoch, session.weights()
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
        validate: whether there is a held-out part.
        schedule: of the learning rate.
        early_stopping: when to end before.
        on_epoch: called after each epoch.
        on_batch: called after each step.
        shuffle: whether every epoch has another order.
        history: of the epochs before, when training goes on from a checkpoint.

    """

    session: Session
    optimizer: Optimizer
    samples: int
    batch_size: int
    epochs: int
    generator: np.random.Generator
    validate: bool = False
    schedule: Schedule | None = None
    early_stopping: EarlyStopping | None = None
    on_epoch: Sequence[Callback] = ()
    on_batch: Sequence[Callback] = ()
    shuffle: bool = True
    history: History = field(default_factory=History)

    def train(self) -> History:
        """Train and return the history; `KeyboardInterrupt` and `StopTraining` end it early and keep what was learnt."""
        started, before = time.perf_counter(), self.history.seconds
        progress = Progress(self.history)
        try:
            while self.history.epochs < self.epochs and not self.history.stopped:
                self._epochs(progress)
                self.history.seconds = before + time.perf_counter() - started
                for callback in self.on_epoch:
                    callback(progress)
        except (KeyboardInterrupt, StopTraining):
            self.history.stopped = "cancelled"
        if self.early_stopping is not None and self.early_stopping.weights is not None:
            self.session.restore(self.early_stopping.weights)
            self.history.best_epoch = self.early_stopping.best_epoch
        self.session.synchronize()
        self.history.seconds = before + time.perf_counter() - started
        return self.history

    def _epochs(self, progress: Progress) -> None:
        """Train one epoch, or several where nobody wants to look in between, and write their numbers down."""
        progress.epoch, progress.batch = self.history.epochs, 0
        if self.schedule is not None:
            self.optimizer.lr = self.schedule.lr(self._time(progress))
        watched = self.on_batch or (self.schedule is not None and self.schedule.per_batch)
        try:
            hook = self._hook(progress) if watched else None
            self.session.train(self._together(), self._order, self.batch_size, hook)
        finally:
            for loss, accuracy in self.session.results():
                self.history.loss.append(loss)
                self.history.accuracy += [] if accuracy is None else [accuracy]
                self.history.lr.append(self.optimizer.lr)
        loss = self.history.loss[-1]
        if self.validate:
            loss, accuracy = self.session.validate()
            self.history.validation_loss.append(loss)
            self.history.validation_accuracy += [] if accuracy is None else [accuracy]
        if self.schedule is not None:
            self.schedule.observe(loss)
        if self.early_stopping is not None and self.early_stopping.observe(loss, progress.epoch, self.session):
            self.history.stopped = "early stopping"

    def _together(self) -> int:
        """Return how many epochs to train before their numbers are worked out: one, if anything depends on them."""
        if self.on_epoch or self.on_batch or self.validate or self.schedule or self.early_stopping:
            return 1
        few = max(1, _SAMPLES_TOGETHER // self.samples)
        return min(few, self.epochs - self.history.epochs)

    def _order(self) -> np.ndarray:
        return self.generator.permutation(self.samples) if self.shuffle else np.arange(self.samples)

    def _hook(self, progress: Progress) -> Callable[[], None]:
        def after_step() -> None:
            progress.batch += 1
            for callback in self.on_batch:
                callback(progress)
            if self.schedule is not None and self.schedule.per_batch:
                self.optimizer.lr = self.schedule.lr(self._time(progress))

        return after_step

    def _time(self, progress: Progress) -> int:
        """Return the time by which the schedule counts: epochs, or batches."""
        assert self.schedule is not None
        batches = math.ceil(self.samples / self.batch_size)
        return progress.epoch * batches + progress.batch if self.schedule.per_batch else progress.epoch
