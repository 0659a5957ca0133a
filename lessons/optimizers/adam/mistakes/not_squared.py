import numpy as np

from tutor import show


class Adam:
    """Momentum and a step length for every weight, both corrected for having started at zero."""

    def __init__(self, learning_rate, beta1, beta2, eps):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.m = 0.0
        self.v = 0.0
        self.t = 0

    def step(self, w, gradient):
        """Return the new w; remember both averages and the number of steps."""
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * gradient
        self.v = self.beta2 * self.v + (1 - self.beta2) * gradient
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        return w - self.learning_rate * m_hat / (np.sqrt(v_hat) + self.eps)


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
    paths = {f"rate {rate:g}": descend(Adam(rate, 0.9, 0.999, 1e-8), 80) for rate in (0.05, 0.1, 0.3)}
    show("contours", function=ravine, extent=(-5, 5, -2, 2), paths=paths, x_label="w1", y_label="w2")
    for name, path in paths.items():
        print(f"{name:9} first step {path[1] - path[0]}, loss after 80 steps {ravine(path[-1:])[0]:.5f}")
