import numpy as np


class Normalizer:
    def __init__(self, gamma, beta, eps):
        self.gamma, self.beta, self.eps = gamma[:, None], beta[:, None], eps

    def __call__(self, columns, mean, var):
        return (self.gamma * (columns - mean[:, None]) / np.sqrt(var[:, None] + self.eps) + self.beta).T


def batchnorm(x, gamma, beta, running_mean, running_var, training, momentum, eps):
    normalize = Normalizer(gamma, beta, eps)
    if not training:
        return normalize(x.T, running_mean, running_var), running_mean, running_var
    columns = x.T
    biased, unbiased = columns.var(axis=1), columns.var(axis=1, ddof=1)
    keep = 1 - momentum
    return (
        normalize(columns, columns.mean(axis=1), biased),
        keep * running_mean + momentum * columns.mean(axis=1),
        keep * running_var + momentum * unbiased,
    )
