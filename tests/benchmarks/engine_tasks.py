"""What the engine's race is about: data, networks, optimizers."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tutor.engine import SGD, Adam, Conv2d, Flatten, Linear, MaxPool2d, ReLU, Sequential, Tanh
from tutor.engine.optimizers import Optimizer


@dataclass
class Task:
    """What is trained: data, a network, how."""

    name: str
    layers: Callable[[], Sequential]
    optimizer: Optimizer
    samples: int
    inputs: tuple[int, ...]
    outputs: int
    batch: int
    loss: str = "cross_entropy"

    def data(self) -> tuple[np.ndarray, np.ndarray]:
        generator = np.random.default_rng(0)
        X = generator.normal(size=(self.samples, *self.inputs)).astype(np.float32)
        return X, generator.integers(0, max(self.outputs, 2), self.samples)

    @property
    def dense(self) -> bool:
        return len(self.inputs) == 1

    @property
    def targets(self) -> np.ndarray:
        """One row for each sample: a class as one-hot, or the one number 0 or 1."""
        y = self.data()[1]
        return np.eye(self.outputs)[y] if self.outputs > 1 else y[:, None].astype(float)

    @property
    def steps_an_epoch(self) -> int:
        return -(-self.samples // self.batch)


def dense(*sizes: int, activation: type = ReLU) -> Callable[[], Sequential]:
    def make() -> Sequential:
        layers = []
        for inputs, outputs in itertools.pairwise(sizes[:-1]):
            layers += [Linear(inputs, outputs), activation()]
        return Sequential([*layers, Linear(sizes[-2], sizes[-1])])

    return make


def small_cnn() -> Sequential:
    return Sequential(
        [
            Conv2d(3, 16, 3, padding=1),
            ReLU(),
            MaxPool2d(2),
            Conv2d(16, 32, 3, padding=1),
            ReLU(),
            MaxPool2d(2),
            Flatten(),
            Linear(32 * 8 * 8, 10),
        ]
    )


TASKS = [
    Task("XOR 2-8-1 b4, SGD", dense(2, 8, 1, activation=Tanh), SGD(0.1), 4, (2,), 1, 4, "bce_with_logits"),
    Task("Iris 4-16-3 b16, SGD", dense(4, 16, 3), SGD(0.1), 112, (4,), 3, 16),
    Task("Iris 4-16-3 b16, Adam", dense(4, 16, 3), Adam(0.01), 112, (4,), 3, 16),
    Task("digits 64-128-10 b32, Adam", dense(64, 128, 10), Adam(0.001), 1024, (64,), 10, 32),
    Task("784-128-10 b32, Adam", dense(784, 128, 10), Adam(0.001), 2048, (784,), 10, 32),
    Task("784-128-10 b64, Adam", dense(784, 128, 10), Adam(0.001), 2048, (784,), 10, 64),
    Task("1 M parameters b128, Adam", dense(784, 900, 320, 10), Adam(0.001), 1024, (784,), 10, 128),
    Task("small CNN 3×32×32 b64, Adam", small_cnn, Adam(0.001), 256, (3, 32, 32), 10, 64),
]
