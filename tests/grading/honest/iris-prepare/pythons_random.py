import random


def split(X, y, test_size, seed):
    rows = list(range(len(y)))
    random.Random(seed).shuffle(rows)
    test, train = rows[-test_size:], rows[:-test_size]
    return X[train], y[train], X[test], y[test]


def standardize(X_train, X_test):
    means = [sum(column) / len(column) for column in X_train.T]
    deviations = []
    for column, mean in zip(X_train.T, means):
        variance = sum((v - mean) ** 2 for v in column) / len(column)
        deviations.append(variance**0.5 or 1.0)
    return [[[(v - m) / s for v, m, s in zip(row, means, deviations)] for row in part] for part in (X_train, X_test)]


def one_hot(y, n_classes):
    return [[1.0 if k == label else 0.0 for k in range(n_classes)] for label in y]
