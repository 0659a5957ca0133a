import numpy as np

from tutor import show


def mae(predictions, targets):
    """Return the mean of the absolute errors over all entries: one number."""
    return float(np.sqrt(np.mean((predictions - targets) ** 2)))


def mae_gradient(predictions, targets):
    """Return the slope of mae with respect to every prediction; where the error is 0 it is 0."""
    error = predictions - targets
    return np.sign(error) / error.size


if __name__ == "__main__":
    prices = np.array([9.0, 10.0, 10.0, 11.0, 40.0])
    answers = np.linspace(5, 30, 101)
    losses = [mae(np.full(5, answer), prices) for answer in answers]
    best = answers[int(np.argmin(losses))]
    print("mae of the weather example", mae(np.array([20.0, 23.0, 26.0]), np.array([21.0, 23.0, 22.0])))
    print("gradient                  ", mae_gradient(np.array([20.0, 23.0, 26.0]), np.array([21.0, 23.0, 22.0])))
    print("best single answer        ", best)
    show("curves", series={"mae": (answers, losses)}, x_label="one answer for all prices", y_label="mae")
