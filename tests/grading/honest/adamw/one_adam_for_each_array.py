class Adam:
    def __init__(self, beta1, beta2, eps):
        self.beta1, self.beta2, self.eps = beta1, beta2, eps
        self.m, self.v, self.t = 0, 0, 0

    def direction(self, g):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g * g
        return self.m / (1 - self.beta1**self.t) / ((self.v / (1 - self.beta2**self.t)) ** 0.5 + self.eps)


class AdamW:
    def __init__(self, learning_rate, beta1, beta2, eps, weight_decay):
        self.rate, self.keep = learning_rate, 1 - learning_rate * weight_decay
        self.make = lambda: Adam(beta1, beta2, eps)
        self.adams = {}

    def step(self, parameters, gradients):
        for name in gradients:
            self.adams.setdefault(name, self.make())
        return {
            name: self.keep * w - self.rate * self.adams[name].direction(gradients[name])
            for name, w in parameters.items()
        }
