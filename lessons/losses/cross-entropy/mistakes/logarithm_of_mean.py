import numpy as np


def cross_entropy(P, Y):
    """Return the mean over the rows of -ln(probability of the right class): one number."""
    return float(-np.log(np.clip(np.mean(np.sum(Y * P, axis=1)), 1e-12, 1.0)))


def cross_entropy_gradient(P, Y):
    """Return the slope of cross_entropy with respect to every probability, in the shape of P."""
    P = np.clip(P, 1e-12, 1.0)
    return -Y / P / len(P)


if __name__ == "__main__":
    P = np.array([[0.7, 0.2, 0.1], [0.1, 0.5, 0.4]])
    Y = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    print("loss:", cross_entropy(P, Y))
    print("gradient:")
    print(cross_entropy_gradient(P, Y))
    print("loss when every class gets 1/3:", cross_entropy(np.full((2, 3), 1 / 3), Y))
