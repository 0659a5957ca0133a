"""One network twice: by hand in NumPy and in PyTorch, from the same weights, on the same batches."""

import inspect
import time

import numpy as np
import torch
from torch import nn

from tutor import iris, show

# Change these and run again, or turn their knobs.
HIDDEN = 16
LEARNING_RATE = 0.1
PRECISION = "float64"  # float64, float32
EPOCHS = 60
SEED = 1

rng = np.random.default_rng(SEED)
X, y = iris()
order = rng.permutation(len(y))
train, test = order[45:], order[:45]
X = (X - X[train].mean(axis=0)) / X[train].std(axis=0)
start = {
    "W1": rng.normal(0, np.sqrt(2 / 4), (4, HIDDEN)),
    "b1": np.zeros(HIDDEN),
    "W2": rng.normal(0, np.sqrt(2 / HIDDEN), (HIDDEN, 3)),
    "b2": np.zeros(3),
}
epochs = [np.array_split(rng.permutation(train), 7) for _ in range(EPOCHS)]


def in_numpy():
    W1, b1, W2, b2 = start.values()
    losses = []
    for batches in epochs:
        for batch in batches:
            # forward
            z1 = X[batch] @ W1 + b1
            a1 = np.maximum(0, z1)
            z2 = a1 @ W2 + b2
            e = np.exp(z2 - z2.max(axis=1, keepdims=True))
            p = e / e.sum(axis=1, keepdims=True)
            losses.append(-np.log(p[np.arange(len(batch)), y[batch]]).mean())
            # backward
            dz2 = (p - np.eye(3)[y[batch]]) / len(batch)
            dW2, db2 = a1.T @ dz2, dz2.sum(axis=0)
            dz1 = (dz2 @ W2.T) * (z1 > 0)
            dW1, db1 = X[batch].T @ dz1, dz1.sum(axis=0)
            # step
            W1, b1 = W1 - LEARNING_RATE * dW1, b1 - LEARNING_RATE * db1
            W2, b2 = W2 - LEARNING_RATE * dW2, b2 - LEARNING_RATE * db2
    scores = np.maximum(0, X[test] @ W1 + b1) @ W2 + b2
    return losses, scores


def in_torch():
    model = nn.Sequential(nn.Linear(4, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 3)).to(dtype)
    model.load_state_dict(dict(zip(model.state_dict(), weights, strict=True)))
    optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
    losses = []
    for batches in epochs:
        for batch in batches:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(X_torch[batch]), y_torch[batch])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    with torch.no_grad():
        scores = model(X_torch[test]).numpy()
    return losses, scores


dtype = {"float64": torch.float64, "float32": torch.float32}[PRECISION]
X_torch, y_torch = torch.tensor(X, dtype=dtype), torch.tensor(y)
weights = [torch.tensor(array.T.copy(), dtype=dtype) for array in start.values()]

curves, scores = {}, {}
in_torch()  # once before it is timed: the first call loads parts of the library
print("           lines   time      accuracy")
for name, run in {"NumPy": in_numpy, "PyTorch": in_torch}.items():
    began = time.perf_counter()
    losses, scores[name] = run()
    seconds = time.perf_counter() - began
    curves[name] = np.reshape(losses, (EPOCHS, -1)).mean(axis=1)  # one number for each epoch
    lines = [line for line in inspect.getsource(run).splitlines() if line.strip() and "# " not in line]
    accuracy = np.mean(scores[name].argmax(axis=1) == y[test])
    print(f"{name:9}  {len(lines):5}   {1000 * seconds:4.0f} ms   {accuracy:.1%}")

largest = np.abs(scores["NumPy"] - scores["PyTorch"]).max()
print(f"\nlargest difference between the two networks' logits: {largest:.1e}")
show("curves", series=curves, title="one network, twice", x_label="epoch", y_label="loss", log_y=True)
