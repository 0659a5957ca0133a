import numpy as np

KEYS = "W1", "b1", "W2", "b2"


def init_parameters(hidden, seed):
    rng = np.random.default_rng(seed)
    shapes = (2, hidden), (hidden,), (hidden, 1), (1,)
    return {key: rng.normal(0.0, 1.0, shape) for key, shape in zip(KEYS, shapes)}


def forward(parameters, X):
    W1, b1, W2, b2 = (parameters[key] for key in KEYS)
    z = np.tanh(X @ W1 + b1) @ W2 + b2
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


def loss(parameters, X, y):
    p = forward(parameters, X)
    true = y * p + (1 - y) * (1 - p)
    return np.mean(-np.log(np.maximum(true, 1e-12)))


def gradients(parameters, X, y):
    W1, b1, W2, _ = (parameters[key] for key in KEYS)
    a = np.tanh(X @ W1 + b1)
    d = (forward(parameters, X) - y) / X.shape[0]
    e = d * W2.T * (1 - a**2)
    return dict(zip(KEYS, (X.T @ e, e.sum(axis=0), a.T @ d, d.sum(axis=0))))


def train(X, y, seed):
    p = init_parameters(8, seed)
    m = {k: 0.0 for k in KEYS}
    v = {k: 0.0 for k in KEYS}
    for t in range(1, 401):
        g = gradients(p, X, y)
        for k in KEYS:
            m[k] = 0.9 * m[k] + 0.1 * g[k]
            v[k] = 0.999 * v[k] + 0.001 * g[k] ** 2
            p[k] = p[k] - 0.05 * (m[k] / (1 - 0.9**t)) / (np.sqrt(v[k] / (1 - 0.999**t)) + 1e-8)
    return p
