def descend(w, learning_rate, steps):
    path = []
    for _ in range(steps):
        path.append(w)
        w = w * (1 - 10 * learning_rate) + 20 * learning_rate
    path.append(w)
    return path


def left(rate):
    return abs(descend(7.0, rate, 20)[-1] - 2)


candidates = [k / 1000 for k in range(1, 400)]
good = min(candidates, key=left)
too_large = next(rate for rate in candidates if left(rate) > 5)
too_small = next(rate for rate in candidates if left(rate) > 2.5)
