import numpy as np


def split(X, y, test_size, seed):
    state = np.random.RandomState(seed % 2**32)
    index = np.arange(len(X))
    state.shuffle(index)
    X, y = X[index], y[index]
    return X[test_size:], y[test_size:], X[:test_size], y[:test_size]


def standardize(X_train, X_test):
    m = np.mean(X_train, 0)
    s = np.std(X_train, 0, ddof=0)
    s[s == 0] = 1
    return [(part - m) / s for part in (X_train, X_test)]


def one_hot(y, n_classes):
    table = np.zeros((y.size, n_classes))
    table[np.arange(y.size), y] = 1.0
    return table
