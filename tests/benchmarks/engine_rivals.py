"""Those whom the engine races: loops as they stand in introductions, textbook NumPy, and scikit-learn where it is installed."""

from collections.abc import Callable

import numpy as np
import torch
from engine_tasks import Task

from tutor.engine import Adam, Linear, Model, Tanh
from tutor.engine.torch_network import loss_of, module_of, optimizer_of, targets_of

Train = Callable[[int], None]
"""Trains so many epochs."""


def torch_loop(task: Task, fused: bool = False, device: str = "cpu") -> Train:
    """A loop as it stands in every introduction; the data are on the device from the beginning."""
    model = Model(task.layers(), task.loss, task.optimizer, random_state=0)
    X = torch.from_numpy(task.data()[0]).to(device)
    y = targets_of(model.loss, task.targets.astype(np.float32)).to(device)
    module, loss = module_of(model.network).to(device), loss_of(model.loss)
    optimizer = optimizer_of(task.optimizer, module, quick=fused)

    def train(epochs: int) -> None:
        for _ in range(epochs):
            order = torch.randperm(len(X), device=device)
            for start in range(0, len(X), task.batch):
                batch = order[start : start + task.batch]
                optimizer.zero_grad()
                loss(module(X[batch]), y[batch]).backward()
                optimizer.step()
        if device == "cuda":
            torch.cuda.synchronize()

    return train


def textbook(task: Task) -> Train:
    """Dense networks as NumPy tutorials write them: a dict of float64 arrays, one expression a line."""
    X, targets = task.data()[0].astype(float), task.targets
    bounded = any(isinstance(layer, Tanh) for layer in task.layers().layers)
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
                    z = activations[-1] @ weight + bias
                    activations.append(np.tanh(z) if bounded else np.maximum(z, 0))
                z, t = activations[-1] @ W[-1] + b[-1], targets[batch]
                if task.outputs == 1:
                    p = 1 / (1 + np.exp(-z))
                    -np.mean(t * np.log(p + 1e-12) + (1 - t) * np.log(1 - p + 1e-12))
                else:
                    e = np.exp(z - z.max(axis=1, keepdims=True))
                    p = e / e.sum(axis=1, keepdims=True)
                    -np.mean(np.sum(t * np.log(p + 1e-12), axis=1))
                delta = (p - t) / len(batch)
                dW, db = [], []
                for layer in range(len(W) - 1, -1, -1):
                    dW.insert(0, activations[layer].T @ delta)
                    db.insert(0, delta.sum(axis=0))
                    a = activations[layer]
                    delta = (delta @ W[layer].T) * (1 - a**2 if bounded else a > 0)
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


def scikit(task: Task) -> Train | None:
    try:
        from sklearn.neural_network import MLPClassifier
    except ImportError:
        return None
    X, y = task.data()
    hidden = [layer.out_features for layer in task.layers().layers if isinstance(layer, Linear)][:-1]
    solver = "adam" if isinstance(task.optimizer, Adam) else "sgd"
    activation = "tanh" if any(isinstance(layer, Tanh) for layer in task.layers().layers) else "relu"
    model = MLPClassifier(hidden, activation, solver=solver, batch_size=task.batch, alpha=0.0, momentum=0.0)

    def train(epochs: int) -> None:
        for _ in range(epochs):
            model.partial_fit(X, y, classes=np.unique(y))

    return train
