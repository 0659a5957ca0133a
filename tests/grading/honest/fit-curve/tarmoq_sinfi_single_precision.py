import numpy as np


class Tarmoq:
    def __init__(self, p):
        self.p = {k: np.asarray(v, np.float32) for k, v in p.items()}

    def oldinga(self, X):
        self.X = np.asarray(X, np.float32)
        self.A = np.tanh(self.X @ self.p["W1"] + self.p["b1"])
        return self.A @ self.p["W2"] + self.p["b2"]

    def orqaga(self, y):
        P = self.A @ self.p["W2"] + self.p["b2"]
        d = np.float32(2 / len(y)) * (P - np.asarray(y, np.float32))
        dz = (d @ self.p["W2"].T) * (1 - self.A * self.A)
        return {"W1": self.X.T @ dz, "b1": dz.sum(0), "W2": self.A.T @ d, "b2": d.sum(0)}


def init_parameters(hidden, seed):
    r = np.random.default_rng(seed)
    return {
        "W1": r.normal(0, 1.5, (1, hidden)).astype(np.float32),
        "b1": r.normal(0, 1.5, hidden).astype(np.float32),
        "W2": r.normal(0, 0.2, (hidden, 1)).astype(np.float32),
        "b2": np.zeros(1, np.float32),
    }


def forward(p, X):
    return Tarmoq(p).oldinga(X)


def loss(p, X, y):
    return np.mean((forward(p, X) - y) ** 2)


def gradients(p, X, y):
    t = Tarmoq(p)
    t.oldinga(X)
    return t.orqaga(y)


def train(X, y, seed):
    p = init_parameters(24, seed)
    v = {k: 0 for k in p}
    for _ in range(2500):
        g = gradients(p, X, y)
        for k in p:
            v[k] = np.float32(0.9) * v[k] + g[k]
            p[k] = p[k] - np.float32(0.02) * v[k]
    return p
