import numpy as np


class RMSprop:
    def __init__(self, eta, a, e):
        self.eta, self.a, self.e = eta, a, e
        self.avg = None

    def step(self, w, grad):
        grad = np.asarray(grad, dtype=np.float32)
        if self.avg is None:
            self.avg = np.zeros(grad.shape, dtype=np.float32)
        self.avg += (1 - self.a) * (grad * grad - self.avg)
        w -= self.eta * grad / (self.avg**0.5 + self.e)
        return w
