import math


class Adam:
    def __init__(self, learning_rate, beta1, beta2, eps):
        self.p = (learning_rate, beta1, beta2, eps)
        self.m = self.v = 0
        self.pow1 = self.pow2 = 1.0

    def step(self, w, g):
        lr, b1, b2, eps = self.p
        self.pow1 *= b1
        self.pow2 *= b2
        self.m = self.m + (1 - b1) * (g - self.m)
        self.v = self.v + (1 - b2) * (g * g - self.v)
        denominator = self.v**0.5 / math.sqrt(1 - self.pow2) + eps
        return w - lr / (1 - self.pow1) * self.m / denominator
