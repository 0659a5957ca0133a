import numpy as np

from tutor import show


def forward(parameters, X):
    """Return the network's answers for X: an array of shape (n, k)."""
    A1 = np.tanh(X @ parameters["W1"] + parameters["b1"])
    return A1 @ parameters["W2"] + parameters["b2"]


def loss(parameters, X, Y):
    """Return the mean squared error: one number."""
    return np.mean((forward(parameters, X) - Y) ** 2)


def weight_direction(parameters, name, row, column):
    """Return the direction in which only the weight parameters[name][row, column] moves."""
    direction = {key: np.zeros(array.shape) for key, array in parameters.items()}
    direction[name][row, column] = 1.0
    return direction


def moved(parameters, d1, d2, a, b):
    """Return new parameters: a steps along d1 and b steps along d2."""
    return {name: parameters[name] + a * d1[name] - b * d2[name] for name in parameters}


def landscape(parameters, d1, d2, alphas, betas, X, Y):
    """Return the losses as an array of shape (len(betas), len(alphas)): row i at betas[i], column j at alphas[j]."""
    grid = np.zeros((len(betas), len(alphas)))
    for i, b in enumerate(betas):
        for j, a in enumerate(alphas):
            grid[i, j] = loss(moved(parameters, d1, d2, a, b), X, Y)
    return grid


if __name__ == "__main__":
    # One tanh neuron: prediction = w2 * tanh(w1 * x). The weights 1.5 and 2 made the answers.
    X = np.linspace(-3, 3, 25).reshape(-1, 1)
    Y = 2 * np.tanh(1.5 * X)
    parameters = {"W1": np.zeros((1, 1)), "b1": np.zeros(1), "W2": np.zeros((1, 1)), "b2": np.zeros(1)}
    d1 = weight_direction(parameters, "W1", 0, 0)
    d2 = weight_direction(parameters, "W2", 0, 0)
    alphas, betas = np.linspace(-3, 3, 41), np.linspace(-4, 4, 31)

    grid = landscape(parameters, d1, d2, alphas, betas, X, Y)
    cut = np.minimum(grid, 8)  # without the high corners, to see the valleys
    show("surface", values=cut, extent=(-3, 3, -4, 4), x_label="w1", y_label="w2", z_label="loss")
    print(f"lowest loss on the map: {np.min(grid):.4f}")
    print(f"loss at w1 = 0, w2 = 0: {grid[15, 20]:.4f}, in the corner: {grid[0, -1]:.4f}")
