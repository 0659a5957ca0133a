import numpy as np

from tutor import show


def random_direction(parameters, rng):
    """Return a random direction: a dict with the keys and shapes of parameters."""
    return {name: rng.normal(size=array.shape) for name, array in parameters.items()}


def filter_normalized(direction, parameters):
    """Return the direction with every neuron's column as long as the neuron's own weights; biases do not move."""
    result = {}
    for name, d in direction.items():
        if d.ndim == 1:
            result[name] = np.zeros(d.shape)
            continue
        lengths = np.linalg.norm(parameters[name], axis=0)
        lengths[lengths == 0] = 1.0
        result[name] = parameters[name] * np.linalg.norm(d, axis=0) / lengths
    return result


def loss(parameters, X, y):
    """Return the mean squared error of a network with one hidden layer of ReLU."""
    A1 = np.maximum(0, X @ parameters["W1"] + parameters["b1"])
    return np.mean((A1 @ parameters["W2"] + parameters["b2"] - y) ** 2)


def landscape(parameters, d1, d2, steps, X, y):
    """Return the losses of a square slice: row i at steps[i] along d2, column j at steps[j] along d1."""
    grid = np.zeros((len(steps), len(steps)))
    for i, b in enumerate(steps):
        for j, a in enumerate(steps):
            grid[i, j] = loss({k: parameters[k] + a * d1[k] + b * d2[k] for k in parameters}, X, y)
    return grid


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    X = rng.uniform(-2, 2, size=(60, 2))
    small = {
        "W1": rng.normal(size=(2, 6)),
        "b1": rng.normal(size=6),
        "W2": rng.normal(size=(6, 1)),
        "b2": rng.normal(size=1),
    }
    large = {"W1": 10 * small["W1"], "b1": 10 * small["b1"], "W2": small["W2"] / 10, "b2": small["b2"]}
    A1 = np.maximum(0, X @ small["W1"] + small["b1"])
    y = A1 @ small["W2"] + small["b2"]  # the network itself made the answers: its loss is 0

    d1, d2 = random_direction(small, rng), random_direction(small, rng)
    steps = np.linspace(-1, 1, 25)
    for name, parameters in [("small", small), ("large", large)]:
        raw = landscape(parameters, d1, d2, steps, X, y)
        n1, n2 = filter_normalized(d1, parameters), filter_normalized(d2, parameters)
        grid = landscape(parameters, n1, n2, steps, X, y)
        print(f"{name}: median loss {np.median(raw):7.2f} with raw directions, {np.median(grid):.2f} normalized")
        show("surface", values=grid, extent=(-1, 1, -1, 1), title=name, x_label="a", y_label="b", z_label="loss")
