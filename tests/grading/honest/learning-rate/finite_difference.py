def L(w):
    return 5 * (w - 2) ** 2


def slope(w, h=0.5):
    """Exact for a parabola, whatever h is."""
    return (L(w + h) - L(w - h)) / (2 * h)


def descend(w, learning_rate, steps):
    path = [w]
    for _ in range(steps):
        path += [path[-1] - learning_rate * slope(path[-1])]
    return path


too_large = 10
too_small = 0.003
good = 0.13
