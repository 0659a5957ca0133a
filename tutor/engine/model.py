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
from tutor.engine.losses import LOSSES, Loss
from tutor.engine.metrics import accuracy, class_ids, r2_score
from tutor.engine.network import Sequential
from tutor.engine.numpy_session import NumpySession
from tutor.engine.optimizers import OPTIMIZERS, Optimizer
from tutor.engine.schedules import Schedule
from tutor.engine.session import DeviceUnusable, Session
from tutor.engine.training import Callback, EarlyStopping, Run

BACKENDS = ("numpy", "torch")

Samples = tuple[np.ndarray, np.ndarray]
"""X and y."""


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
        if dtype not in ("float32", "float64"):
            raise ValueError(f"dtype must be float32 or float64, not {dtype!r}")
        self.backend = backend
        self.device = device
        self.dtype = np.dtype(dtype)
        self.generator = np.random.default_rng(random_state)
        self.history = History()
        self._session: Session | None = None
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
            ValueError: there are no samples, they do not fit the network, or the targets do not fit the loss.

        """
        X = np.ascontiguousarray(X, dtype=self.dtype)
        y = np.asarray(y)
        if not len(X) or len(X) != len(y):
            raise ValueError(f"{len(X)} samples and {len(y)} targets: as many of both are needed, and at least one")
        if resume is not None:
            self.load(resume)
        shape = self._output_shape(X[:1])
        y = self.loss.prepared(y, shape, self.dtype)
        held_out = None
        if validation_data is not None:
            held_out_X = np.ascontiguousarray(validation_data[0], dtype=self.dtype)
            held_out = held_out_X, self.loss.prepared(np.asarray(validation_data[1]), shape, self.dtype)
        elif validation_split:
            X, y, held_out = self._split(X, y, validation_split)
        self.optimizer.start(self.network.parameters, self.network.gradient)
        if resume is None:
            self.history = History()
        else:
            checkpoint.restore_optimizer(resume, self.optimizer)
        session = self._begin((X, y), held_out)
        if schedule is not None:
            schedule.start(self.optimizer.lr)
        run = Run(
            session=session,
            optimizer=self.optimizer,
            samples=len(X),
            batch_size=batch_size,
            epochs=epochs,
            generator=self.generator,
            validate=held_out is not None,
            schedule=schedule,
            early_stopping=early_stopping,
            on_epoch=on_epoch,
            on_batch=on_batch,
            shuffle=shuffle,
            history=self.history,
            instead=lambda problem: self._begin_on_processor((X, y), held_out, problem),
        )
        return run.train()

    def predict_scores(self, X: Any) -> np.ndarray:  # noqa: ANN401
        """Return what the network says: probabilities where the loss knows how to make them, else its output."""
        return self.loss.scores(self.network.predict(np.ascontiguousarray(X, dtype=self.dtype)))

    def predict(self, X: Any) -> np.ndarray:  # noqa: ANN401
        """Return class ids (n,) where the loss is a classification's, else the output."""
        scores = self.predict_scores(X)
        return class_ids(scores) if self.loss.classifies else scores

    def score(self, X: Any, y: Any) -> float:  # noqa: ANN401
        """Return the accuracy, or R² where the loss is no classification's."""
        measure = accuracy if self.loss.classifies else r2_score
        return measure(self.predict_scores(X), np.asarray(y))

    def save(self, path: Path | str) -> None:
        """Write a checkpoint: network, optimizer, history and generator, so that training can go on exactly.

        It may be called by a callback while training goes on.
        """
        if self._session is not None:
            self._session.synchronize()
        checkpoint.save(path, self.network, self.optimizer, self.history, self.generator)

    def load(self, path: Path | str) -> None:
        """Take network, history and generator from a checkpoint.

        Raises:
            ValueError: it is another network's.

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

    def _begin(self, training: Samples, held_out: Samples | None) -> Session:
        """Begin a session on the backend and the device that were asked for."""
        self._session = None
        self.history.device, self.history.notice = "cpu", ""
        if self.backend == "numpy":
            self._session = NumpySession(self.network, self.loss, self.optimizer, training, held_out)
            return self._session
        from tutor.engine import devices  # torch takes seconds to import
        from tutor.engine.torch_session import TorchSession

        try:
            device = devices.chosen(self.device)
            self._session = TorchSession(self.network, self.loss, self.optimizer, training, held_out, device)
            self.history.device = device.type
        except DeviceUnusable as problem:
            return self._begin_on_processor(training, held_out, problem)
        return self._session

    def _begin_on_processor(self, training: Samples, held_out: Samples | None, problem: DeviceUnusable) -> Session:
        """Go on with torch on the processor, with what was learnt so far if it can still be fetched."""
        import torch

        from tutor.engine.torch_session import TorchSession

        if self._session is not None:
            try:
                self._session.synchronize()
            except (DeviceUnusable, RuntimeError):  # nothing comes back from a device that has broken down
                self.optimizer.start(self.network.parameters, self.network.gradient)
        self.history.device, self.history.notice = "cpu", f"{problem}; the processor is used instead."
        on_processor = torch.device("cpu")
        self._session = TorchSession(self.network, self.loss, self.optimizer, training, held_out, on_processor)
        return self._session


def _named(given: Any, known: dict[str, Any], what: str) -> Any:  # noqa: ANN401
    """Return what a name stands for, or a copy of what was given: two models never share an optimizer."""
    if not isinstance(given, str):
        return copy.copy(given)
    if given not in known:
        raise ValueError(f"{what} must be one of {', '.join(known)}, not {given!r}")
    return known[given]()
