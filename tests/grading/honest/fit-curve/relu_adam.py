import numpy as np

H, LR, STEPS = 32, 0.01, 3000


def init_parameters(hidden, seed):
    g = np.random.default_rng(seed)
    W1 = g.choice([-1.0, 1.0], (1, hidden))
    return dict(W1=W1, b1=-W1[0] * g.uniform(-2, 2, hidden), W2=g.normal(0, 0.3, (hidden, 1)), b2=np.zeros(1))


def hidden(p, X):
    return np.maximum(X @ p["W1"] + p["b1"], 0)


def forward(p, X):
    return hidden(p, X) @ p["W2"] + p["b2"]


def loss(p, X, y):
    return float(((forward(p, X) - y) ** 2).mean())


def gradients(p, X, y):
    h = hidden(p, X)
    e = 2 * (h @ p["W2"] + p["b2"] - y) / y.size
    back = (e @ p["W2"].T) * (h > 0)
    return {"W2": h.T @ e, "b2": e.sum(0), "W1": X.T @ back, "b1": back.sum(0)}


def train(X, y, seed):
    p = init_parameters(H, seed)
    m = {k: 0.0 for k in p}
    v = dict(m)
    for t in range(1, STEPS + 1):
        g = gradients(p, X, y)
        for k in p:
            m[k] = 0.9 * m[k] + 0.1 * g[k]
            v[k] = 0.999 * v[k] + 0.001 * g[k] ** 2
            p[k] = p[k] - LR * (m[k] / (1 - 0.9**t)) / (np.sqrt(v[k] / (1 - 0.999**t)) + 1e-8)
    return p
