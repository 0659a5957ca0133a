import numpy as np

from tutor import show


def momentum_step(w, v, gradient, learning_rate, momentum):
    """Take one step: return the new w and the new velocity v, both of the shape of w."""
    v = momentum * v + gradient
    return w - learning_rate * v, v


class Momentum:
    """Gradient descent with momentum, or Nesterov's variant of it."""

    def __init__(self, learning_rate, momentum, nesterov):
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.nesterov = nesterov
        self.v = 0.0

    def step(self, w, gradient):
        """Return the new w; remember the velocity for the next step."""
        new_w, v = momentum_step(w, self.v, gradient, self.learning_rate, self.momentum)
        if self.nesterov:
            return w - self.learning_rate * (gradient + self.momentum * v)
        return new_w


def ravine(points):
    """Return the loss at points of shape (n, 2): 50 times as steep along w2 as along w1."""
    return 0.5 * (points[:, 0] ** 2 + 50 * points[:, 1] ** 2)


def descend(optimizer, steps):
    """Return the places from the start on: an array of shape (steps + 1, 2)."""
    path = [np.array([-4.0, 1.0])]
    for _ in range(steps):
        w = path[-1]
        path.append(optimizer.step(w, np.array([1.0, 50.0]) * w))
    return np.array(path)


if __name__ == "__main__":
    paths = {
        "plain": descend(Momentum(0.03, 0.0, False), 40),
        "momentum": descend(Momentum(0.03, 0.8, False), 40),
        "Nesterov": descend(Momentum(0.01, 0.8, True), 40),
    }
    show("contours", function=ravine, extent=(-5, 5, -2, 2), paths=paths, x_label="w1", y_label="w2")
    for name, path in paths.items():
        print(f"{name:9} loss after 40 steps: {ravine(path[-1:])[0]:.5f}")
