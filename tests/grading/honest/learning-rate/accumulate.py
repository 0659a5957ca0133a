from itertools import accumulate, repeat


def slope(w):
    return 10 * (w - 2)


def descend(w, learning_rate, steps):
    return list(accumulate(repeat(None, steps), lambda place, _: place - learning_rate * slope(place), initial=w))


too_large: float = 0.21
too_small: float = 0.003
good: float = 0.15
