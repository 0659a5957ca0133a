import numpy as np


def softmax(z, axis):
    log_sum = np.logaddexp.reduce(z, axis=axis)
    return np.exp(z - np.expand_dims(log_sum, axis))
