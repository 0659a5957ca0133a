from operator import itemgetter
from random import Random

import numpy as np


def split(X, y, test_size, seed):
    keys = Random(seed)
    marked = sorted(((keys.random(), i) for i in range(len(y))), key=itemgetter(0))
    picked = [i for _, i in marked]
    take = lambda rows: (X[rows], y[rows])  # noqa: E731
    X_test, y_test = take(picked[:test_size])
    X_train, y_train = take(picked[test_size:])
    return X_train, y_train, X_test, y_test


def standardize(X_train, X_test):
    mean = np.average(X_train, axis=0)
    std = np.sqrt(np.average((X_train - mean) ** 2, axis=0))
    std = np.array([s if s > 0 else 1.0 for s in std])
    return np.divide(np.subtract(X_train, mean), std), np.divide(np.subtract(X_test, mean), std)


def one_hot(y, n_classes):
    return np.take(np.eye(n_classes), y, axis=0)
