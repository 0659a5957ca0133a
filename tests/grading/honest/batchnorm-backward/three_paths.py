import numpy as np


def batchnorm(x, gamma, beta, eps):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


def loss(x, gamma, beta, dy, eps):
    return (dy * batchnorm(x, gamma, beta, eps)).sum()


def batchnorm_backward(x, gamma, beta, dy, eps):
    n = x.shape[0]
    mean = x.mean(axis=0)
    var = x.var(axis=0)
    inverse = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * inverse
    d_hat = dy * gamma
    dvar = (d_hat * (x - mean)).sum(axis=0) * -0.5 * inverse**3
    dmean = -(d_hat * inverse).sum(axis=0) + dvar * (-2 * (x - mean)).mean(axis=0)
    dx = d_hat * inverse + dvar * 2 * (x - mean) / n + dmean / n
    return dx, (dy * x_hat).sum(axis=0), dy.sum(axis=0)
