import numpy as np

from tutor import show


def mse(x, y, w, b):
    """Return the mean squared error of the line on all examples."""
    return float(np.mean((w * x + b - y) ** 2))


def gradients(x, y, w, b):
    """Return (dw, db), the slopes of the mean squared error on these examples."""
    error = w * x + b - y
    return float(2 * np.mean(error * x)), float(2 * np.mean(error))


def fit(x, y, seed, learning_rate, epochs, batch_size):
    """Start at w = b = 0, shuffle before every epoch, take a step for every batch, return (w, b)."""
    w, b = 0.0, 0.0
    for _ in range(epochs):
        order = np.arange(len(x))
        for start in range(0, len(x), batch_size):
            chosen = order[start : start + batch_size]
            dw, db = gradients(x[chosen], y[chosen], w, b)
            w = w - learning_rate * dw
            b = b - learning_rate * db
    return w, b


if __name__ == "__main__":
    rng = np.random.default_rng()
    x = rng.uniform(-3, 3, size=60)
    y = 2 * x + 1 + rng.normal(0, 0.4, size=60)

    curves = {}
    for name, batch_size in {"batch": 60, "mini-batch": 10, "stochastic": 1}.items():
        losses = [mse(x, y, *fit(x, y, 0, 0.01, epochs, batch_size)) for epochs in range(13)]
        curves[name] = losses
        print(f"{name:10} loss after 12 epochs: {losses[-1]:.3f}")
    show("curves", series=curves, x_label="epoch", y_label="loss")
