"""The path of a training run, seen in the plane of its two main directions (PCA) or of two random ones."""

import numpy as np

from tutor import show

# Change these and run again, or turn their knobs.
PLANE = "pca"  # "pca" or "random"
BATCH = 20  # samples in a step; 200 is the whole set
LEARNING_RATE = 0.05
VIEW = "contours"  # "contours" or "surface"
HIDDEN = 16
STEPS = 600

rng = np.random.default_rng(0)  # two moons, 200 points
angle, y = rng.uniform(0, np.pi, 200), np.arange(200) % 2
moon = np.where(y == 0, [np.cos(angle), np.sin(angle)], [1 - np.cos(angle), 0.5 - np.sin(angle)])
X = moon.T + 0.15 * rng.normal(size=(200, 2))
SHAPES = {"W1": (2, HIDDEN), "b1": (HIDDEN,), "W2": (HIDDEN, 1), "b2": (1,)}


def unpacked(flat):
    """Return the parameters of a vector that holds all of them in a row."""
    parameters, start = {}, 0
    for name, shape in SHAPES.items():
        stop = start + int(np.prod(shape))
        parameters[name], start = flat[start:stop].reshape(shape), stop
    return parameters


def logits(flat, X):
    parameters = unpacked(flat)
    A1 = np.tanh(X @ parameters["W1"] + parameters["b1"])
    return A1, (A1 @ parameters["W2"] + parameters["b2"])[:, 0]


def loss(flat):
    z = logits(flat, X)[1]
    return np.mean(np.logaddexp(0, z) - y * z)


def gradient(flat, X, y):
    A1, z = logits(flat, X)
    dz = ((1 / (1 + np.exp(-z)) - y) / len(y))[:, None]
    dZ1 = dz @ unpacked(flat)["W2"].T * (1 - A1**2)
    slopes = X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dz, dz.sum(axis=0)
    return np.concatenate([slope.ravel() for slope in slopes])


def adam(flat):
    """Return the weights at every step: an array of shape (STEPS + 1, number of parameters)."""
    path, m, v = [flat], 0.0, 0.0
    for t in range(1, STEPS + 1):
        chosen = rng.permutation(len(X))[:BATCH]
        g = gradient(path[-1], X[chosen], y[chosen])
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        path.append(path[-1] - LEARNING_RATE * step)
    return np.array(path)


size = sum(int(np.prod(shape)) for shape in SHAPES.values())
path = adam(0.5 * rng.normal(size=size))
centred = path - path.mean(axis=0)
if PLANE == "pca":
    directions = np.linalg.svd(centred, full_matrices=False)[2][:2]
else:
    directions = np.linalg.qr(rng.normal(size=(size, 2)))[0].T  # perpendicular, of length 1

places = (path - path[-1]) @ directions.T
low, high = places.min(axis=0), places.max(axis=0)
margin = 0.25 * (high - low)
extent = (low[0] - margin[0], high[0] + margin[0], low[1] - margin[1], high[1] + margin[1])


def heights(points):
    return np.array([loss(path[-1] + point @ directions) for point in points])


names = {"title": f"{PLANE}, {size} parameters", "x_label": "a", "y_label": "b"}
shown = {"function": heights, "extent": extent, "paths": {"Adam": places[::10]}}
if VIEW == "surface":
    show("surface", **shown, **names, z_label="loss")
else:
    show("contours", **shown, **names)

share = np.sum((centred @ directions.T) ** 2) / np.sum(centred**2)
print(f"loss: {loss(path[0]):.3f} at the start, {loss(path[-1]):.3f} at the end")
print(f"height of the picture: {heights(places[:1])[0]:.3f} at S, {heights(places[-1:])[0]:.3f} at the end")
print(f"these two directions hold {100 * share:.1f} % of the path's movement")
