import numpy as np


class AdamW:
    """All arrays in one vector, so that there is only one m and one v."""

    def __init__(self, learning_rate, beta1, beta2, eps, weight_decay):
        self.settings = (learning_rate, beta1, beta2, eps, weight_decay)
        self.m = self.v = 0.0
        self.t = 0

    def step(self, parameters, gradients):
        rate, b1, b2, eps, decay = self.settings
        names = sorted(parameters)
        w = np.concatenate([np.ravel(parameters[name]) for name in names])
        g = np.concatenate([np.ravel(gradients[name]) for name in names])
        self.t += 1
        self.m = b1 * self.m + (1 - b1) * g
        self.v = b2 * self.v + (1 - b2) * g**2
        step = (self.m / (1 - b1**self.t)) / (np.sqrt(self.v / (1 - b2**self.t)) + eps)
        w = w - rate * decay * w - rate * step
        ends = np.cumsum([parameters[name].size for name in names])[:-1]
        return {name: part.reshape(parameters[name].shape) for name, part in zip(names, np.split(w, ends))}
