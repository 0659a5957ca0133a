import time

import numpy as np

from tutor import log, show

HIDDEN = 8
LEARNING_RATE = 1.0
STEPS = 500


def init_parameters(hidden, seed):
    """Return a dict: W1 (2, hidden), b1 (hidden,), W2 (hidden, 1), b2 (1,)."""
    rng = np.random.default_rng(seed)
    return {
        "W1": 0.01 * rng.normal(size=(2, hidden)),
        "b1": np.zeros(hidden),
        "W2": 0.01 * rng.normal(size=(hidden, 1)),
        "b2": np.zeros(1),
    }


def sigmoid(z):
    """Return 1 / (1 + e^-z); e^-|z| is at most 1, so nothing overflows."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def hidden_layer(parameters, X):
    """Return the hidden activations a1, shape (n, hidden)."""
    return np.tanh(X @ parameters["W1"] + parameters["b1"])


def forward(parameters, X):
    """Return the probabilities of class 1, shape (n, 1)."""
    a1 = hidden_layer(parameters, X)
    return sigmoid(a1 @ parameters["W2"] + parameters["b2"])


def loss(parameters, X, y):
    """Return the mean binary cross-entropy, one number."""
    p = np.clip(forward(parameters, X), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def gradients(parameters, X, y):
    """Return the slopes of the loss: a dict with the same keys and shapes."""
    a1 = hidden_layer(parameters, X)
    p = forward(parameters, X)
    dz2 = (p - y) / len(X)
    da1 = dz2 @ parameters["W2"].T
    dz1 = da1 * (1 - a1**2)
    return {
        "W1": X.T @ dz1,
        "b1": dz1.sum(axis=0),
        "W2": a1.T @ dz2,
        "b2": dz2.sum(axis=0),
    }


def train(X, y, seed, watch=None):
    """Return trained parameters; watch(step, parameters) looks at every step."""
    parameters = init_parameters(HIDDEN, seed)
    for step in range(STEPS):
        slopes = gradients(parameters, X, y)
        for name in parameters:
            parameters[name] = parameters[name] - LEARNING_RATE * slopes[name]
        if watch is not None:
            watch(step, parameters)
    return parameters


if __name__ == "__main__":
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([[0.0], [1.0], [1.0], [0.0]])

    def watch(step, parameters):
        if step % max(1, STEPS // 100) == 0:
            right = (forward(parameters, X) > 0.5) == (y > 0.5)
            log(step, loss=loss(parameters, X, y), accuracy=right.mean())
        if step % max(1, STEPS // 20) == 0:
            show(
                "decision-boundary",
                predict=lambda points: forward(parameters, points),
                points=X,
                labels=y,
            )
            time.sleep(0.1)  # slow enough to watch

    trained = train(X, y, 0, watch)
    print(forward(trained, X).round(3))
