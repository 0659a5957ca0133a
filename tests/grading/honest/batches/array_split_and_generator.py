import numpy as np


def parts(x, y, batch_size, seed):
    order = np.argsort(np.random.default_rng(seed).random(x.shape[0]))
    for chosen in np.split(order, range(batch_size, x.shape[0], batch_size)):
        yield x.take(chosen, axis=0), y.take(chosen)


def batches(x, y, batch_size, seed):
    return list(parts(x, y, batch_size, seed))
