import time

import numpy as np

from tutor import log, show


def forward(parameters, X):
    """Return the predictions P, shape (n, k)."""
    Z1 = X @ parameters["W1"] + parameters["b1"]
    A1 = np.maximum(0, Z1)
    return A1 @ parameters["W2"] + parameters["b2"]


def loss(parameters, X, Y):
    """Return the mean of the squared errors over all n * k numbers: one number."""
    return np.mean((forward(parameters, X) - Y) ** 2)


def gradients(parameters, X, Y):
    """Return the slopes of the loss: a dict with the same keys and shapes as parameters."""
    Z1 = X @ parameters["W1"] + parameters["b1"]
    A1 = np.maximum(0, Z1)
    P = A1 @ parameters["W2"] + parameters["b2"]

    dP = 2 * (P - Y) / P.size
    dA1 = dP @ parameters["W2"].T
    dZ1 = dA1 * (Z1 > 0)
    return {
        "W1": X.T @ dZ1,
        "b1": dZ1.sum(axis=1),
        "W2": A1.T @ dP,
        "b2": dP.sum(axis=1),
    }


def slope_by_trying(parameters, X, Y, name, place):
    """Return about the slope of the loss with respect to one number of a parameter."""
    losses = []
    for nudge in (1e-5, -1e-5):
        nudged = {key: array.copy() for key, array in parameters.items()}
        nudged[name][place] += nudge
        losses.append(loss(nudged, X, Y))
    return (losses[0] - losses[1]) / 2e-5


if __name__ == "__main__":
    rng = np.random.default_rng(2)
    X = np.linspace(-3, 3, 60).reshape(-1, 1)
    Y = np.sin(2 * X)
    parameters = {
        "W1": rng.normal(size=(1, 24)),
        "b1": rng.normal(size=24),
        "W2": 0.3 * rng.normal(size=(24, 1)),
        "b2": np.zeros(1),
    }

    slopes = gradients(parameters, X, Y)
    for name, place in [("W1", (0, 5)), ("b1", 5), ("W2", (5, 0)), ("b2", 0)]:
        if name in slopes:
            tried = slope_by_trying(parameters, X, Y, name, place)
            print(f"{name}: yours {slopes[name][place]:.6f}, by trying {tried:.6f}")

    for step in range(3001):
        for name, slope in gradients(parameters, X, Y).items():
            parameters[name] = parameters[name] - 0.05 * slope
        if step % 100 == 0:
            log(step, loss=loss(parameters, X, Y))
        if step % 300 == 0:
            P = forward(parameters, X)
            curves = {"target": (X[:, 0], Y[:, 0]), "network": (X[:, 0], P[:, 0])}
            show("curves", series=curves, title=f"step {step}", x_label="x", y_label="y")
            time.sleep(0.1)  # slow enough to watch
