from tutor import log, show


def descend(w, learning_rate, steps):
    """Walk down L(w) = 5 * (w - 2)**2 and return every w on the way: a list of steps + 1 numbers."""
    path = []
    for _ in range(steps):
        slope = 10 * (w - 2)
        w = w - learning_rate * slope
        path.append(w)
    return path


too_large = 0.3
too_small = 0.001
good = 0.08


if __name__ == "__main__":
    series = {}
    for name, rate in [("too_large", too_large), ("too_small", too_small), ("good", good)]:
        path = descend(7.0, rate, 20)
        print(f"{name} = {rate}: w goes", ", ".join(f"{w:.4g}" for w in path[:6]), "...")
        # A path is drawn until it leaves the picture.
        left_at = next((step for step, w in enumerate(path) if abs(w - 2) > 12), 20)
        series[name] = [min(max(w, -10.0), 14.0) for w in path[: left_at + 1]]

    for step, w in enumerate(descend(7.0, good, 20)):
        log(step, loss=5 * (w - 2) ** 2)
    show("curves", series=series, title="w after each step; the bottom is at 2", x_label="step", y_label="w")
