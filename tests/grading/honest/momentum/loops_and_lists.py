import numpy as np


def momentum_step(w, v, gradient, learning_rate, momentum):
    v_new = np.multiply(v, momentum) + gradient
    return [np.subtract(w, learning_rate * v_new), v_new]


class Momentum:
    def __init__(self, lr, mu, nesterov=False):
        self.lr, self.mu, self.nes, self.buf = lr, mu, nesterov, None

    def step(self, w, g):
        w = np.array(w, dtype=np.float64)
        if self.buf is None:
            self.buf = np.array(g)
        else:
            for i in range(len(g)):
                self.buf[i] = self.mu * self.buf[i] + g[i]
        for i in range(len(w)):
            d = g[i] + self.mu * self.buf[i] if self.nes else self.buf[i]
            w[i] -= self.lr * d
        return w
