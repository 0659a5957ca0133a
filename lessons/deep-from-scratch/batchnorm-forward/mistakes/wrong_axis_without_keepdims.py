"""Batch normalization: each feature gets the mean and the spread that the network chooses."""

import numpy as np

from tutor import show


def batchnorm(x, gamma, beta, running_mean, running_var, training, momentum, eps):
    """Return the normalized x (n, d), and the running mean and running variance (d,) after this call."""
    if training:
        n = len(x)
        mean, var = x.mean(axis=1), x.var(axis=1)
        running_mean = (1 - momentum) * running_mean + momentum * mean
        running_var = (1 - momentum) * running_var + momentum * var * n / (n - 1)
    else:
        mean, var = running_mean, running_var
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, running_mean, running_var


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    gamma, beta, mean, var = np.ones(2), np.zeros(2), np.zeros(2), np.ones(2)
    batches = {"batch": [], "running mean": []}
    for _ in range(60):
        x = rng.normal([5.0, -200.0], [2.0, 40.0], (32, 2))
        y, mean, var = batchnorm(x, gamma, beta, mean, var, training=True, momentum=0.1, eps=1e-5)
        batches["batch"].append(x[:, 0].mean())
        batches["running mean"].append(mean[0])
    print("means before:", x.mean(axis=0).round(2), " deviations:", x.std(axis=0).round(2))
    print("means after: ", y.mean(axis=0).round(2) + 0.0, " deviations:", y.std(axis=0).round(2))
    one, *_ = batchnorm(np.array([[5.0, -200.0]]), gamma, beta, mean, var, training=False, momentum=0.1, eps=1e-5)
    print("one row, in evaluation:", one.round(2))
    show("curves", series=batches, title="mean of the first feature", x_label="batch")
