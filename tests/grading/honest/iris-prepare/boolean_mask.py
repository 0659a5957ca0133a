import numpy as np


def split(X, y, test_size, seed):
    rng = np.random.default_rng(seed)
    is_test = np.zeros(len(X), dtype=bool)
    is_test[rng.choice(len(X), size=test_size, replace=False)] = True
    return X[~is_test], y[~is_test], X[is_test], y[is_test]


def standardize(X_train, X_test):
    X_train, X_test = X_train.copy(), X_test.copy()
    for j in range(X_train.shape[1]):
        m, s = X_train[:, j].mean(), X_train[:, j].std()
        s = s if s else 1
        X_train[:, j] = (X_train[:, j] - m) / s
        X_test[:, j] = (X_test[:, j] - m) / s
    return X_train, X_test


def one_hot(y, n_classes):
    return np.equal.outer(y, np.arange(n_classes)) * 1.0
