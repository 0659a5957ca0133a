import numpy as np


def logits(parameters, X):
    """Return the logits (n, 1) of an XorNet; a torch weight has the shape (outputs, inputs)."""
    a1 = np.tanh(X @ parameters["hidden.weight"].T + parameters["hidden.bias"])
    return a1 @ parameters["output.weight"].T + parameters["output.bias"]


def predict(parameters, X):
    """Return the probabilities (n, 1) of class 1."""
    z2 = logits(parameters, X)
    e = np.exp(-np.abs(z2))
    return np.where(z2 >= 0, 1, e) / (1 + e)


def diagnose(parameters, details):
    """Name the mistake that the trained weights themselves prove, or "" where they prove none."""
    if np.abs(logits(parameters, details["X"]) - details["y"]).max() < 0.1:
        return "mse-loss"
    largest = max(np.abs(value).max() for value in parameters.values())
    if largest < 1:  # nn.Linear begins within ±0.71, a trained XorNet ends with weights of 3 or 4
        return "no-step"
    return "no-zero-grad" if largest > 15 else ""
