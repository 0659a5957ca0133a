"""The way back through batch normalization."""

import numpy as np


def batchnorm(x, gamma, beta, eps):
    """Normalize x (n, d) over the batch, as in training."""
    x_hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
    return gamma * x_hat + beta


def loss(x, gamma, beta, dy, eps):
    """Return a number whose slopes with respect to the output of batchnorm are dy."""
    return np.sum(dy * batchnorm(x, gamma, beta, eps))


def batchnorm_backward(x, gamma, beta, dy, eps):
    """Return dx (n, d), dgamma (d,) and dbeta (d,) from dy (n, d), the slopes of the output."""
    sigma = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / sigma
    dbeta = dy.sum(axis=0)
    dgamma = (dy * x_hat).sum(axis=0)
    d_hat = dy * gamma
    dx = d_hat - d_hat.mean(axis=0) - x_hat * (d_hat * x_hat).mean(axis=0)
    return dx, dgamma, dbeta


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    x, dy = rng.normal(3.0, 2.0, (5, 2)), rng.normal(size=(5, 2))
    gamma, beta = np.array([1.0, 0.5]), np.array([0.0, 1.0])
    dx, dgamma, dbeta = batchnorm_backward(x, gamma, beta, dy, 1e-5)
    nudged = x.copy()
    nudged[0, 0] += 1e-6
    slope = (loss(nudged, gamma, beta, dy, 1e-5) - loss(x, gamma, beta, dy, 1e-5)) / 1e-6
    print(f"dx[0, 0]: {dx[0, 0]:.6f}, by a nudge: {slope:.6f}")
    print("columns of dx add up to", dx.sum(axis=0).round(12) + 0.0)
