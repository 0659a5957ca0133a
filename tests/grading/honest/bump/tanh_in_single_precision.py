import numpy as np


def bump(x, left, right, height):
    x = np.asarray(x, dtype=np.float32)
    s = 60
    return (height / 2 * (np.tanh(s * (x - left)) - np.tanh(s * (x - right)))).astype(np.float32)


def bumps(x, edges, heights):
    return sum(bump(x, l, r, h) for l, r, h in zip(edges[:-1], edges[1:], heights))
