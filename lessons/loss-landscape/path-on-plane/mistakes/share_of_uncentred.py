import numpy as np

from tutor import show


def main_directions(path):
    """Return the two main directions of the path, each of length 1: an array of shape (2, p)."""
    centred = path - path.mean(axis=0)
    return np.linalg.svd(centred, full_matrices=False)[2][:2]


def on_plane(path, directions):
    """Return the places of the path in the plane, the last one at (0, 0): an array of shape (n, 2)."""
    return (path - path[-1]) @ directions.T


def share_held(path, directions):
    """Return the share of the path's movement that the directions hold: a number from 0 to 1."""
    centred = path - path.mean(axis=0)
    return np.sum((centred @ directions.T) ** 2) / np.sum(path**2)


def loss(w, X, y):
    """Return the mean squared error of a network with 10 hidden tanh neurons; w holds its 31 parameters."""
    A1 = np.tanh(X * w[:10] + w[10:20])
    return np.mean((A1 @ w[20:30] + w[30] - y) ** 2)


def gradient(w, X, y):
    """Return the slope of the loss with respect to each of the 31 parameters."""
    A1 = np.tanh(X * w[:10] + w[10:20])
    d = 2 * (A1 @ w[20:30] + w[30] - y) / len(y)
    dZ1 = d[:, None] * w[20:30] * (1 - A1**2)
    return np.concatenate([(X * dZ1).sum(axis=0), dZ1.sum(axis=0), A1.T @ d, [d.sum()]])


if __name__ == "__main__":
    rng = np.random.default_rng(1)
    X = np.linspace(-3, 3, 40).reshape(-1, 1)
    y = np.sin(2 * X[:, 0])
    path = [rng.normal(size=31)]
    for _ in range(1500):
        path.append(path[-1] - 0.05 * gradient(path[-1], X, y))
    path = np.array(path)

    directions = main_directions(path)
    places = on_plane(path, directions)
    (low_a, low_b), (high_a, high_b) = places.min(axis=0) - 0.5, places.max(axis=0) + 0.5

    def heights(points):
        return np.array([loss(path[-1] + point @ directions, X, y) for point in points])

    print(f"loss: {loss(path[0], X, y):.3f} at the start, {loss(path[-1], X, y):.3f} at the end")
    print(f"two main directions hold {100 * share_held(path, directions):.1f} % of the movement")
    extent, paths = (low_a, high_a, low_b, high_b), {"descent": places[::20]}
    show("contours", function=heights, extent=extent, paths=paths, x_label="a", y_label="b")
