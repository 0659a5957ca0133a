import numpy as np


def batchnorm(x, gamma, beta, running_mean, running_var, training, momentum, eps):
    x = np.asarray(x, dtype=np.float32)
    mean, var = running_mean, running_var
    if training:
        mean = np.einsum("ij->j", x) / x.shape[0]
        var = (x * x).mean(0) - mean**2
        running_mean = np.average([running_mean, mean], axis=0, weights=[1 - momentum, momentum])
        running_var = np.average([running_var, x.var(0, ddof=1)], axis=0, weights=[1 - momentum, momentum])
    scale = gamma / (var + eps) ** 0.5
    return x * scale + (beta - mean * scale), running_mean, running_var
