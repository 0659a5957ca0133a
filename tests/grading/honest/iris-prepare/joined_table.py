import numpy as np


def split(X, y, test_size, seed):
    table = np.column_stack([X, y])
    np.random.default_rng(seed).shuffle(table)  # a copy of its own, rows as wholes
    test, train = table[:test_size], table[test_size:]
    return train[:, :-1], train[:, -1].astype(int), test[:, :-1], test[:, -1].astype(int)


def standardize(X_train, X_test):
    m, v = X_train.mean(0), X_train.var(0)
    s = np.sqrt(v)
    s = np.divide(1.0, s, out=np.ones_like(s), where=s > 0)
    return (X_train - m) * s, (X_test - m) * s


def one_hot(y, n_classes):
    answer = np.zeros((len(y), n_classes))
    np.put_along_axis(answer, y[:, None], 1.0, axis=1)
    return answer
