import numpy as np


def prepare(X, y, n_train, seed):
    chosen = np.zeros(len(y), dtype=bool)
    chosen[np.random.default_rng(seed).choice(len(y), n_train, replace=False)] = True
    mean = np.average(X[chosen], axis=0)
    return X[chosen] - mean, y[chosen], X[~chosen] - mean, y[~chosen]


def hidden_and_probabilities(parameters, X):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    hidden = np.maximum(X.dot(W1) + b1, 0)
    z = hidden.dot(W2) + b2
    e = np.exp(z - np.amax(z, axis=-1, keepdims=True))
    return hidden, e / np.sum(e, axis=-1, keepdims=True)


def loss(parameters, X, y):
    p = hidden_and_probabilities(parameters, X)[1]
    return np.mean([-np.log(p[i, c] + 1e-12) for i, c in enumerate(y)])


def gradients(parameters, X, y):
    hidden, p = hidden_and_probabilities(parameters, X)
    error = (p - (y[:, None] == np.arange(p.shape[1]))) / X.shape[0]
    below = error.dot(parameters["W2"].T)
    below[hidden == 0] = 0
    return {"W2": hidden.T.dot(error), "b2": error.sum(0), "W1": X.T.dot(below), "b1": below.sum(0)}


def accuracy(parameters, X, y):
    return 1 - np.count_nonzero(np.argmax(hidden_and_probabilities(parameters, X)[1], 1) - y) / len(y)


def train(X, y, seed):
    rng = np.random.default_rng(seed)
    X = np.asarray(X, np.float32)
    sizes = {"W1": (X.shape[1], 64), "b1": (64,), "W2": (64, 10), "b2": (10,)}
    p = {n: (rng.standard_normal(s) * 0.1 * (len(s) == 2)).astype(np.float32) for n, s in sizes.items()}
    m, v = ({n: np.zeros(s, np.float32) for n, s in sizes.items()} for _ in range(2))
    step = 0
    for _ in range(12):
        for rows in np.array_split(rng.permutation(len(y)), max(1, len(y) // 32)):
            step += 1
            g = gradients(p, X[rows], y[rows])
            for n in p:
                m[n] = 0.9 * m[n] + 0.1 * g[n]
                v[n] = 0.999 * v[n] + 0.001 * g[n] ** 2
                p[n] = p[n] - 0.003 * (m[n] / (1 - 0.9**step)) / (np.sqrt(v[n] / (1 - 0.999**step)) + 1e-8)
    return p
