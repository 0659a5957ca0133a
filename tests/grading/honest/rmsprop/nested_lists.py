import math


class RMSprop:
    def __init__(self, learning_rate, alpha, eps):
        self.learning_rate, self.alpha, self.eps = learning_rate, alpha, eps
        self.averages = {}

    def one(self, place, w, g):
        if hasattr(w, "__len__"):
            return [self.one((*place, i), w[i], g[i]) for i in range(len(w))]
        s = self.alpha * self.averages.get(place, 0.0) + (1 - self.alpha) * float(g) ** 2
        self.averages[place] = s
        return float(w) - self.learning_rate * float(g) / (math.sqrt(s) + self.eps)

    def step(self, w, gradient):
        return self.one((), w, gradient)
