from itertools import product

import numpy as np


def forward(parameters, X):
    A1 = np.tanh(np.dot(X, parameters["W1"]) + parameters["b1"])
    return np.dot(A1, parameters["W2"]) + parameters["b2"]


def loss(parameters, X, Y):
    return np.square(forward(parameters, X) - Y).mean()


def weight_direction(parameters, name, row, column):
    def one(key, shape):
        flat = np.zeros(int(np.prod(shape)))
        if key == name:
            flat[np.ravel_multi_index((row, column), shape)] = 1
        return flat.reshape(shape)

    return {key: one(key, array.shape) for key, array in parameters.items()}


def moved(parameters, d1, d2, a, b):
    keys = list(parameters)
    flat, flat1, flat2 = (np.concatenate([np.ravel(d[key]) for key in keys]) for d in (parameters, d1, d2))
    flat = flat + np.array([a, b]) @ np.stack([flat1, flat2])
    ends = np.cumsum([parameters[key].size for key in keys])[:-1]
    return {key: part.reshape(parameters[key].shape) for key, part in zip(keys, np.split(flat, ends))}


def landscape(parameters, d1, d2, alphas, betas, X, Y):
    values = [loss(moved(parameters, d1, d2, a, b), X, Y) for b, a in product(betas, alphas)]
    return np.reshape(values, (len(betas), len(alphas)))
