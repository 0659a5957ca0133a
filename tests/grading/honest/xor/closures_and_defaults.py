from functools import partial

import numpy as np

tanh, exp = np.tanh, np.exp


def init_parameters(hidden, seed, xp=np):
    normal = xp.random.default_rng(seed).normal
    make = {"W1": partial(normal, size=(2, hidden)), "W2": partial(normal, size=(hidden, 1))}
    return {**{k: f() for k, f in make.items()}, "b1": xp.zeros(hidden), "b2": xp.zeros(1)}


def network(p):
    def hidden(X):
        return tanh(X @ p["W1"] + p["b1"])

    def output(A):
        z = A @ p["W2"] + p["b2"]
        e = exp(-abs(z))
        return np.select([z >= 0], [1 / (1 + e)], e / (1 + e))

    return hidden, output


def forward(parameters, X):
    hidden, output = network(parameters)
    return output(hidden(X))


def loss(parameters, X, y):
    q = np.where(y > 0.5, forward(parameters, X), 1 - forward(parameters, X))
    return -np.log(q + 1e-12).mean()


def gradients(parameters, X, y):
    hidden, output = network(parameters)
    A = hidden(X)
    D = (output(A) - y) / len(A)
    E = (D @ parameters["W2"].T) * (1 + A) * (1 - A)
    ones = np.ones(len(X))
    return {"W2": A.T @ D, "b2": ones @ D, "W1": X.T @ E, "b1": ones @ E}


def train(X, y, seed):
    def step(p):
        slopes = gradients(p, X, y)
        return {k: v - 1.2 * slopes[k] for k, v in p.items()}

    p = init_parameters(9, seed)
    for _ in range(700):
        p = step(p)
    return p
