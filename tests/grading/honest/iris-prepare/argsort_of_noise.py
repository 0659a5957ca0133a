import numpy as np


def split(X, y, test_size, seed):
    noise = np.random.default_rng(seed).random(len(y))
    order = np.argsort(noise)
    parts = np.split(order, [len(y) - test_size])
    return tuple(table[part] for part in parts for table in (X, y))


def standardize(X_train, X_test):
    def moments(table):
        centre = table.sum(axis=0) / len(table)
        spread = np.sqrt(((table - centre) ** 2).sum(axis=0) / len(table))
        return centre, np.where(spread == 0, 1, spread)

    centre, spread = moments(X_train)
    return tuple((table - centre) / spread for table in (X_train, X_test))


def one_hot(y, n_classes):
    return np.identity(n_classes, dtype=np.float32)[y]
