import numpy as np


class Adam:
    def __init__(self, lr, b1, b2, eps):
        self.lr, self.b1, self.b2, self.eps, self.t = lr, b1, b2, eps, 0

    def step(self, w, gradient):
        g = gradient.astype(np.float32)
        if self.t == 0:
            self.m, self.v = np.zeros_like(g), np.zeros_like(g)
        self.t = self.t + 1
        self.m *= self.b1
        self.m += (1 - self.b1) * g
        self.v *= self.b2
        self.v += (1 - self.b2) * g**2
        m, v = self.m / (1 - self.b1**self.t), self.v / (1 - self.b2**self.t)
        return w.astype(np.float32) - np.float32(self.lr) * m / (np.sqrt(v) + np.float32(self.eps))
