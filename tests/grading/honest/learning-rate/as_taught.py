def descend(w, learning_rate, steps):
    path = [w]
    for _ in range(steps):
        w = w - learning_rate * 10 * (w - 2)
        path.append(w)
    return path


too_large = 0.3
too_small = 0.001
good = 0.08
