import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from tutor import show

INPUTS, CLASSES = 784, 10
# TODO: the smallest HIDDEN with which the network has a million parameters.
HIDDEN = 100
BATCH = 64
LEARNING_RATE = 0.1


def measure(step, warm_up, repeats, clock, synchronize):
    """Return the seconds of each of `repeats` runs of step(), after `warm_up` runs that nobody times.

    clock() gives seconds. synchronize() waits until the device is done; it is None where there is nothing to wait for.
    """
    # TODO: warm up, then time every run by itself; mind the device.
    return [0.0] * repeats


def typical(seconds):
    """Return the median of a list of measurements."""
    # TODO
    return seconds[0]


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
        # TODO: forward, loss (the mean cross-entropy), gradients, update.
        return 0.0


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
        # TODO: the same step; self.model, self.X, self.y and self.optimizer are ready.
        return torch.zeros(())


def torch_devices():
    """Return (column, device, synchronize) for every device of this computer that PyTorch can use."""
    found = [("PyTorch CPU", "cpu", None)]
    if torch.cuda.is_available():
        found.append(("PyTorch CUDA", "cuda", torch.cuda.synchronize))
    elif torch.backends.mps.is_available():
        found.append(("PyTorch MPS", "mps", torch.mps.synchronize))
    return found


if __name__ == "__main__":
    weights = first_weights(0)
    rng = np.random.default_rng(1)
    X = rng.normal(size=(BATCH, INPUTS)).astype(np.float32)
    y = rng.integers(0, CLASSES, BATCH)
    print("parameters:", sum(value.size for value in weights.values()))

    seconds = {
        "NumPy": measure(NumpyTrainer(weights, X, y, LEARNING_RATE).step, 5, 31, time.perf_counter, None)
    }
    for column, device, synchronize in torch_devices():
        trainer = TorchTrainer(weights, X, y, LEARNING_RATE, device)
        seconds[column] = measure(trainer.step, 5, 31, time.perf_counter, synchronize)

    for column, measured in seconds.items():
        print(f"{column}: {1000 * typical(measured):.1f} ms a step")
    milliseconds = {column: [1000 * s for s in measured] for column, measured in seconds.items()}
    show("bars", values=milliseconds, unit="ms", title="one step, batch of 64")
