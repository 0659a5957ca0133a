"""The perceptron learning rule."""

import numpy as np

from tutor import log, show


def predict(X, w, b):
    """Return 1 for every row of X with w·x + b > 0, and 0 for the others.

    The result has the shape (n,).
    """
    return (X @ w + b > 0).astype(int)


def update(x, y, w, b, learning_rate):
    """Return the new (w, b) after a look at one point.

    x has the shape (d,), its label y is 0 or 1.
    """
    answer = 1 if w @ x + b > 0 else 0
    error = y - answer
    w = w + learning_rate * error * x
    error = y - (1 if w @ x + b > 0 else 0)
    return w, b + learning_rate * error


def train(X, y, learning_rate, epochs):
    """Start at w = 0, b = 0 and return (w, b).

    Pass over all points, up to `epochs` times.
    """
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for i in range(len(X)):
            w, b = update(X[i], y[i], w, b, learning_rate)
        if np.all(predict(X, w, b) == y):
            break
    return w, b


if __name__ == "__main__":
    rng = np.random.default_rng()
    X = rng.uniform(0, 5, size=(60, 2))
    hidden = (X - X.mean(axis=0)) @ rng.normal(size=2)
    X, hidden = X[abs(hidden) > 0.4], hidden[abs(hidden) > 0.4]
    y = (hidden > 0).astype(int)

    for epochs in range(41):
        w, b = train(X, y, 1.0, epochs)
        wrong = np.sum(predict(X, w, b) != y)
        log(epochs, wrong=wrong)
        show("separating-line", points=X, labels=y, w=w, b=b)
        print(f"{epochs} epochs: w = {np.round(w, 2)}, b = {b:.2f}, wrong {wrong} of {len(y)}")
        if wrong == 0:
            break
