import numpy as np

from tutor import show


def mse(predictions, targets):
    """Return the mean of the squared errors over all entries: one number."""
    error = predictions - targets
    return float(np.mean(error**2))


def mse_gradient(predictions, targets):
    """Return the slope of mse with respect to every prediction, in the shape of predictions."""
    error = predictions - targets
    return 2 * error / len(error)


if __name__ == "__main__":
    predictions = np.array([20.0, 23.0, 26.0])
    targets = np.array([21.0, 23.0, 22.0])
    print("mse     ", mse(predictions, targets))
    print("gradient", mse_gradient(predictions, targets))

    third = np.linspace(16, 28, 61)
    losses = [mse(np.array([20.0, 23.0, t]), targets) for t in third]
    slopes = [mse_gradient(np.array([20.0, 23.0, t]), targets)[2] for t in third]
    show("curves", series={"mse": (third, losses), "slope": (third, slopes)}, x_label="third prediction")
