def places(w, rate):
    while True:
        yield w
        w -= rate * 10 * (w - 2)


def descend(w, learning_rate, steps):
    walk = places(w, learning_rate)
    return [next(walk) for _ in range(steps + 1)]


too_large, too_small, good = [0.5, 0.0001, 0.11]
