import numpy as np


def gradients(x, y, w, b):
    """Return (dw, db), the slopes of the mean squared error of the line w·x + b on these examples."""
    error = w * x + b - y
    return float(2 * np.mean(error * x)), float(2 * np.mean(error))


def sgd_epoch(x_batches, y_batches, w, b, learning_rate):
    """Take one step for every batch, in order, and return (w, b)."""
    for x, y in zip(x_batches, y_batches, strict=True):
        dw, _ = gradients(x, y, w, b)
        w = w - learning_rate * dw
    return w, b


if __name__ == "__main__":
    x_batches = np.array([[0.0, 3.0], [1.0, 2.0]])
    y_batches = 2 * x_batches + 1
    print("one epoch, two steps:", sgd_epoch(x_batches, y_batches, 0.0, 0.0, 0.05))
    print("one epoch, one step: ", sgd_epoch(x_batches.reshape(1, 4), y_batches.reshape(1, 4), 0.0, 0.0, 0.05))
