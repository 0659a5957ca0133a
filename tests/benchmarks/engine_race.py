"""The engine beside a plain torch loop, textbook NumPy and scikit-learn, on one thread, in one run.

`python tests/benchmarks/engine_race.py` prints microseconds a step, the best of interleaved rounds, for each task.
"""

import itertools
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

from tutor.engine import SGD, Adam, Conv2d, Flatten, Linear, MaxPool2d, Model, ReLU, Sequential, Tanh
from tutor.engine.optimizers import Optimizer
from tutor.engine.torch_network import loss_of, module_of, optimizer_of

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
ROUNDS = 7
SECONDS = 0.1
"""How long a contestant runs in each round."""


@dataclass
class Task:
    """What is trained: data, a network, how."""

    name: str
    layers: Callable[[], Sequential]
    optimizer: Optimizer
    samples: int
    inputs: tuple[int, ...]
    classes: int
    batch: int

    def data(self) -> tuple[np.ndarray, np.ndarray]:
        generator = np.random.default_rng(0)
        X = generator.normal(size=(self.samples, *self.inputs)).astype(np.float32)
        return X, generator.integers(0, self.classes, self.samples)

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
    Task("XOR 2-8-2, SGD", dense(2, 8, 2, activation=Tanh), SGD(0.1), 4, (2,), 2, 4),
    Task("Iris 4-16-3 b16, SGD", dense(4, 16, 3), SGD(0.1), 112, (4,), 3, 16),
    Task("Iris 4-16-3 b16, Adam", dense(4, 16, 3), Adam(0.01), 112, (4,), 3, 16),
    Task("digits 64-128-10 b32, Adam", dense(64, 128, 10), Adam(0.001), 1024, (64,), 10, 32),
    Task("784-128-10 b64, Adam", dense(784, 128, 10), Adam(0.001), 2048, (784,), 10, 64),
    Task("1 M parameters b128, Adam", dense(784, 900, 320, 10), Adam(0.001), 1024, (784,), 10, 128),
    Task("small CNN 3×32×32 b64, Adam", small_cnn, Adam(0.001), 256, (3, 32, 32), 10, 64),
]


def engine(task: Task, backend: str = "numpy") -> Callable[[int], None]:
    X, y = task.data()
    model = Model(task.layers(), "cross_entropy", task.optimizer, backend=backend, device="cpu", random_state=0)
    return lambda epochs: (model.fit(X, y, epochs=epochs, batch_size=task.batch), None)[1]


def torch_loop(task: Task, fused: bool = False) -> Callable[[int], None]:
    """A loop as it stands in every introduction."""
    X, y = map(torch.from_numpy, task.data())
    model = Model(task.layers(), "cross_entropy", task.optimizer, random_state=0)
    module, loss = module_of(model.network), loss_of(model.loss)
    optimizer = optimizer_of(task.optimizer, module)
    if fused:
        optimizer.param_groups[0]["fused"] = True

    def train(epochs: int) -> None:
        for _ in range(epochs):
            order = torch.randperm(len(X))
            for start in range(0, len(X), task.batch):
                batch = order[start : start + task.batch]
                optimizer.zero_grad()
                loss(module(X[batch]), y[batch]).backward()
                optimizer.step()

    return train


def textbook(task: Task) -> Callable[[int], None]:
    """Dense networks as NumPy tutorials write them: a dict of float64 arrays, one expression a line."""
    X, y = task.data()
    X, onehot = X.astype(float), np.eye(task.classes)[y]
    network = Model(task.layers(), random_state=0).network
    state = network.state_dict()
    W = [state[name].T.astype(float) for name in state if name.endswith("weight")]
    b = [state[name].astype(float) for name in state if name.endswith("bias")]
    m, v = [[np.zeros_like(p) for p in W + b] for _ in range(2)]
    adam, lr, steps = isinstance(task.optimizer, Adam), task.optimizer.lr, 0

    def train(epochs: int) -> None:
        nonlocal steps
        for _ in range(epochs):
            order = np.random.permutation(len(X))
            for start in range(0, len(X), task.batch):
                batch = order[start : start + task.batch]
                activations = [X[batch]]
                for weight, bias in zip(W[:-1], b[:-1], strict=True):
                    activations.append(np.maximum(activations[-1] @ weight + bias, 0))
                z = activations[-1] @ W[-1] + b[-1]
                e = np.exp(z - z.max(axis=1, keepdims=True))
                p = e / e.sum(axis=1, keepdims=True)
                -np.mean(np.sum(onehot[batch] * np.log(p + 1e-12), axis=1))
                delta = (p - onehot[batch]) / len(batch)
                dW, db = [], []
                for layer in range(len(W) - 1, -1, -1):
                    dW.insert(0, activations[layer].T @ delta)
                    db.insert(0, delta.sum(axis=0))
                    delta = (delta @ W[layer].T) * (activations[layer] > 0)
                steps += 1
                for i, (parameter, gradient) in enumerate(zip(W + b, dW + db, strict=True)):
                    if adam:
                        m[i] = 0.9 * m[i] + 0.1 * gradient
                        v[i] = 0.999 * v[i] + 0.001 * gradient**2
                        step = m[i] / (1 - 0.9**steps) / (np.sqrt(v[i] / (1 - 0.999**steps)) + 1e-8)
                        parameter -= lr * step
                    else:
                        parameter -= lr * gradient

    return train


def scikit(task: Task) -> Callable[[int], None] | None:
    try:
        from sklearn.neural_network import MLPClassifier
    except ImportError:
        return None
    X, y = task.data()
    hidden = [layer.out_features for layer in task.layers().layers if isinstance(layer, Linear)][:-1]
    solver = "adam" if isinstance(task.optimizer, Adam) else "sgd"
    model = MLPClassifier(hidden, solver=solver, batch_size=task.batch, alpha=0.0, momentum=0.0)

    def train(epochs: int) -> None:
        for _ in range(epochs):
            model.partial_fit(X, y, classes=np.arange(task.classes))

    return train


def race(task: Task) -> dict[str, float]:
    """Return the best microseconds a step of each contestant."""
    contestants: dict[str, Callable[[int], None] | None] = {
        "engine": engine(task),
        "torch loop": torch_loop(task),
        "torch fused": torch_loop(task, fused=True),
        "engine on torch": engine(task, "torch"),
        "textbook": textbook(task) if len(task.inputs) == 1 else None,
        "scikit-learn": scikit(task) if len(task.inputs) == 1 else None,
    }
    there = {name: train for name, train in contestants.items() if train is not None}
    epochs = {}
    for name, train in there.items():
        train(1)
        started = time.perf_counter()
        train(2)
        epochs[name] = max(1, int(2 * SECONDS / (time.perf_counter() - started)))
    best = dict.fromkeys(there, float("inf"))
    for _ in range(ROUNDS):
        for name, train in there.items():
            started = time.perf_counter()
            train(epochs[name])
            taken = time.perf_counter() - started
            best[name] = min(best[name], 1e6 * taken / (epochs[name] * task.steps_an_epoch))
    return best


def main() -> None:
    torch.set_num_threads(1)
    print("microseconds a step, best of interleaved rounds, one thread, float32 (in brackets: times the engine's)")
    for task in TASKS:
        best = race(task)
        ours = best["engine"]
        cells = [f"{name} {us:.3g} ({us / ours:.2f})" for name, us in best.items()]
        print(f"{task.name:28} " + "  ".join(cells), flush=True)


if __name__ == "__main__":
    if not os.environ.items() >= ONE_THREAD.items():  # NumPy's library reads them when it is loaded
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})
    main()
