"""Capstone: the two networks side by side, in a table that their own runs fill."""

import time

import numpy as np
import torch
from torch import nn

from tutor import handwritten, show

N_HIDDEN = 32
N_CLASSES = 10
LEARNING_RATE = 0.1
EPOCHS = 30
BATCH_SIZE = 32


# ---- the NumPy network -------------------------------------------------------


def forward(parameters, X):
    """Return what the hidden layer gives (n, h), and the probabilities (n, k)."""
    a1 = np.maximum(0, X @ parameters["W1"] + parameters["b1"])
    z2 = a1 @ parameters["W2"] + parameters["b2"]
    e = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return a1, e / e.sum(axis=1, keepdims=True)


def gradients(parameters, X, y):
    """Return the derivatives of the mean cross-entropy."""
    a1, p = forward(parameters, X)
    dz2 = (p - np.eye(p.shape[1])[y]) / len(y)
    dz1 = (dz2 @ parameters["W2"].T) * (a1 > 0)
    return {"W1": X.T @ dz1, "b1": dz1.sum(axis=0), "W2": a1.T @ dz2, "b2": dz2.sum(axis=0)}


def train_numpy(X, y, seed):
    """Return the trained parameters."""
    rng = np.random.default_rng(seed)
    parameters = {
        "W1": rng.normal(0.0, np.sqrt(2 / X.shape[1]), (X.shape[1], N_HIDDEN)),
        "b1": np.zeros(N_HIDDEN),
        "W2": rng.normal(0.0, np.sqrt(2 / N_HIDDEN), (N_HIDDEN, N_CLASSES)),
        "b2": np.zeros(N_CLASSES),
    }
    for _ in range(EPOCHS):
        order = rng.permutation(len(y))
        for start in range(0, len(y), BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            slopes = gradients(parameters, X[batch], y[batch])
            for name in parameters:
                parameters[name] = parameters[name] - LEARNING_RATE * slopes[name]
    return parameters


# ---- the PyTorch network -----------------------------------------------------


class DigitNet(nn.Module):
    """Linear, ReLU, linear: from pixels (n, n_inputs) to logits (n, n_classes)."""

    def __init__(self, n_inputs, n_hidden, n_classes):
        super().__init__()
        self.hidden = nn.Linear(n_inputs, n_hidden)
        self.output = nn.Linear(n_hidden, n_classes)

    def forward(self, X):
        return self.output(torch.relu(self.hidden(X)))


def train_torch(X, y, seed):
    """Return a trained DigitNet."""
    torch.manual_seed(seed)
    model = DigitNet(X.shape[1], N_HIDDEN, N_CLASSES)
    optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(y)).split(BATCH_SIZE):
            optimizer.zero_grad()
            loss = loss_function(model(X[batch]), y[batch])
            loss.backward()
            optimizer.step()
    return model


# ---- the comparison ----------------------------------------------------------


def compare(X, y, n_train, seed):
    """Train both networks on the first n_train pictures and test them on the others.

    Return {"NumPy": row, "PyTorch": row}; a row is a dict with accuracy, seconds, parameters and network.
    """
    mean_picture = X[:n_train].mean(axis=0)
    X_train, y_train = X[:n_train] - mean_picture, y[:n_train]
    X_test, y_test = X[n_train:] - mean_picture, y[n_train:]

    few = slice(BATCH_SIZE)  # what a first run does once must not count: libraries wake up
    train_numpy(X_train[few], y_train[few], seed)
    started = time.perf_counter()
    parameters = train_numpy(X_train, y_train, seed)
    seconds_numpy = time.perf_counter() - started
    more = []
    for _ in range(3):
        a = time.monotonic()
        parameters = train_numpy(X_train.astype(np.float32), y_train, seed)
        more.append(time.monotonic() - a)
    seconds_numpy = np.float32(min(more))
    guesses_numpy = forward(parameters, X_test)[1].argmax(axis=1)
    size_numpy = sum(array.size for array in parameters.values())

    X_tensor, y_tensor = torch.tensor(X_train, dtype=torch.float32), torch.tensor(y_train)
    train_torch(X_tensor[few], y_tensor[few], seed)
    started = time.perf_counter()
    model = train_torch(X_tensor, y_tensor, seed)
    seconds_torch = time.perf_counter() - started
    model.eval()
    with torch.no_grad():
        guesses_torch = model(torch.tensor(X_test, dtype=torch.float32)).argmax(dim=1).numpy()
    size_torch = sum(tensor.numel() for tensor in model.parameters())

    return {
        "NumPy": {
            "accuracy": np.mean(guesses_numpy == y_test),
            "seconds": seconds_numpy,
            "parameters": size_numpy,
            "network": parameters,
        },
        "PyTorch": {
            "accuracy": torch.tensor(guesses_torch == y_test).float().mean(),
            "seconds": seconds_torch,
            "parameters": size_torch,
            "network": model,
        },
    }


if __name__ == "__main__":
    X, y = handwritten()
    side = int(X.shape[1] ** 0.5)
    name = "MNIST" if side == 28 else "digits 8×8, as MNIST is not on this computer"
    print(f"{len(y)} pictures of {side}×{side} pixels ({name})\n")

    table = compare(X, y, 1000, seed=1)
    print(f"{'':8} {'accuracy':>9} {'seconds':>9} {'parameters':>11}")
    for name, row in table.items():
        print(f"{name:8} {row['accuracy']:9.3f} {row['seconds']:9.2f} {row['parameters']:11,}")
    show("bars", values={name: row["seconds"] for name, row in table.items()}, unit="s", title="training time")
