"""A slice through the loss landscape of a trained network: how width, depth and activation change it."""

from itertools import pairwise

import numpy as np

from tutor import show

# Change these and run again, or turn their knobs.
DEPTH = 2  # hidden layers
WIDTH = 8  # neurons in each
ACTIVATION = "relu"  # "relu" or "tanh"
VIEW = "surface"  # "surface" or "contours"
SEED = 1  # of the first weights and of the directions
REACH = 1.0  # how far from the trained weights
POINTS = 31  # along each side of the picture
STEPS = 300

rng = np.random.default_rng(0)  # two moons, 200 points
angle, y = rng.uniform(0, np.pi, 200), np.arange(200) % 2
moon = np.where(y == 0, [np.cos(angle), np.sin(angle)], [1 - np.cos(angle), 0.5 - np.sin(angle)])
X = moon.T + 0.15 * rng.normal(size=(200, 2))


def layer_outputs(parameters):
    """Return X, the hidden layers' answers, and the logits."""
    outputs = [X]
    for i in range(1, DEPTH + 2):
        Z = outputs[-1] @ parameters[f"W{i}"] + parameters[f"b{i}"]
        hidden = np.tanh(Z) if ACTIVATION == "tanh" else np.maximum(0, Z)
        outputs.append(hidden if i <= DEPTH else Z)
    return outputs


def loss(parameters):
    """Return the binary cross-entropy, from logits."""
    z = layer_outputs(parameters)[-1][:, 0]
    return np.mean(np.logaddexp(0, z) - y * z)


def gradients(parameters):
    A, slopes = layer_outputs(parameters), {}
    d = (1 / (1 + np.exp(-A[-1])) - y[:, None]) / len(y)
    for i in range(DEPTH + 1, 0, -1):
        slopes[f"W{i}"], slopes[f"b{i}"] = A[i - 1].T @ d, d.sum(axis=0)
        slope_of_f = 1 - A[i - 1] ** 2 if ACTIVATION == "tanh" else A[i - 1] > 0
        d = (d @ parameters[f"W{i}"].T) * slope_of_f
    return slopes


def trained():
    """Return the parameters after STEPS steps of Adam."""
    rng, sizes = np.random.default_rng(SEED), [2] + [WIDTH] * DEPTH + [1]
    parameters = {}
    for i, (inputs, outputs) in enumerate(pairwise(sizes), start=1):
        parameters[f"W{i}"] = rng.normal(size=(inputs, outputs)) * np.sqrt(2 / inputs)
        parameters[f"b{i}"] = np.zeros(outputs)
    m, v = dict.fromkeys(parameters, 0.0), dict.fromkeys(parameters, 0.0)
    for t in range(1, STEPS + 1):
        for name, g in gradients(parameters).items():
            m[name], v[name] = 0.9 * m[name] + 0.1 * g, 0.999 * v[name] + 0.001 * g**2
            step = m[name] / (1 - 0.9**t) / (np.sqrt(v[name] / (1 - 0.999**t)) + 1e-8)
            parameters[name] = parameters[name] - 0.01 * step
    return parameters


def random_direction(parameters, seed):
    """Return a random direction with each neuron's length; the biases do not move."""
    rng, direction = np.random.default_rng(seed), {}
    for name, array in parameters.items():
        d = rng.normal(size=array.shape)
        lengths = np.linalg.norm(array, axis=0) / np.linalg.norm(d, axis=0)
        direction[name] = d * lengths if array.ndim == 2 else np.zeros(array.shape)
    return direction


center = trained()
d1, d2 = random_direction(center, 100 + SEED), random_direction(center, 200 + SEED)
steps = np.linspace(-REACH, REACH, POINTS)
grid = np.array([[loss({k: center[k] + a * d1[k] + b * d2[k] for k in center}) for a in steps] for b in steps])

extent = (-REACH, REACH, -REACH, REACH)
names = {"title": f"{DEPTH} x {WIDTH} {ACTIVATION}", "x_label": "a", "y_label": "b"}
if VIEW == "surface":
    show("surface", values=grid, extent=extent, log_z=True, z_label="loss", **names)
else:
    names["title"] += ", log10 of the loss"
    show("contours", values=np.log10(grid), extent=extent, points={"trained": (0.0, 0.0)}, **names)

around = [np.roll(grid, (i, j), (0, 1))[1:-1, 1:-1] for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]
pits = np.sum(grid[1:-1, 1:-1] < np.min(around, axis=0))
print(f"parameters: {sum(array.size for array in center.values())}")
print(f"loss: {loss(center):.3g} in the middle, median {np.median(grid):.3g}, largest {np.max(grid):.3g}")
if loss(center) > 0.65:  # ln 2 = 0.693 is the loss of a network that always answers one half
    print("this network did not learn: turn SEED, or take a larger WIDTH")
print(f"pits (lower than all 8 neighbours): {pits}")
