"""A network that learns a few digits by heart, wrong labels included, and the same network with dropout."""

from itertools import pairwise

import numpy as np

from tutor import digits, show

# Change these and run again, or turn their knobs.
P = 0.5  # the probability of dropping
WRONG_LABELS = 0.2
EXAMPLES = 300

SIZES = (64, 128, 128, 10)
LEARNING_RATE, EPOCHS, BATCH_SIZE = 0.2, 120, 50

rng = np.random.default_rng(2)
X, y = digits()
order = rng.permutation(len(y))
train, validation = order[:EXAMPLES], order[-700:]
labels = y.copy()
wrong = train[rng.random(EXAMPLES) < WRONG_LABELS]
labels[wrong] = rng.integers(0, 10, len(wrong))


def forward(weights, biases, X, p, rng):
    """Return probabilities, the inputs of each layer, and the masks."""
    inputs, masks = [X], []
    for W, b in zip(weights[:-1], biases[:-1]):
        a = np.maximum(0, inputs[-1] @ W + b)
        masks.append((rng.random(a.shape) >= p) / (1 - p))
        inputs.append(a * masks[-1])
    z = inputs[-1] @ weights[-1] + biases[-1]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True), inputs, masks


def learn(p):
    """Train a network; return its training and validation losses, epoch by epoch, and the last accuracy."""
    rng = np.random.default_rng(1)
    weights = [rng.normal(0, np.sqrt(2 / m), (m, n)) for m, n in pairwise(SIZES)]
    biases = [np.zeros(n) for n in SIZES[1:]]
    losses = {"train": [], "validation": []}
    for _ in range(EPOCHS):
        for rows in np.array_split(rng.permutation(train), max(1, EXAMPLES // BATCH_SIZE)):
            probabilities, inputs, masks = forward(weights, biases, X[rows], p, rng)
            dz = (probabilities - np.eye(10)[labels[rows]]) / len(rows)
            for k in range(len(weights) - 1, -1, -1):
                dW, db, da = inputs[k].T @ dz, dz.sum(axis=0), dz @ weights[k].T
                weights[k], biases[k] = weights[k] - LEARNING_RATE * dW, biases[k] - LEARNING_RATE * db
                if k > 0:
                    dz = da * masks[k - 1] * (inputs[k] > 0)
        for name, rows in (("train", train), ("validation", validation)):
            probabilities, *_ = forward(weights, biases, X[rows], 0.0, rng)  # in evaluation nothing is dropped
            losses[name].append(-np.mean(np.log(probabilities[np.arange(len(rows)), labels[rows]] + 1e-12)))
    return losses, np.mean(probabilities.argmax(axis=1) == y[validation])


series = {}
for p in dict.fromkeys((0.0, P)):
    losses, accuracy = learn(p)
    series |= {f"{name}, p = {p}": values for name, values in losses.items()}
    gap = losses["validation"][-1] - losses["train"][-1]
    print(f"p = {p}: train {losses['train'][-1]:.3f}, validation {losses['validation'][-1]:.3f}, gap {gap:.3f}")
    print(f"         validation accuracy {accuracy:.1%}")
show("curves", series=series, title="loss with and without dropout", x_label="epoch", y_label="loss", log_y=True)
