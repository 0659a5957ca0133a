"""A network with its loss and its optimizer: what is fitted to data, and predicts.

The conventions are scikit-learn's (fit, predict, score, random_state), except that `fit` returns a `History`.
"""

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tutor.engine import checkpoint
from tutor.engine.history import History
from tutor.engine.inputs import checked_pair, checked_samples
from tutor.engine.losses import LOSSES, Loss
from tutor.engine.metrics import accuracy, class_ids, r2_score
from tutor.engine.network import Sequential
from tutor.engine.numpy_session import NumpySession
from tutor.engine.optimizers import OPTIMIZERS, Optimizer
from tutor.engine.schedules import Schedule
from tutor.engine.session import BACKENDS, DEVICES, Samples, Session
from tutor.engine.training import Callback, EarlyStopping, Run


class Model:
    """A network that can be trained.

    Args:
        network: the description of the layers; the model fills it with parameters.
        loss: a loss, or its name in `losses.LOSSES`.
        optimizer: an optimizer, or its name in `optimizers.OPTIMIZERS`.
        backend: `numpy`, or `torch`.
        device: of torch: `auto`, `cpu`, `cuda` or `mps`. Where it cannot be used, or fails while training, the processor
            takes its place; `History.device` and `History.notice` tell.
        dtype: `float32` or `float64`.
        random_state: a seed; the same seed on the same machine gives the same run. None takes a new one each time.

    Raises:
        ValueError: a name is unknown.

    """

    def __init__(
        self,
        network: Sequential,
        loss: Loss | str = "cross_entropy",
        optimizer: Optimizer | str = "adam",
        *,
        backend: str = "numpy",
        device: str = "auto",
        dtype: str = "float32",
        random_state: int | None = None,
    ) -> None:
        self.network = network
        self.loss = _named(loss, LOSSES, "loss")
        self.optimizer = _named(optimizer, OPTIMIZERS, "optimizer")
        if backend not in BACKENDS:
            raise ValueError(f"backend must be one of {', '.join(BACKENDS)}, not {backend!r}")
        if device not in DEVICES:
            raise ValueError(f"device must be one of {', '.join(DEVICES)}, not {device!r}")
        if dtype not in ("float32", "float64"):
            raise ValueError(f"dtype must be float32 or float64, not {dtype!r}")
        self.backend = backend
        self.device = device
        self.dtype = np.dtype(dtype)
        self.generator = np.random.default_rng(random_state)
        self.history = History()
        self._session: Session | None = None
        self._early_stopping: EarlyStopping | None = None
        self.network.build(self.generator, self.dtype)

    def fit(
        self,
        X: Any,  # noqa: ANN401 - arrays, or what becomes one
        y: Any,  # noqa: ANN401
        *,
        epochs: int = 100,
        batch_size: int = 32,
        validation_split: float = 0.0,
        validation_data: tuple[Any, Any] | None = None,
        schedule: Schedule | None = None,
        early_stopping: EarlyStopping | None = None,
        on_epoch: Sequence[Callback] = (),
        on_batch: Sequence[Callback] = (),
        shuffle: bool = True,
        resume: Path | str | None = None,
    ) -> History:
        """Train, and return the numbers of every epoch.

        Args:
            X: samples, (n, features) or (n, channels, height, width).
            y: targets: class ids, one-hot rows or numbers, as the loss takes them.
            epochs: how many epochs in all, those before a checkpoint included.
            batch_size: samples in a step.
            validation_split: the share of the samples that is held out, drawn at random.
            validation_data: (X, y) to validate on, in place of a split.
            schedule: of the learning rate.
            early_stopping: when to end before.
            on_epoch: called after each epoch with a `Progress`.
            on_batch: called after each step.
            shuffle: whether every epoch has another order.
            resume: a file that `save` wrote, to go on from.

        Raises:
            ValueError: there are no samples, they do not fit the network, hold what is no finite number, or the targets do
                not fit the loss.

        """
        if epochs < 0 or batch_size < 1:
            raise ValueError(
                f"epochs={epochs}, batch_size={batch_size}: a batch is at least 1, epochs are not below 0"
            )
        X, y = checked_pair(X, y, self.dtype)
        if resume is not None:
            self.load(resume)
        shape = self._output_shape(X[:1])
        y = self.loss.prepared(y, shape, self.dtype)
        held_out = None
        if validation_data is not None:
            held_out_X, held_out_y = checked_pair(*validation_data, self.dtype)
            self._output_shape(held_out_X[:1])
            held_out = held_out_X, self.loss.prepared(held_out_y, shape, self.dtype)
        elif validation_split:
            X, y, held_out = self._split(X, y, validation_split)
        self._prepare(resume, schedule, early_stopping)
        self._session = self._begin((X, y), held_out)
        run = Run(
            session=self._session,
            optimizer=self.optimizer,
            samples=len(X),
            batch_size=batch_size,
            epochs=epochs,
            generator=self.generator,
            history=self.history,
            validate=held_out is not None,
            schedule=schedule,
            early_stopping=early_stopping,
            on_epoch=on_epoch,
            on_batch=on_batch,
            shuffle=shuffle,
        )
        return run.train()

    def predict_scores(self, X: Any) -> np.ndarray:  # noqa: ANN401
        """Return what the network says: probabilities where the loss knows how to make them, else its output.

        Raises:
            ValueError: there are no samples, they do not fit the network, or hold what is no finite number.

        """
        X = checked_samples(X, self.dtype)
        self._output_shape(X[:1])
        return self.loss.scores(self.network.predict(X))

    def predict(self, X: Any) -> np.ndarray:  # noqa: ANN401
        """Return class ids (n,) where the loss is a classification's, else the output."""
        scores = self.predict_scores(X)
        return class_ids(scores) if self.loss.classifies else scores

    def score(self, X: Any, y: Any) -> float:  # noqa: ANN401
        """Return the accuracy, or R² where the loss is no classification's."""
        X, y = checked_pair(X, y, self.dtype)
        measure = accuracy if self.loss.classifies else r2_score
        return measure(self.predict_scores(X), y)

    def save(self, path: Path | str) -> None:
        """Write a checkpoint: network, optimizer, history and generator, so that training can go on exactly.

        It may be called by a callback while training goes on.
        """
        if self._session is not None:
            self._session.synchronize()
        best = None if self._early_stopping is None else self._early_stopping.weights
        checkpoint.save(path, self.network, self.optimizer, self.history, self.generator, best)

    def load(self, path: Path | str) -> None:
        """Take network, history and generator from a checkpoint.

        Raises:
            OSError: there is no such file.
            ValueError: it is no checkpoint, or another network's.

        """
        self._session = None
        self.history = checkpoint.load(path, self.network, self.generator)

    def _output_shape(self, sample: np.ndarray) -> tuple[int, ...]:
        try:
            return self.network.forward(sample).shape[1:]
        except (ValueError, IndexError) as error:
            raise ValueError(f"samples of shape {sample.shape[1:]} do not fit the network: {error}") from None

    def _split(self, X: np.ndarray, y: np.ndarray, share: float) -> tuple[np.ndarray, np.ndarray, Samples]:
        count = round(share * len(X))
        if not 0 < count < len(X):
            raise ValueError(f"validation_split of {share} leaves nothing of {len(X)} samples on one side")
        order = self.generator.permutation(len(X))
        out, kept = order[:count], order[count:]
        return X[kept], y[kept], (X[out], y[out])

    def _prepare(
        self, resume: Path | str | None, schedule: Schedule | None, early_stopping: EarlyStopping | None
    ) -> None:
        """Begin anew, or bring optimizer, schedule and early stopping to where the checkpoint was."""
        self._early_stopping = early_stopping
        self.optimizer.start(self.network.parameters, self.network.gradient)
        if resume is None:
            self.history = History()
        else:
            checkpoint.restore_optimizer(resume, self.optimizer)
            self.history.stopped, self.history.best_epoch = "", None
        if schedule is not None:
            schedule.start(self.optimizer.initial_lr)
        if early_stopping is not None:
            early_stopping.start()
        for epoch, loss in enumerate(self.history.validation_loss or self.history.loss):
            if schedule is not None:
                schedule.observe(loss)
            if early_stopping is not None:
                early_stopping.improves(loss, epoch)
        if resume is not None and early_stopping is not None:
            early_stopping.weights = checkpoint.best_weights(resume)

    def _begin(self, training: Samples, held_out: Samples | None) -> Session:
        """Return a session on the backend and the device that were asked for."""
        self.history.device, self.history.notice = "cpu", ""
        if self.backend == "numpy":
            return NumpySession(self.network, self.loss, self.optimizer, training, held_out)
        from tutor.engine.torch_fallback import TorchWithFallback  # torch takes seconds to import

        parts = self.network, self.loss, self.optimizer, training, held_out
        return TorchWithFallback(*parts, self.device, self.history)


def _named(given: Any, known: dict[str, Any], what: str) -> Any:  # noqa: ANN401
    """Return what a name stands for, or a copy of what was given: two models never share an optimizer."""
    if not isinstance(given, str):
        return copy.copy(given)
    if given not in known:
        raise ValueError(f"{what} must be one of {', '.join(known)}, not {given!r}")
    return known[given]()
