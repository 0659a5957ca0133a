import numpy as np

from tutor import log, show


def predict(x, w, b):
    """Return the line's value for every x: an array of shape (n,)."""
    return w * x + b


def mse(x, y, w, b):
    """Return the mean squared error of the line on the points: a number."""
    error = predict(x, w, b) - y
    return float(np.mean(error**2))


def gradients(x, y, w, b):
    """Return (dw, db): the slopes of mse with respect to w and to b."""
    error = predict(x, w, b) - y
    dw = 2 * np.mean(error) * np.mean(x)
    db = 2 * np.mean(error)
    return float(dw), float(db)


def fit(x, y, learning_rate, steps):
    """Start at w = b = 0, take `steps` steps of gradient descent, return (w, b)."""
    w, b = 0.0, 0.0
    for _ in range(steps):
        dw, db = gradients(x, y, w, b)
        w = w - learning_rate * dw
        b = b - learning_rate * db
    return w, b


if __name__ == "__main__":
    rng = np.random.default_rng()
    x = rng.uniform(-3, 3, size=40)
    y = 2 * x + 1 + rng.normal(0, 0.4, size=40)

    for steps in range(0, 102, 2):
        w, b = fit(x, y, 0.05, steps)
        log(steps, loss=mse(x, y, w, b))
        if steps % 10 == 0:
            show("line-fit", x=x, y=y, w=w, b=b)

    print(f"found:  w = {w:.3f}, b = {b:.3f}")
    print("hidden: w = 2.000, b = 1.000")
