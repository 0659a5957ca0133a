def descend(w, learning_rate, steps):
    if not steps:
        return [w]
    return [w, *descend(w - learning_rate * 10 * (w - 2), learning_rate, steps - 1)]


good = 0.1
too_large = 3 * good
too_small = good / 100
