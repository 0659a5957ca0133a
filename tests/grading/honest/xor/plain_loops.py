import math
import random

import numpy as np


def init_parameters(hidden, seed):
    rng = random.Random(seed)
    return {
        "W1": [[rng.gauss(0, 1) for _ in range(hidden)] for _ in range(2)],
        "b1": [0.0] * hidden,
        "W2": [[rng.gauss(0, 1)] for _ in range(hidden)],
        "b2": [0.0],
    }


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def hidden_and_output(p, row):
    W1, b1, W2, b2 = p["W1"], p["b1"], p["W2"], p["b2"]
    a = [math.tanh(row[0] * W1[0][j] + row[1] * W1[1][j] + b1[j]) for j in range(len(b1))]
    return a, sigmoid(sum(a[j] * W2[j][0] for j in range(len(b1))) + b2[0])


def forward(parameters, X):
    return [[hidden_and_output(parameters, row)[1]] for row in X]


def loss(parameters, X, y):
    total = 0.0
    for (p,), (t,) in zip(forward(parameters, X), y):
        p = min(max(p, 1e-12), 1 - 1e-12)
        total -= t * math.log(p) + (1 - t) * math.log(1 - p)
    return total / len(X)


def gradients(parameters, X, y):
    h, n = len(parameters["b1"]), len(X)
    W2 = parameters["W2"]
    g = {"W1": np.zeros((2, h)), "b1": np.zeros(h), "W2": np.zeros((h, 1)), "b2": np.zeros(1)}
    for row, (t,) in zip(X, y):
        a, p = hidden_and_output(parameters, row)
        d = (p - t) / n
        g["b2"][0] += d
        for j in range(h):
            g["W2"][j, 0] += d * a[j]
            back = d * W2[j][0] * (1 - a[j] ** 2)
            g["b1"][j] += back
            g["W1"][0, j] += back * row[0]
            g["W1"][1, j] += back * row[1]
    return g


def train(X, y, seed):
    p = {name: np.array(value) for name, value in init_parameters(6, seed).items()}
    for _ in range(700):
        g = gradients(p, X, y)
        for name in p:
            p[name] = p[name] - 1.5 * g[name]
    return p
