import numpy as np


class Standardizer:
    def fit(self, X):
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ < 1e-12] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_


def split(X, y, test_size, seed):
    generator = np.random.Generator(np.random.PCG64(seed))
    order = generator.permutation(np.arange(y.shape[0]))
    train, test = order[:-test_size], order[-test_size:]
    return [X[train], y[train], X[test], y[test]]


def standardize(X_train, X_test):
    scaler = Standardizer().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test)


def one_hot(y, n_classes):
    rows = []
    for label in y:
        row = [0.0] * n_classes
        row[label] = 1.0
        rows.append(row)
    return np.array(rows)
