import numpy as np


class Adam:
    def __init__(self, learning_rate, beta1, beta2, eps):
        self.settings = learning_rate, beta1, beta2, eps
        self.memory = {}
        self.steps = 0

    def step(self, w, gradient):
        rate, beta1, beta2, eps = self.settings
        self.steps += 1
        out = np.empty_like(w)
        for place in np.ndindex(w.shape):
            g = float(gradient[place])
            m, v = self.memory.get(place, (0.0, 0.0))
            m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
            self.memory[place] = m, v
            first, second = m / (1 - beta1**self.steps), v / (1 - beta2**self.steps)
            out[place] = w[place] - rate * first / (second**0.5 + eps)
        return out
