import numpy as np

from tutor import show


def binary_cross_entropy(p, y):
    """Return the mean of -(y·ln p + (1 - y)·ln(1 - p)): one number, finite even at p = 0 and p = 1."""
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def binary_cross_entropy_gradient(p, y):
    """Return the slope of binary_cross_entropy with respect to every p, in the shape of p."""
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return (p - y) / (p * (1 - p)) / p.size


if __name__ == "__main__":
    p = np.array([0.9, 0.2, 0.6])
    y = np.array([1.0, 0.0, 0.0])
    print("loss         ", binary_cross_entropy(p, y))
    print("gradient     ", binary_cross_entropy_gradient(p, y))
    print("sure, wrong  ", binary_cross_entropy(np.array([0.0]), np.array([1.0])))

    grid = np.linspace(0.01, 0.99, 99)
    ones = [binary_cross_entropy(np.array([value]), np.array([1.0])) for value in grid]
    zeros = [binary_cross_entropy(np.array([value]), np.array([0.0])) for value in grid]
    show("curves", series={"y = 1": (grid, ones), "y = 0": (grid, zeros)}, x_label="p", y_label="loss")
