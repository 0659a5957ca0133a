import numpy as np


def act(z):
    return 1 / (1 + np.exp(-z))


def init_parameters(hidden, seed):
    r = np.random.RandomState(seed % 2**31)
    W1 = 4 * r.randn(1, hidden)
    c = r.rand(hidden) * 4 - 2
    return {"W1": W1, "b1": -(W1 * c)[0], "W2": r.randn(hidden, 1) / 3, "b2": np.zeros(1)}


def forward(p, X):
    return act(X.dot(p["W1"]) + p["b1"]).dot(p["W2"]) + p["b2"]


def loss(p, X, y):
    return np.square(forward(p, X) - y).mean()


def gradients(p, X, y):
    A = act(X.dot(p["W1"]) + p["b1"])
    d = 2 / len(y) * (A.dot(p["W2"]) + p["b2"] - y)
    dZ = d.dot(p["W2"].T) * A * (1 - A)
    return {"W1": X.T.dot(dZ), "b1": dZ.sum(axis=0), "W2": A.T.dot(d), "b2": d.sum(axis=0)}


def train(X, y, seed):
    r = np.random.RandomState(seed % 2**31)
    p = init_parameters(25, seed)
    vel = {k: np.zeros_like(a) for k, a in p.items()}
    for epoch in range(600):
        order = r.permutation(len(X))
        for s in range(0, len(X), 20):
            i = order[s : s + 20]
            g = gradients(p, X[i], y[i])
            for k in p:
                vel[k] = 0.9 * vel[k] + g[k]
                p[k] = p[k] - 0.03 * vel[k]
    return p
