"""Computes a Classifier's answers from its parameters alone."""

import numpy as np


def logits(parameters, X):
    """Return the logits (n, k); a torch weight has the shape (outputs, inputs)."""
    a1 = np.maximum(0, X @ parameters["hidden.weight"].T + parameters["hidden.bias"])
    return a1 @ parameters["output.weight"].T + parameters["output.bias"]
