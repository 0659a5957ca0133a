import copy
import numpy as np


def forward(parameters, X):
    A1 = np.tanh(X @ parameters["W1"] + parameters["b1"])
    return A1 @ parameters["W2"] + parameters["b2"]


def loss(parameters, X, Y):
    return np.mean((forward(parameters, X) - Y) ** 2)


def weight_direction(parameters, name, row, column):
    d = {k: np.zeros_like(v, dtype=int) for k, v in parameters.items()}
    d[name][row, column] = 1
    return d


def moved(parameters, d1, d2, a, b):
    p = copy.deepcopy(parameters)
    for k in p:
        p[k] = (p[k] + a * d1[k] + b * d2[k]).astype(np.float32)
    return p


def landscape(parameters, d1, d2, alphas, betas, X, Y):
    A, B = np.meshgrid(alphas, betas)
    f = np.vectorize(lambda a, b: loss(moved(parameters, d1, d2, a, b), X, Y))
    return f(A, B)
