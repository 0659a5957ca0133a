from functools import reduce
from math import fsum


def line(w, b):
    def at(x):
        return w * x + b

    return at


def predict(x, w, b):
    return line(w, b)(x)


def mse(x, y, w, b):
    f = line(w, b)
    return fsum((f(a) - t) ** 2 for a, t in zip(x, y)) / len(x)


def gradients(x, y, w, b):
    errors = [line(w, b)(a) - t for a, t in zip(x, y)]
    return 2 * fsum(e * a for e, a in zip(errors, x)) / len(x), 2 * fsum(errors) / len(x)


def fit(x, y, learning_rate, steps):
    def step(place, _):
        dw, db = gradients(x, y, *place)
        return place[0] - learning_rate * dw, place[1] - learning_rate * db

    return reduce(step, range(steps), (0.0, 0.0))
