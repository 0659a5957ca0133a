import numpy as np


def mse(predictions, targets):
    jami = 0.0
    soni = 0
    for p, t in zip(np.ravel(predictions), np.ravel(targets)):
        jami += (p - t) ** 2
        soni += 1
    return jami / soni


def mse_gradient(predictions, targets):
    natija = np.zeros(predictions.shape)
    for joy in np.ndindex(predictions.shape):
        natija[joy] = 2 * (predictions[joy] - targets[joy]) / predictions.size
    return natija
