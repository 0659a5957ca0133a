import numpy as np


def layer(x, edges, v, s=150):
    z = s * (np.reshape(x, (-1, 1)) - np.reshape(edges, (1, -1)))
    with np.errstate(over="ignore"):
        return (1 / (1 + np.exp(-z))) @ v


def bump(x, left, right, height):
    return layer(x, [left, right], np.array([height, -height]))


def bumps(x, edges, heights):
    return layer(x, edges, np.diff(np.concatenate([[0], heights, [0]])))
