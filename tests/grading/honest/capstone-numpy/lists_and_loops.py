import random
import numpy as np


class Net:
    pass


def prepare(X, y, n_train, seed):
    idx = list(range(len(X)))
    random.Random(seed).shuffle(idx)
    a = [X[i] for i in idx[:n_train]]
    b = [X[i] for i in idx[n_train:]]
    m = sum(a) / len(a)
    return [r - m for r in a], [y[i] for i in idx[:n_train]], [r - m for r in b], [y[i] for i in idx[n_train:]]


def fw(p, X):
    h = np.clip(np.dot(X, p["W1"]) + p["b1"], 0, None)
    s = h.dot(p["W2"]) + p["b2"]
    s = s - np.max(s, axis=1)[:, None]
    return h, s - np.log(np.sum(np.exp(s), axis=1))[:, None]


def loss(parameters, X, y):
    total = 0.0
    _, lp = fw(parameters, X)
    for i in range(len(y)):
        total -= lp[i][y[i]]
    return total / len(y)


def gradients(parameters, X, y):
    h, lp = fw(parameters, X)
    d = np.exp(lp)
    for i, label in enumerate(y):
        d[i, label] -= 1
    d /= len(y)
    out = {
        "b2": d.sum(0),
        "W2": np.zeros_like(parameters["W2"]),
        "b1": np.zeros(len(parameters["b1"])),
        "W1": np.zeros_like(parameters["W1"]),
    }
    for i in range(len(y)):
        out["W2"] += np.outer(h[i], d[i])
        g = parameters["W2"] @ d[i]
        g[h[i] <= 0] = 0
        out["b1"] += g
        out["W1"] += np.outer(X[i], g)
    return out


def accuracy(parameters, X, y):
    _, lp = fw(parameters, X)
    return sum(1 for i in range(len(y)) if int(np.argmax(lp[i])) == y[i]) / len(y)


def train(X, y, seed):
    np.random.seed(seed)
    X = X.astype(np.float32)
    n, d = X.shape
    H = 50
    P = {
        "W1": (np.random.randn(d, H) / np.sqrt(d)).astype(np.float32),
        "b1": np.zeros(H, np.float32),
        "W2": (np.random.randn(H, 10) / np.sqrt(H)).astype(np.float32),
        "b2": np.zeros(10, np.float32),
    }
    V = {k: np.zeros_like(v) for k, v in P.items()}
    for e in range(15):
        perm = np.random.permutation(n)
        Xs, ys = X[perm], y[perm]
        for s in range(0, n, 20):
            h, lp = fw(P, Xs[s : s + 20])
            yb = ys[s : s + 20]
            dz = np.exp(lp)
            dz[np.arange(len(yb)), yb] -= 1
            dz /= len(yb)
            dh = dz @ P["W2"].T * (h > 0)
            G = {"W1": Xs[s : s + 20].T @ dh, "b1": dh.sum(0), "W2": h.T @ dz, "b2": dz.sum(0)}
            for k in P:
                V[k] = 0.9 * V[k] + G[k]
                P[k] = P[k] - np.float32(0.02) * V[k]
    return P
