import numpy as np


class State:
    def __init__(self, like):
        self.m = np.zeros_like(like)
        self.v = np.zeros_like(like)
        self.t = 0


class AdamW:
    def __init__(self, learning_rate, beta1, beta2, eps, weight_decay):
        self.lr, self.b1, self.b2, self.eps, self.wd = learning_rate, beta1, beta2, eps, weight_decay
        self.states = {}

    def step(self, parameters, gradients):
        for k in parameters:
            s = self.states.setdefault(k, State(parameters[k]))
            s.t += 1
            g = gradients[k]
            parameters[k] -= self.lr * self.wd * parameters[k]
            s.m = self.b1 * s.m + (1 - self.b1) * g
            s.v = self.b2 * s.v + (1 - self.b2) * np.square(g)
            parameters[k] -= self.lr * (s.m / (1 - self.b1**s.t)) / (np.sqrt(s.v / (1 - self.b2**s.t)) + self.eps)
        return parameters
