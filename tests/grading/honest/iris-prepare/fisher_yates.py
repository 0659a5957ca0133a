import numpy as np


def shuffled(n, rng):
    order = list(range(n))
    for i in range(n - 1, 0, -1):
        j = int(rng.integers(0, i + 1))
        order[i], order[j] = order[j], order[i]
    return order


def split(X: np.ndarray, y: np.ndarray, test_size: int, seed: int) -> tuple[np.ndarray, ...]:
    order = shuffled(len(y), np.random.default_rng(seed))
    test, train = order[:test_size], order[test_size:]
    return np.array([X[i] for i in train]), np.array([y[i] for i in train]), X.take(test, 0), y.take(test)


def standardize(X_train, X_test):
    n = X_train.shape[0]
    mean = np.ones(n) @ X_train / n
    std = np.linalg.norm(X_train - mean, axis=0) / np.sqrt(n)
    constant = X_train.max(axis=0) == X_train.min(axis=0)
    std = np.where(constant, 1.0, std)
    return (X_train - mean) / std, (X_test - mean) / std


def one_hot(y, n_classes):
    return np.where(np.arange(n_classes) == np.reshape(y, (-1, 1)), 1.0, 0.0)
