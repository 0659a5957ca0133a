import numpy as np


def descend(w, learning_rate, steps):
    path = np.empty(steps + 1)
    path[0] = w
    for i in range(steps):
        path[i + 1] = path[i] - learning_rate * 10 * (path[i] - 2)
    return path.tolist()


too_large = np.float64(0.25)
too_small = np.float32(0.002)
good = np.array(0.12)
