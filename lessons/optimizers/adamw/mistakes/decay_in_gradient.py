import numpy as np

from tutor import log


class AdamW:
    """Adam for all arrays of a network, with weight decay apart from the gradients."""

    def __init__(self, learning_rate, beta1, beta2, eps, weight_decay):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.weight_decay = weight_decay
        self.m = {}
        self.v = {}
        self.t = 0

    def step(self, parameters, gradients):
        """Return a dict of the new arrays, with the names of the old ones."""
        self.t += 1
        new = {}
        for name, w in parameters.items():
            gradient = gradients[name] + self.weight_decay * w
            self.m[name] = self.beta1 * self.m.get(name, 0.0) + (1 - self.beta1) * gradient
            self.v[name] = self.beta2 * self.v.get(name, 0.0) + (1 - self.beta2) * gradient**2
            m_hat = self.m[name] / (1 - self.beta1**self.t)
            v_hat = self.v[name] / (1 - self.beta2**self.t)
            decayed = w
            new[name] = decayed - self.learning_rate * m_hat / (np.sqrt(v_hat) + self.eps)
        return new


def examples(rng, n):
    """Return n examples of 15 features, of which only the first two matter: X (n, 15) and y (n,)."""
    X = rng.normal(size=(n, 15))
    return X, 3 * X[:, 0] - 2 * X[:, 1] + rng.normal(0, 1.5, size=n)


def train(X, y, weight_decay, steps=600):
    """Fit a linear model and return its parameters."""
    parameters = {"W": np.zeros(X.shape[1]), "b": np.zeros(1)}
    optimizer = AdamW(0.05, 0.9, 0.999, 1e-8, weight_decay)
    for step in range(steps):
        error = X @ parameters["W"] + parameters["b"] - y
        if step % 10 == 0:
            log(step, **{f"decay {weight_decay:g}": np.mean(error**2)})
        gradients = {"W": 2 * X.T @ error / len(y), "b": np.array([2 * np.mean(error)])}
        parameters = optimizer.step(parameters, gradients)
    return parameters


if __name__ == "__main__":
    rng = np.random.default_rng(1)
    X, y = examples(rng, 20)
    new_X, new_y = examples(rng, 2000)
    for weight_decay in (0.0, 0.1):
        found = train(X, y, weight_decay)
        loss, new_loss = (np.mean((A @ found["W"] + found["b"] - b) ** 2) for A, b in ((X, y), (new_X, new_y)))
        print(f"decay {weight_decay:g}: useful weights {found['W'][:2].round(2)}, the others about", end=" ")
        print(f"{np.abs(found['W'][2:]).mean():.2f}; loss {loss:.2f}, on new examples {new_loss:.2f}")
