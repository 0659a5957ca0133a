import math
import numpy as np


def filter_normalized(direction, parameters):
    out = {}
    for name in parameters:
        if name.startswith("b"):
            out[name] = 0 * direction[name]
            continue
        d, w = direction[name], parameters[name]
        new = np.zeros(d.shape)
        for j in range(d.shape[1]):
            ld = math.sqrt(sum(float(v) ** 2 for v in d[:, j]))
            lw = math.sqrt(sum(float(v) ** 2 for v in w[:, j]))
            if ld > 0:
                for i in range(d.shape[0]):
                    new[i, j] = d[i, j] * lw / ld
        out[name] = new
    return out
