import numpy as np


def init_parameters(hidden, seed):
    g = np.random.Generator(np.random.MT19937(seed))
    return {
        "W1": g.normal(size=(2, hidden)),
        "b1": g.normal(size=hidden),
        "W2": g.normal(size=(hidden, 1)),
        "b2": g.normal(size=1),
    }


def sigmoid(z):
    return np.where(z > 0, 1 / (1 + np.exp(-np.maximum(z, 0))), 1 - 1 / (1 + np.exp(np.minimum(z, 0))))


def forward(parameters, X):
    rows = []
    for x in X:
        a = np.tanh(x @ parameters["W1"] + parameters["b1"])
        rows.append(sigmoid(a @ parameters["W2"] + parameters["b2"]))
    return np.vstack(rows)


def loss(parameters, X, y):
    p = forward(parameters, X).clip(1e-12, 1 - 1e-12)
    return -(np.log(p[y == 1]).sum() + np.log(1 - p[y == 0]).sum()) / len(y)


def gradients(parameters, X, y):
    total = {name: np.zeros_like(value) for name, value in parameters.items()}
    for x, t in zip(X, y):
        a = np.tanh(x @ parameters["W1"] + parameters["b1"])
        d = sigmoid(a @ parameters["W2"] + parameters["b2"]) - t
        e = (parameters["W2"] @ d) * (1 - a**2)
        total["W1"] += np.outer(x, e)
        total["b1"] += e
        total["W2"] += np.outer(a, d)
        total["b2"] += d
    return {name: value / len(X) for name, value in total.items()}


def train(X, y, seed):
    rng = np.random.default_rng(seed)
    p = init_parameters(10, seed)
    for _ in range(400):
        for i in rng.permutation(len(X)):
            g = gradients(p, X[i : i + 1], y[i : i + 1])
            p = {name: p[name] - 0.3 * g[name] for name in p}
    return p
