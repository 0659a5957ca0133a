import math


def batchnorm(x, gamma, beta, running_mean, running_var, training, momentum, eps):
    n, d = x.shape
    y = [[0.0] * d for _ in range(n)]
    means, variances = [], []
    for j in range(d):
        ustun = [float(x[i, j]) for i in range(n)]
        if training:
            m = sum(ustun) / n
            v = sum((u - m) ** 2 for u in ustun) / n
            means.append(running_mean[j] + momentum * (m - running_mean[j]))
            variances.append(running_var[j] + momentum * (v * n / (n - 1) - running_var[j]))
        else:
            m, v = running_mean[j], running_var[j]
            means.append(m)
            variances.append(v)
        for i in range(n):
            y[i][j] = gamma[j] * (x[i, j] - m) / math.sqrt(v + eps) + beta[j]
    return y, means, variances
