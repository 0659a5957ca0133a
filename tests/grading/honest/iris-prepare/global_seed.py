import numpy as np


def split(X, y, test_size, seed):
    np.random.seed(seed % (2**32))
    tartib = np.random.permutation(X.shape[0])
    sinov = tartib[:test_size]
    oʻquv = tartib[test_size:]
    return X[oʻquv, :], y[oʻquv], X[sinov, :], y[sinov]


def standardize(X_train, X_test):
    # oʻrtacha va ogʻish faqat oʻquv qismidan
    oʻrtacha = X_train.mean(axis=0, keepdims=True)
    ogʻish = X_train.std(axis=0, keepdims=True)
    ogʻish = np.maximum(ogʻish, (ogʻish == 0).astype(float))
    return (X_train - oʻrtacha) / ogʻish, (X_test - oʻrtacha) / ogʻish


def one_hot(y, n_classes):
    return (y[:, None] == np.arange(n_classes)[None, :]).astype(float)
