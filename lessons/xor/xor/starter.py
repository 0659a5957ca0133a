import time

import numpy as np

from tutor import log, show

HIDDEN = 2  # TODO: choose these three
LEARNING_RATE = 0.01
STEPS = 100


def init_parameters(hidden, seed):
    """Return a dict: W1 (2, hidden), b1 (hidden,), W2 (hidden, 1), b2 (1,)."""
    # TODO
    return {
        "W1": np.zeros((2, hidden)),
        "b1": np.zeros(hidden),
        "W2": np.zeros((hidden, 1)),
        "b2": np.zeros(1),
    }


def forward(parameters, X):
    """Return the probabilities of class 1, shape (n, 1)."""
    # TODO: a1 = tanh(...), p = sigmoid(...)
    return np.zeros((len(X), 1))


def loss(parameters, X, y):
    """Return the mean binary cross-entropy, one number."""
    # TODO
    return 0.0


def gradients(parameters, X, y):
    """Return the slopes of the loss: a dict with the same keys and shapes."""
    # TODO: forward again, then dz2, da1, dz1
    return {}


def train(X, y, seed, watch=None):
    """Return trained parameters; watch(step, parameters) looks at every step."""
    parameters = init_parameters(HIDDEN, seed)
    for step in range(STEPS):
        # TODO: move every parameter one step down its slope
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
