import numpy as np


def softmax(z, axis):
    y = np.moveaxis(np.array(z, dtype=float), axis, -1)
    shakl = y.shape
    qatorlar = []
    for q in y.reshape(-1, shakl[-1]):
        d = [np.exp(t - max(q)) for t in q]
        qatorlar.append([t / sum(d) for t in d])
    return np.moveaxis(np.array(qatorlar).reshape(shakl), -1, axis)
