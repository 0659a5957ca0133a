import numpy as np

from tutor import show


class RMSprop:
    """Gradient descent in which every weight has a step length of its own."""

    def __init__(self, learning_rate, alpha, eps):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.eps = eps
        self.s = 0.0

    def step(self, w, gradient):
        """Return the new w; remember the average of squared gradients for the next step."""
        self.s = self.alpha * self.s + (1 - self.alpha) * gradient**2
        return w - self.learning_rate * gradient / np.sqrt(self.s) + self.eps


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
        "alpha 0.9": descend(RMSprop(0.1, 0.9, 1e-8), 40),
        "alpha 0.99": descend(RMSprop(0.1, 0.99, 1e-8), 40),
    }
    show("contours", function=ravine, extent=(-5, 5, -2, 2), paths=paths, x_label="w1", y_label="w2")
    for name, path in paths.items():
        print(f"{name:10} first step {path[1] - path[0]}, loss after 40 steps {ravine(path[-1:])[0]:.5f}")
