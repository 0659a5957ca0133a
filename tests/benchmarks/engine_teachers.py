"""Engines made for teaching, and small ones, that registries have: each trains where it is installed.

`pip install --no-deps --target some/folder autograd micrograd numpy-ml tinygrad tinynn`, and PYTHONPATH=some/folder.
"""

import collections
import contextlib
import itertools
import os
import warnings
from collections.abc import Callable, Iterator

import numpy as np
from engine_rivals import Train
from engine_tasks import Task

from tutor.engine import Adam, Linear, Tanh


def sizes(task: Task) -> list[int]:
    """The widths of a dense network, from its input to its output."""
    dense = [layer for layer in task.layers().layers if isinstance(layer, Linear)]
    return [dense[0].in_features, *(layer.out_features for layer in dense)]


def tanh(task: Task) -> bool:
    return any(isinstance(layer, Tanh) for layer in task.layers().layers)


def epochs(task: Task, X: np.ndarray, y: np.ndarray, step: Callable[[np.ndarray, np.ndarray], object]) -> Train:
    def train(count: int) -> None:
        for _ in range(count):
            order = np.random.permutation(len(X))
            for start in range(0, len(X), task.batch):
                batch = order[start : start + task.batch]
                step(X[batch], y[batch])

    return train


def micrograd(task: Task) -> Train | None:
    """One number at a time: for the two smallest tasks only, and by steepest descent, the one way that its example has."""
    if task.samples * sum(a * b for a, b in itertools.pairwise(sizes(task))) > 112 * 128:
        return None
    from micrograd.nn import MLP

    network = MLP(sizes(task)[0], sizes(task)[1:])

    def step(X: np.ndarray, y: np.ndarray) -> None:
        outputs = [output for row in X.tolist() for output in np.atleast_1d(network(row))]
        loss = sum((output - target) ** 2 for output, target in zip(outputs, y.ravel().tolist(), strict=True)) * (
            1 / len(X)
        )
        network.zero_grad()
        loss.backward()
        for parameter in network.parameters():
            parameter.data -= task.optimizer.lr * parameter.grad

    return epochs(task, task.data()[0], task.targets, step)


def tinynn(task: Task) -> Train:
    from tinynn.core import layer, loss, model, net, optimizer

    widths = sizes(task)[1:]
    activation = layer.Tanh if tanh(task) else layer.ReLU
    layers = [part for width in widths[:-1] for part in (layer.Dense(width), activation())]
    rule = optimizer.Adam if isinstance(task.optimizer, Adam) else optimizer.SGD
    of_loss = loss.SigmoidCrossEntropy if task.outputs == 1 else loss.SoftmaxCrossEntropy
    trained = model.Model(net.Net([*layers, layer.Dense(widths[-1])]), of_loss(), rule(task.optimizer.lr))

    def step(X: np.ndarray, y: np.ndarray) -> None:
        _, gradients = trained.backward(trained.forward(X), y)
        trained.apply_grads(gradients)

    return epochs(task, task.data()[0], task.targets.astype(np.float32), step)


def numpy_ml(task: Task) -> Train:
    """Its layers with their own optimizers; the gradient of the loss by the score is written out, as its loss has no other."""
    vars(collections).setdefault("Hashable", collections.abc.Hashable)  # it was written for Pythons before 3.10
    with warnings.catch_warnings(action="ignore"):
        from numpy_ml.neural_nets.layers import FullyConnected

    rule = "Adam" if isinstance(task.optimizer, Adam) else "SGD"
    rule = f"{rule}(lr={task.optimizer.lr})"
    widths, hidden = sizes(task)[1:], "Tanh" if tanh(task) else "ReLU"
    layers = [FullyConnected(width, act_fn=hidden, optimizer=rule) for width in widths[:-1]]
    layers.append(FullyConnected(widths[-1], act_fn=None, optimizer=rule))

    def step(X: np.ndarray, y: np.ndarray) -> None:
        for layer in layers:
            X = layer.forward(X)
        if task.outputs == 1:
            p = 1 / (1 + np.exp(-X))
        else:
            p = np.exp(X - X.max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
        gradient = (p - y) / len(y)
        for layer in reversed(layers):
            gradient = layer.backward(gradient)
        for layer in layers:
            layer.update()

    return epochs(task, task.data()[0], task.targets, step)


def autograd(task: Task) -> Train:
    """It differentiates NumPy; the optimizers are those of its own examples, over one flat vector."""
    import autograd.numpy as anp
    from autograd import grad
    from autograd.misc.flatten import flatten

    generator = np.random.default_rng(0)
    shapes = itertools.pairwise(sizes(task))
    initial = [(generator.normal(size=shape) / shape[0] ** 0.5, np.zeros(shape[1])) for shape in shapes]
    theta, structured = flatten(initial)
    m, v, count = np.zeros_like(theta), np.zeros_like(theta), 0
    hidden = anp.tanh if tanh(task) else (lambda z: anp.maximum(z, 0.0))

    def loss(theta: np.ndarray, X: np.ndarray, y: np.ndarray) -> float:
        *inner, (W, b) = structured(theta)
        for weight, bias in inner:
            X = hidden(anp.dot(X, weight) + bias)
        z = anp.dot(X, W) + b
        if task.outputs == 1:
            return anp.mean(anp.logaddexp(0.0, z) - y * z)
        shifted = z - anp.max(z, axis=1, keepdims=True)
        log_p = shifted - anp.log(anp.sum(anp.exp(shifted), axis=1, keepdims=True))
        return -anp.mean(anp.sum(y * log_p, axis=1))

    slope = grad(loss)

    def step(X: np.ndarray, y: np.ndarray) -> None:
        nonlocal theta, m, v, count
        g = slope(theta, X, y)
        count += 1
        if isinstance(task.optimizer, Adam):
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
            g = m / (1 - 0.9**count) / (np.sqrt(v / (1 - 0.999**count)) + 1e-8)
        theta = theta - task.optimizer.lr * g

    return epochs(task, task.data()[0], task.targets, step)


def tinygrad(task: Task) -> Train:
    """No teaching engine but a small compiler, which needs clang: a step is compiled once, and draws its samples."""
    os.environ.setdefault("DEV", "CPU")
    from tinygrad import Context, Tensor, TinyJit, nn

    layers = [nn.Linear(*shape) for shape in itertools.pairwise(sizes(task))]
    rule = nn.optim.Adam if isinstance(task.optimizer, Adam) else nn.optim.SGD
    optimizer = rule([part for layer in layers for part in (layer.weight, layer.bias)], lr=task.optimizer.lr)

    X, y = Tensor(task.data()[0]).realize(), Tensor(task.targets.astype(np.float32)).realize()

    @TinyJit
    def step() -> Tensor:
        batch = Tensor.randint(task.batch, high=task.samples)
        inner, t = X[batch], y[batch]
        for layer in layers[:-1]:
            inner = layer(inner).tanh() if tanh(task) else layer(inner).relu()
        z = layers[-1](inner)
        loss = z.binary_crossentropy_logits(t) if task.outputs == 1 else z.cross_entropy(t)
        optimizer.zero_grad()
        loss.backward()
        return loss.realize(*optimizer.schedule_step())

    def train(count: int) -> None:
        with Context(TRAINING=1):
            for _ in range(count * task.steps_an_epoch):
                loss = step()
            loss.item()

    return train


TEACHERS: dict[str, Callable[[Task], Train | None]] = {
    "tinynn": tinynn,
    "numpy-ml": numpy_ml,
    "autograd": autograd,
    "micrograd": micrograd,
    "tinygrad": tinygrad,
}


def teachers(task: Task, missing: dict[str, str]) -> Iterator[tuple[str, Train]]:
    """Those that are installed and can take a step; why the others cannot goes into `missing`."""
    for name, make in TEACHERS.items():
        try:
            with contextlib.redirect_stdout(None):
                train = make(task)
                if train is not None:
                    train(1)
        except Exception as problem:  # another's program, of any age
            missing[name] = f"{type(problem).__name__}: {problem}".partition("\n")[0][:100]
        else:
            if train is not None:
                yield name, train
