import time

import numpy as np

from tutor import log, show

HIDDEN = 2  # TODO: choose these three
LEARNING_RATE = 0.01
STEPS = 100


def init_parameters(hidden, seed):
    """Return a dict: W1 (1, hidden), b1 (hidden,), W2 (hidden, 1), b2 (1,)."""
    # TODO: random weights; let the neurons bend at different places of -2 <= x <= 2
    return {
        "W1": np.zeros((1, hidden)),
        "b1": np.zeros(hidden),
        "W2": np.zeros((hidden, 1)),
        "b2": np.zeros(1),
    }


def forward(parameters, X):
    """Return the network's values, shape (n, 1)."""
    # TODO: a hidden layer with tanh, ReLU or sigmoid, then a linear output
    return np.zeros((len(X), 1))


def loss(parameters, X, y):
    """Return the mean squared error, one number."""
    # TODO
    return 0.0


def gradients(parameters, X, y):
    """Return the slopes of the loss: a dict with the same keys and shapes."""
    # TODO: forward again, then dP, dA1, dZ1
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
