"""A network that learns, epoch by epoch, while its settings change under its feet.

Its random numbers come from Python's own `random`, so that a saved program can draw the same ones with NumPy as with torch.
"""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from tutor.engine import SGD, Adam, CrossEntropyLoss, LeakyReLU, Linear, ReLU, RMSprop, Sequential, Sigmoid, Tanh
from tutor.engine.losses import MSELoss
from tutor.engine.metrics import accuracy, r2_score
from tutor.engine.numpy_session import NumpySession
from tutor.playground import samples
from tutor.playground.settings import Settings

if TYPE_CHECKING:
    from tutor.engine.layers import Layer
    from tutor.engine.losses import Loss
    from tutor.engine.optimizers import Optimizer
    from tutor.engine.session import Session

MOMENTUM: Final = 0.9

_ACTIVATIONS: Final[dict[str, type[Layer]]] = {
    "tanh": Tanh,
    "relu": ReLU,
    "sigmoid": Sigmoid,
    "leaky_relu": LeakyReLU,
}


class Trainer:
    """The playground's network, its data and the course of its training.

    Attributes:
        settings: as they are now.
        samples: what it learns.
        network: brought up to date by `synchronize`.
        epoch: epochs since the beginning.
        losses: (epoch, training loss, test loss) of each epoch since they were last taken.

    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._prepare()

    def change(self, settings: Settings) -> bool:
        """Take other settings and return whether that began anew.

        Raises:
            ImportError: PyTorch is not installed. The settings are then as before.
            ValueError: the device is not here. The settings are then as before.

        """
        before, self.settings = self.settings, settings
        if settings.begins_anew(before):
            self._prepare()
            return True
        try:
            self._go_on(same_optimizer=settings.optimizer == before.optimizer)
        except (ImportError, ValueError):
            self.settings = before
            raise
        return False

    def reset(self) -> None:
        """Begin anew, with the same points and the same first weights."""
        self._prepare()

    def train(self) -> None:
        """Train one epoch."""
        ((loss, _),) = self._session.train(1, self._order, self.settings.batch_size, None)
        self.epoch += 1
        test_loss, _ = self._session.validate()
        self.losses.append((self.epoch, loss, test_loss))

    def synchronize(self) -> None:
        """Bring `network` up to date."""
        self._session.synchronize()

    def scores(self) -> tuple[float, float]:
        """Return how good the network is on the points to train on, and on those of the test; after `synchronize`.

        The share of right classes; for regression R², which is nan where the network gives no numbers any more.
        """
        score = r2_score if self.samples.is_regression else accuracy
        pairs = self.samples.training, self.samples.test
        return tuple(score(self.network.forward(X.astype(self._dtype)), y) for X, y in pairs)  # type: ignore[return-value]

    def _prepare(self) -> None:
        settings = self.settings
        self.samples = samples.made(settings.data, settings.noise, settings.seed)
        self._random = Random(settings.seed)  # noqa: S311 - the same numbers again are what it is for
        self.network = network_of(settings, self.samples.classes)
        self.network.build(np.random.default_rng(0), self._dtype)
        self.network.load_state_dict(first_weights(settings, self.samples.classes, self._random))
        self._optimizer = _optimizer_of(settings)
        self._optimizer.start(self.network.parameters, self.network.gradient)
        self._session = self._begun()
        self.epoch = 0
        self.losses: list[tuple[int, float, float]] = [(0, self._first_loss(), self._session.validate()[0])]

    def _go_on(self, *, same_optimizer: bool) -> None:
        """Begin a session with the present settings where the one before has left off."""
        self._session.synchronize()
        weights, memory = self.network.state_dict(), self._optimizer.state_dict()
        network, optimizer = self.network, self._optimizer
        try:
            self.network = network_of(self.settings, self.samples.classes)
            self.network.build(np.random.default_rng(0), self._dtype)
            self.network.load_state_dict(weights)
            self._optimizer = _optimizer_of(self.settings)
            self._optimizer.start(self.network.parameters, self.network.gradient)
            if same_optimizer:
                self._optimizer.load_state_dict(memory)
                self._optimizer.lr = self.settings.learning_rate
            self._session = self._begun()
        except (ImportError, ValueError):
            self.network, self._optimizer = network, optimizer
            raise

    def _begun(self) -> Session:
        loss = self._loss
        parts = [
            (X.astype(self._dtype), loss.prepared(y, (self.samples.classes,), self._dtype))
            for X, y in (self.samples.training, self.samples.test)
        ]
        if self.settings.engine == "numpy":
            return NumpySession(self.network, loss, self._optimizer, parts[0], parts[1])
        from tutor.engine import devices  # torch takes seconds to import
        from tutor.engine.torch_session import TorchSession

        device = devices.chosen(self.settings.engine)
        return TorchSession(self.network, loss, self._optimizer, parts[0], parts[1], device)

    def _first_loss(self) -> float:
        X, y = self.samples.training
        output = self.network.forward(X.astype(self._dtype))
        return float(self._loss.value(output, self._loss.prepared(y, output.shape[1:], self._dtype)))

    @property
    def _loss(self) -> Loss:
        return MSELoss() if self.samples.is_regression else CrossEntropyLoss()

    def _order(self) -> np.ndarray:
        return np.array(sorted(range(samples.TRAINING), key=lambda _: self._random.random()))

    @property
    def _dtype(self) -> np.dtype[Any]:
        """Return float64, which an Apple GPU lacks."""
        return np.dtype("float32" if self.settings.engine == "mps" else "float64")


def network_of(settings: Settings, classes: int) -> Sequential:
    """Return the description of the network: its inputs, the hidden layers, a score for each class, or a number."""
    layers: list[Layer] = []
    before = 1 if settings.is_regression else 2
    for count in settings.layers:
        layers.append(Linear(before, count))
        if settings.activation in _ACTIVATIONS:
            layers.append(_ACTIVATIONS[settings.activation]())
        before = count
    return Sequential([*layers, Linear(before, classes)])


def first_weights(settings: Settings, classes: int, random: Random) -> dict[str, np.ndarray]:
    """Return the first weights, uniform in ±√(6 / (fan_in + fan_out)) (Glorot and Bengio, 2010), and biases of 0."""
    sizes = [1 if settings.is_regression else 2, *settings.layers, classes]
    step = 2 if settings.activation in _ACTIVATIONS else 1
    state = {}
    for index, (fan_in, fan_out) in enumerate(pairwise(sizes)):
        bound = math.sqrt(6 / (fan_in + fan_out))
        rows = [[bound * (2 * random.random() - 1) for _ in range(fan_in)] for _ in range(fan_out)]
        state[f"{index * step}.weight"] = np.array(rows)
        state[f"{index * step}.bias"] = np.zeros(fan_out)
    return state


def _optimizer_of(settings: Settings) -> Optimizer:
    lr, decay, l1 = settings.learning_rate, settings.weight_decay, settings.l1
    match settings.optimizer:
        case "momentum":
            return SGD(lr, MOMENTUM, weight_decay=decay, l1=l1)
        case "rmsprop":
            return RMSprop(lr, weight_decay=decay, l1=l1)
        case "adam":
            return Adam(lr, weight_decay=decay, l1=l1)
    return SGD(lr, weight_decay=decay, l1=l1)
