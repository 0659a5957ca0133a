def descend(w, learning_rate, steps):
    return [2 + (w - 2) * (1 - 10 * learning_rate) ** k for k in range(steps + 1)]


too_large, too_small, good = 1, 1e-3, 0.1
