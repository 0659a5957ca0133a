import math

import numpy as np


def batchnorm(x, gamma, beta, eps):
    x_hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
    return gamma * x_hat + beta


def loss(x, gamma, beta, dy, eps):
    return np.sum(dy * batchnorm(x, gamma, beta, eps))


def batchnorm_backward(x, gamma, beta, dy, eps):
    n, d = x.shape
    dx = [[0.0] * d for _ in range(n)]
    dgamma, dbeta = [], []
    for j in range(d):
        column = [float(v) for v in x[:, j]]
        mean = sum(column) / n
        sigma = math.sqrt(sum((v - mean) ** 2 for v in column) / n + eps)
        hat = [(v - mean) / sigma for v in column]
        dgamma.append(sum(dy[i, j] * hat[i] for i in range(n)))
        dbeta.append(sum(dy[i, j] for i in range(n)))
        for i in range(n):
            total = 0.0
            for k in range(n):  # how the k-th output changes with the i-th input
                total += dy[k, j] * gamma[j] * ((i == k) - 1 / n - hat[i] * hat[k] / n) / sigma
            dx[i][j] = total
    return dx, dgamma, dbeta
