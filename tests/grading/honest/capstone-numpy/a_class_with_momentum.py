import numpy as np


class Network:
    def __init__(self, p):
        self.p = p

    def scores(self, X):
        self.X = X
        self.hidden = X @ self.p["W1"] + self.p["b1"]
        self.active = self.hidden * (self.hidden > 0)
        return self.active @ self.p["W2"] + self.p["b2"]

    def log_probabilities(self, X):
        z = self.scores(X)
        z = z - z.max(1, keepdims=True)
        return z - np.log(np.exp(z).sum(1, keepdims=True))

    def slopes(self, X, y):
        d = np.exp(self.log_probabilities(X))
        d[range(len(y)), y] -= 1.0
        d = d / len(y)
        back = np.where(self.hidden > 0, d @ self.p["W2"].T, 0.0)
        return dict(W1=self.X.T @ back, b1=back.sum(0), W2=self.active.T @ d, b2=d.sum(0))


def prepare(X, y, n_train, seed):
    both = np.column_stack([X, y])
    np.random.RandomState(seed % 2**31).shuffle(both)
    X, y = both[:, :-1], both[:, -1].astype(int)
    centre = X[:n_train].sum(0) / n_train
    return [X[:n_train] - centre, y[:n_train], X[n_train:] - centre, y[n_train:]]


def loss(parameters, X, y):
    one_hot = np.eye(len(parameters["b2"]))[y]
    return float(-(Network(parameters).log_probabilities(X) * one_hot).sum() / len(X))


def gradients(parameters, X, y):
    return Network(parameters).slopes(X, y)


def accuracy(parameters, X, y):
    return float((Network(parameters).scores(X).argmax(1) == y).sum()) / len(y)


def train(X, y, seed):
    rng = np.random.default_rng([seed, 7])
    shape = [X.shape[1], 24, 10]
    p = {}
    for layer in (1, 2):
        limit = np.sqrt(6 / (shape[layer - 1] + shape[layer]))
        p[f"W{layer}"] = rng.uniform(-limit, limit, (shape[layer - 1], shape[layer]))
        p[f"b{layer}"] = np.zeros(shape[layer])
    speed = {name: 0 * value for name, value in p.items()}
    for _ in range(600):
        batch = rng.integers(0, len(y), 40)
        slopes = Network(p).slopes(X[batch], y[batch])
        for name in p:
            speed[name] = 0.9 * speed[name] + slopes[name]
            p[name] = p[name] - 0.04 * speed[name]
    return p
