import numpy as np


def batchnorm(x, gamma, beta, eps):
    x_hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
    return gamma * x_hat + beta


def loss(x, gamma, beta, dy, eps):
    return float(np.vdot(dy, batchnorm(x, gamma, beta, eps)))


def batchnorm_backward(x, gamma, beta, dy, eps):
    x, dy = x.astype(np.float32), dy.astype(np.float32)
    n = len(x)
    sigma = np.sqrt(np.mean((x - x.mean(0)) ** 2, axis=0) + np.float32(eps))
    hat = (x - x.mean(0)) / sigma
    db, dg = np.ones(n, np.float32) @ dy, np.einsum("ij,ij->j", dy, hat)
    return gamma / (n * sigma) * (n * dy - db - hat * dg), dg, db
