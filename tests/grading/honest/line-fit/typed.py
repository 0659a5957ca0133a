import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def predict(x: Array, w: float, b: float) -> Array:
    """The line."""
    return np.add(np.multiply(w, x), b)


def mse(x: Array, y: Array, w: float, b: float) -> float:
    error: Array = np.subtract(predict(x, w, b), y)
    return float(np.dot(error, error)) / len(error)


def gradients(x: Array, y: Array, w: float, b: float) -> tuple[float, float]:
    error: Array = predict(x, w, b) - y
    scale: float = 2.0 / len(x)
    return scale * float(np.dot(error, x)), scale * float(error.sum())


def fit(x: Array, y: Array, learning_rate: float, steps: int) -> tuple[float, float]:
    w: float = 0.0
    b: float = 0.0
    for _ in range(steps):
        dw, db = gradients(x, y, w, b)
        w -= learning_rate * dw
        b -= learning_rate * db
    return w, b
