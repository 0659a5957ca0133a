import time

import numpy as np

from tutor import log, show

HIDDEN = 20
LEARNING_RATE = 0.05
STEPS = 4000


def init_parameters(hidden, seed):
    """Return a dict: W1 (1, hidden), b1 (hidden,), W2 (hidden, 1), b2 (1,)."""
    rng = np.random.default_rng(0)
    W1 = rng.normal(0, 2, size=(1, hidden))
    centres = rng.uniform(-2, 2, size=hidden)
    return {
        "W1": W1,
        "b1": -W1[0] * centres,
        "W2": rng.normal(0, 1 / np.sqrt(hidden), size=(hidden, 1)),
        "b2": np.zeros(1),
    }


def forward(parameters, X):
    """Return the network's values, shape (n, 1)."""
    A1 = np.tanh(X @ parameters["W1"] + parameters["b1"])
    return A1 @ parameters["W2"] + parameters["b2"]


def loss(parameters, X, y):
    """Return the mean squared error, one number."""
    return np.mean((forward(parameters, X) - y) ** 2)


def gradients(parameters, X, y):
    """Return the slopes of the loss: a dict with the same keys and shapes."""
    A1 = np.tanh(X @ parameters["W1"] + parameters["b1"])
    P = A1 @ parameters["W2"] + parameters["b2"]

    dP = 2 * (P - y) / len(X)
    dA1 = dP @ parameters["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    return {
        "W1": X.T @ dZ1,
        "b1": dZ1.sum(axis=0),
        "W2": A1.T @ dP,
        "b2": dP.sum(axis=0),
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
    rng = np.random.default_rng()
    phases = rng.uniform(0, 6, size=3)

    def curve(x):
        return np.sin(x + phases[0]) + 0.8 * np.sin(2 * x + phases[1]) + 0.5 * np.sin(3 * x + phases[2])

    X = rng.uniform(-2, 2, size=(100, 1))
    y = curve(X) + rng.normal(0, 0.05, size=(100, 1))

    def watch(step, parameters):
        if step % max(1, STEPS // 100) == 0:
            log(step, loss=loss(parameters, X, y))
        if step % max(1, STEPS // 20) == 0:
            show("curve-fit", x=X, y=y, predict=lambda x: forward(parameters, x), target=curve, title=f"step {step}")
            time.sleep(0.1)  # slow enough to watch

    trained = train(X, y, 0, watch)
    print(f"{HIDDEN} neurons, mean squared error {loss(trained, X, y):.4f}")
