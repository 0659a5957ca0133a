"""One function, two pictures: raw directions show another landscape as soon as the layers are rescaled."""

import numpy as np

from tutor import show

# Change these and run again, or turn their knobs.
SCALE = 1.0  # layer 1 is multiplied by it, layer 2 divided by it
DIRECTIONS = "raw"  # "raw" or "filter-normalized"
VIEW = "surface"  # "surface" or "contours"
HIDDEN = 8
STEPS = 2000

rng = np.random.default_rng(0)  # two moons, 200 points
angle, y = rng.uniform(0, np.pi, 200), np.arange(200) % 2
moon = np.where(y == 0, [np.cos(angle), np.sin(angle)], [1 - np.cos(angle), 0.5 - np.sin(angle)])
X = moon.T + 0.15 * rng.normal(size=(200, 2))


def logits(parameters):
    A1 = np.maximum(0, X @ parameters["W1"] + parameters["b1"])
    return A1, (A1 @ parameters["W2"] + parameters["b2"])[:, 0]


def loss(parameters):
    """Return the binary cross-entropy, from logits."""
    z = logits(parameters)[1]
    return np.mean(np.logaddexp(0, z) - y * z)


def gradients(parameters):
    A1, z = logits(parameters)
    dz = ((1 / (1 + np.exp(-z)) - y) / len(y))[:, None]
    dZ1 = dz @ parameters["W2"].T * (A1 > 0)
    return {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0), "W2": A1.T @ dz, "b2": dz.sum(axis=0)}


def random_direction(parameters, rng):
    direction = {}
    for name, array in parameters.items():
        d = rng.normal(size=array.shape)
        if array.ndim == 1:  # the biases do not move
            d = np.zeros(array.shape)
        elif DIRECTIONS == "filter-normalized":
            d = d * np.linalg.norm(array, axis=0) / np.linalg.norm(d, axis=0)
        direction[name] = d
    return direction


rng = np.random.default_rng(1)
trained = {
    "W1": rng.normal(size=(2, HIDDEN)),
    "b1": np.zeros(HIDDEN),
    "W2": rng.normal(size=(HIDDEN, 1)) / np.sqrt(HIDDEN),
    "b2": np.zeros(1),
}
for _ in range(STEPS):
    trained = {name: trained[name] - 0.5 * slope for name, slope in gradients(trained).items()}

scaled = {
    "W1": trained["W1"] * SCALE,
    "b1": trained["b1"] * SCALE,
    "W2": trained["W2"] / SCALE,
    "b2": trained["b2"],
}
rng = np.random.default_rng(2)
d1, d2 = random_direction(scaled, rng), random_direction(scaled, rng)
steps = np.linspace(-1, 1, 31)
grid = [[loss({k: scaled[k] + a * d1[k] + b * d2[k] for k in scaled}) for a in steps] for b in steps]

names = {"title": f"scale {SCALE:g}, {DIRECTIONS}", "x_label": "a", "y_label": "b"}
shown = {"values": np.minimum(grid, 4.0), "extent": (-1, 1, -1, 1)}
if VIEW == "surface":
    show("surface", **shown, **names, z_label="loss")
else:
    show("contours", **shown, **names, levels=[0.2, 0.5, 1, 2, 3.5])

change = np.max(np.abs(logits(scaled)[1] - logits(trained)[1]))
print(f"largest change of a logit by the scale: {change:.1e}")
print(f"loss: {loss(scaled):.4f} in the middle, median {np.median(grid):.3f}, largest {np.max(grid):.2f}")
