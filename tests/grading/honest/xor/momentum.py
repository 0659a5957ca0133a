import numpy as np


def init_parameters(hidden, seed):
    rng = np.random.default_rng(seed)
    limit = np.sqrt(6 / (2 + hidden))
    return {
        "W1": rng.uniform(-limit, limit, (2, hidden)),
        "b1": rng.normal(0, 0.1, hidden),
        "W2": rng.uniform(-1, 1, (hidden, 1)),
        "b2": np.zeros(1),
    }


def forward(parameters, X, cache=None):
    a1 = np.tanh(X.dot(parameters["W1"]) + parameters["b1"])
    if cache is not None:
        cache.append(a1)
    z = np.clip(a1.dot(parameters["W2"]) + parameters["b2"], -500, 500)
    return 1 / (1 + np.exp(-z))


def loss(parameters, X, y):
    p = np.clip(forward(parameters, X), 1e-15, 1 - 1e-15)
    return -np.average(y * np.log(p) + (1 - y) * np.log1p(-p))


def gradients(parameters, X, y):
    cache = []
    dz2 = (forward(parameters, X, cache) - y) / y.size
    (a1,) = cache
    da1 = np.outer(dz2, parameters["W2"])
    dz1 = da1 - da1 * a1**2
    return {"W1": X.T.dot(dz1), "b1": dz1.sum(0), "W2": a1.T.dot(dz2), "b2": dz2.sum(0)}


def train(X, y, seed):
    p = init_parameters(16, seed)
    velocity = {k: np.zeros_like(v) for k, v in p.items()}
    for _ in range(600):
        g = gradients(p, X, y)
        for k in p:
            velocity[k] = 0.9 * velocity[k] - 0.2 * g[k]
            p[k] = p[k] + velocity[k]
    return p
