import numpy as np


def rmsprop(learning_rate, alpha, eps):
    square = None
    w = None
    while True:
        w, gradient = yield w
        new = np.square(gradient)
        square = (1 - alpha) * new if square is None else alpha * square + (1 - alpha) * new
        w = w - learning_rate * np.divide(gradient, np.add(np.power(square, 0.5), eps))


class RMSprop:
    def __init__(self, *settings):
        self.run = rmsprop(*settings)
        next(self.run)

    def step(self, *given):
        return self.run.send(given)
