"""Capstone: a two-layer network that reads handwritten digits, in NumPy alone."""

import numpy as np

from tutor import handwritten, log, show

N_HIDDEN = 32
N_CLASSES = 10
LEARNING_RATE = 0.1
EPOCHS = 30
BATCH_SIZE = 32


def prepare(X, y, n_train, seed):
    """Shuffle, cut in two, and subtract the mean picture of the training part from both."""
    order = np.random.default_rng(seed).permutation(len(y))
    train, test = order[:n_train], order[n_train:]
    mean_picture = X[train].mean(axis=0)
    return X[train] - mean_picture, y[train], X[test] - mean_picture, y[test]


def init_parameters(n_inputs, rng):
    """Return random weights and zero biases."""
    return {
        "W1": rng.normal(0.0, np.sqrt(2 / n_inputs), (n_inputs, N_HIDDEN)),
        "b1": np.zeros(N_HIDDEN),
        "W2": rng.normal(0.0, np.sqrt(2 / N_HIDDEN), (N_HIDDEN, N_CLASSES)),
        "b2": np.zeros(N_CLASSES),
    }


def forward(parameters, X):
    """Return what the hidden layer gives (n, h), and the probabilities (n, k)."""
    a1 = np.maximum(0, X @ parameters["W1"] + parameters["b1"])
    z2 = a1 @ parameters["W2"] + parameters["b2"]
    e = np.exp(z2 - z2.max(axis=1, keepdims=True))
    return a1, e / e.sum(axis=1, keepdims=True)


def loss(parameters, X, y):
    """Return the mean cross-entropy; y holds class ids (n,)."""
    _, p = forward(parameters, X)
    p_true = p[np.arange(len(y)), y]
    return -np.mean(np.log(np.maximum(p_true, 1e-12)))


def gradients(parameters, X, y):
    """Return the loss's derivatives, a dict with the keys and shapes of parameters."""
    a1, p = forward(parameters, X)
    dz2 = (p - np.eye(p.shape[1])[y]) / len(y)
    dz1 = (dz2 @ parameters["W2"].T) * (a1 > 0)
    return {"W1": X.T @ dz1, "b1": dz1.sum(axis=0), "W2": a1.T @ dz2, "b2": dz2.sum(axis=0)}


def accuracy(parameters, X, y):
    """Return the share of pictures whose digit is guessed right, from 0 to 1."""
    _, p = forward(parameters, X)
    return np.mean(p.argmax(axis=1) == y)


def train(X, y, seed):
    """Train a fresh network on X (n, pixels) and y (n,); return its parameters."""
    rng = np.random.default_rng()
    parameters = init_parameters(X.shape[1], rng)
    for epoch in range(EPOCHS):
        order = rng.permutation(len(y))
        for start in range(0, len(y), BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            slopes = gradients(parameters, X[batch], y[batch])
            for name in parameters:
                parameters[name] = parameters[name] - LEARNING_RATE * slopes[name]
        log(epoch, loss=loss(parameters, X, y), accuracy=accuracy(parameters, X, y))
    return parameters


if __name__ == "__main__":
    SEED = 1
    X, y = handwritten()
    side = int(X.shape[1] ** 0.5)
    name = "MNIST" if side == 28 else "digits 8×8, as MNIST is not on this computer"
    print(f"{len(y)} pictures of {side}×{side} pixels ({name})")

    X_train, y_train, X_test, y_test = prepare(X, y, 1000, SEED)
    parameters = train(X_train, y_train, SEED)
    print(f"training accuracy {accuracy(parameters, X_train, y_train):.3f}")
    print(f"test accuracy     {accuracy(parameters, X_test, y_test):.3f}")

    guesses = forward(parameters, X_test)[1].argmax(axis=1)
    show("confusion-matrix", true=y_test, predicted=guesses, classes=list("0123456789"))
