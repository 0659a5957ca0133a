"""The course of training: epochs, validation, schedules, early stopping, and the moments at which others may look in.

A backend's session takes the steps; everything here is the same for all of them.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

import numpy as np

from tutor.engine.history import History
from tutor.engine.optimizers import Optimizer
from tutor.engine.schedules import Schedule
from tutor.engine.session import DeviceUnusable, Numbers, Session

_SAMPLES_TOGETHER: Final = 2048
"""Samples of several small epochs whose numbers are worked out together."""

T = TypeVar("T")


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
    recent: Callable[[], Numbers]
    epoch: int = 0
    batch: int = 0


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
        instead: gives another session when the device of this one fails; what fails is then done again.

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
    instead: Callable[[DeviceUnusable], Session] | None = None

    def train(self) -> History:
        """Train and return the history; `KeyboardInterrupt` and `StopTraining` end it early and keep what was learnt."""
        started, before = time.perf_counter(), self.history.seconds
        progress = Progress(self.history, self._recent)
        try:
            while self.history.epochs < self.epochs and not self.history.stopped:
                self._epochs(progress)
                self.history.seconds = before + time.perf_counter() - started
                for callback in self.on_epoch:
                    callback(progress)
        except (KeyboardInterrupt, StopTraining):
            self.history.stopped = "cancelled"
        if self.early_stopping is not None and self.early_stopping.weights is not None:
            best = self.early_stopping.weights
            self._surely(lambda session: session.restore(best))
            self.history.best_epoch = self.early_stopping.best_epoch
        self._surely(lambda session: session.synchronize())
        self.history.seconds = before + time.perf_counter() - started
        return self.history

    def _epochs(self, progress: Progress) -> None:
        """Train one epoch, or several where nobody wants to look in between, and write their numbers down."""
        progress.epoch, progress.batch = self.history.epochs, 0
        if self.schedule is not None:
            self.optimizer.lr = self.schedule.lr(self._time(progress))
        try:
            finished = self._surely(lambda session: self._train(session, progress))
        except (KeyboardInterrupt, StopTraining):
            self._write(self.session.results())
            raise
        self._write(finished)
        loss = self.history.loss[-1]
        if self.validate:
            loss, accuracy = self._surely(lambda session: session.validate())
            self.history.validation_loss.append(loss)
            self.history.validation_accuracy += [] if accuracy is None else [accuracy]
        if self.schedule is not None:
            self.schedule.observe(loss)
        if (stopping := self.early_stopping) is not None:
            enough = self._surely(lambda session: stopping.observe(loss, progress.epoch, session))
            self.history.stopped = "early stopping" if enough else ""

    def _train(self, session: Session, progress: Progress) -> list[Numbers]:
        """Take the steps of one epoch or several, and return the numbers of each."""
        watched = self.on_batch or (self.schedule is not None and self.schedule.per_batch)
        progress.batch = 0
        session.train(self._together(), self._order, self.batch_size, self._hook(progress) if watched else None)
        return session.results()

    def _write(self, finished: list[Numbers]) -> None:
        """Append the numbers of finished epochs to the history."""
        for loss, accuracy in finished:
            self.history.loss.append(loss)
            self.history.accuracy += [] if accuracy is None else [accuracy]
            self.history.lr.append(self.optimizer.lr)

    def _surely(self, work: Callable[[Session], T]) -> T:
        """Do something with the session; if its device fails, do it again with the one that takes its place."""
        try:
            return work(self.session)
        except DeviceUnusable as problem:
            if self.instead is None:
                raise
            self.session = self.instead(problem)
            return work(self.session)

    def _recent(self) -> Numbers:
        return self.session.recent()

    def _together(self) -> int:
        """Return how many epochs to train before their numbers are worked out: one, if anything depends on them."""
        if self.on_epoch or self.validate or self.schedule or self.early_stopping:
            return 1
        few = max(1, _SAMPLES_TOGETHER // self.samples)
        return min(few, self.epochs - self.history.epochs)

    def _order(self) -> np.ndarray:
        return self.generator.permutation(self.samples) if self.shuffle else np.arange(self.samples)

    def _hook(self, progress: Progress) -> Callable[[], None]:
        batches = self._batches

        def after_step() -> None:
            if progress.batch == batches:  # the first step of the next epoch
                progress.epoch, progress.batch = progress.epoch + 1, 0
            progress.batch += 1
            for callback in self.on_batch:
                callback(progress)
            if self.schedule is not None and self.schedule.per_batch:
                self.optimizer.lr = self.schedule.lr(self._time(progress))

        return after_step

    def _time(self, progress: Progress) -> int:
        """Return the time by which the schedule counts: epochs, or batches."""
        assert self.schedule is not None
        return progress.epoch * self._batches + progress.batch if self.schedule.per_batch else progress.epoch

    @property
    def _batches(self) -> int:
        """Return the steps of an epoch."""
        return math.ceil(self.samples / self.batch_size)
