import statistics

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

INPUTS, HIDDEN, CLASSES = 784, 1258, 10


def measure(step, warm_up, repeats, clock, synchronize):
    """Return the seconds of each of `repeats` runs of step(), after `warm_up` runs that nobody times.

    clock() gives seconds. synchronize() waits until the device is done; it is None where there is nothing to wait for.
    """
    wait = synchronize or (lambda: None)
    for _ in range(warm_up):
        step()
    seconds = []
    for _ in range(repeats):
        wait()  # nothing of earlier runs is under way
        start = clock()
        step()
        wait()  # all of this run is done
        seconds.append(clock() - start)
    return seconds


def typical(seconds):
    """Return the median of a list of measurements."""
    return statistics.median(seconds)


def first_weights(seed):
    """Return random weights of the network: W1 (784, HIDDEN), b1, W2 (HIDDEN, 10), b2, all float32."""
    rng = np.random.default_rng(seed)
    W1 = rng.normal(0, np.sqrt(2 / INPUTS), (INPUTS, HIDDEN))
    W2 = rng.normal(0, np.sqrt(2 / HIDDEN), (HIDDEN, CLASSES))
    weights = {"W1": W1, "b1": np.zeros(HIDDEN), "W2": W2, "b2": np.zeros(CLASSES)}
    return {name: value.astype(np.float32) for name, value in weights.items()}


class NumpyTrainer:
    """Trains input → ReLU → softmax on one batch: X (n, d) float32, y (n,) class ids."""

    def __init__(self, weights, X, y, learning_rate):
        self.W1, self.b1 = weights["W1"].copy(), weights["b1"].copy()
        self.W2, self.b2 = weights["W2"].copy(), weights["b2"].copy()
        self.X, self.y = X, y
        self.learning_rate = learning_rate

    def step(self):
        """Take one step of gradient descent and return the loss before it."""
        rows = np.arange(len(self.X))
        H = np.maximum(self.X @ self.W1 + self.b1, 0)
        Z = H @ self.W2 + self.b2
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        P = E / E.sum(axis=1, keepdims=True)
        loss = -np.log(P[rows, self.y]).mean()

        dZ = P
        dZ[rows, self.y] -= 1
        dZ /= len(self.X)
        dW2, db2 = H.T @ dZ, dZ.sum(axis=0)
        dH = (dZ @ self.W2.T) * H
        dW1, db1 = self.X.T @ dH, dH.sum(axis=0)

        self.W1 -= self.learning_rate * dW1
        self.b1 -= self.learning_rate * db1
        self.W2 -= self.learning_rate * dW2
        self.b2 -= self.learning_rate * db2
        return loss


class TorchTrainer:
    """The same network, weights, batch and steps in PyTorch, on a device: "cpu", "cuda" or "mps"."""

    def __init__(self, weights, X, y, learning_rate, device):
        inputs, hidden = weights["W1"].shape
        self.model = nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, len(weights["b2"])))
        with torch.no_grad():
            # nn.Linear keeps its weight as (outputs, inputs).
            self.model[0].weight.copy_(torch.from_numpy(weights["W1"].T))
            self.model[0].bias.copy_(torch.from_numpy(weights["b1"]))
            self.model[2].weight.copy_(torch.from_numpy(weights["W2"].T))
            self.model[2].bias.copy_(torch.from_numpy(weights["b2"]))
        self.model.to(device)
        self.X, self.y = torch.from_numpy(X).to(device), torch.from_numpy(y).to(device)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=learning_rate)

    def step(self):
        """Take one step of gradient descent and return the loss before it, as a tensor on the device."""
        self.optimizer.zero_grad()
        loss = F.cross_entropy(self.model(self.X), self.y)
        loss.backward()
        self.optimizer.step()
        return loss.detach()
