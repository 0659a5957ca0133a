"""The same deep network trained with and without batch normalization."""

from itertools import pairwise

import numpy as np

from tutor import digits, show

# Change these and run again, or turn their knobs.
LEARNING_RATE = 0.5
LAYERS = 6
WEIGHTS = "He"

WIDTH, EPOCHS, BATCH_SIZE, EPS = 48, 15, 50, 1e-5
SCALES = {"0.01": 0.01, "He": np.sqrt(2 / WIDTH), "1.0": 1.0}

X, y = digits()
order = np.random.default_rng(3).permutation(len(y))
train, validation = order[:800], order[800:]


def forward(network, X, batch_norm):
    """Return probabilities, and for each hidden layer its input, normalized z, deviation and output."""
    a, layers = X, []
    for W, gamma, beta in zip(*network):
        z, sigma = a @ W, 1.0
        if batch_norm and len(layers) < LAYERS:
            sigma = np.sqrt(z.var(axis=0) + EPS)
            z = (z - z.mean(axis=0)) / sigma
        out = gamma * z + beta
        layers.append((a, z, sigma, out))
        a = np.maximum(0, out)
    e = np.exp(out - out.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True), layers


def step(network, X, y, batch_norm):
    """Go one step downhill."""
    weights, gammas, betas = network
    p, layers = forward(network, X, batch_norm)
    dy = (p - np.eye(10)[y]) / len(y)
    for k in range(LAYERS, -1, -1):
        a, z, sigma, _ = layers[k]
        dz = dy * gammas[k]
        if batch_norm and k < LAYERS:
            dz = (dz - dz.mean(axis=0) - z * (dz * z).mean(axis=0)) / sigma
            gammas[k] = gammas[k] - LEARNING_RATE * (dy * z).sum(axis=0)
        betas[k] = betas[k] - LEARNING_RATE * dy.sum(axis=0)
        da = dz @ weights[k].T
        weights[k] = weights[k] - LEARNING_RATE * a.T @ dz
        if k > 0:
            dy = da * (layers[k - 1][3] > 0)


series = {}
for batch_norm in (False, True):
    name = "with batch norm" if batch_norm else "without"
    rng = np.random.default_rng(1)
    sizes = (64, *[WIDTH] * LAYERS, 10)
    weights = [rng.normal(0, SCALES[WEIGHTS], shape) for shape in pairwise(sizes)]
    network = (weights, [np.ones(n) for n in sizes[1:]], [np.zeros(n) for n in sizes[1:]])
    losses = []
    for _ in range(EPOCHS):
        shuffled = rng.permutation(train)
        for first in range(0, len(train), BATCH_SIZE):
            rows = shuffled[first : first + BATCH_SIZE]
            with np.errstate(all="ignore"):  # without batch norm the numbers may grow beyond all bounds
                step(network, X[rows], y[rows], batch_norm)
        # So many rows at once are enough for their own mean and variance to do.
        p, _ = forward(network, X[validation], batch_norm)
        p = np.nan_to_num(p, nan=0.1)
        losses.append(-np.mean(np.log(p[np.arange(len(validation)), y[validation]] + 1e-12)))
    series[name] = losses
    accuracy = np.mean(p.argmax(axis=1) == y[validation])
    print(f"{name:16} validation loss {losses[-1]:.3f}, accuracy {accuracy:.1%}")
show("curves", series=series, title="validation loss", x_label="epoch", y_label="loss")
