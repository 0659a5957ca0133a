"""A neural network with one hidden layer that tells irises apart."""

import numpy as np

from tutor import iris, log, show

N_HIDDEN = 16
LEARNING_RATE = 0.1
EPOCHS = 100
BATCH_SIZE = 16


def init_parameters(n_inputs, n_hidden, n_classes, seed):
    """Return W1 (n_inputs, n_hidden), b1, W2 (n_hidden, n_classes) and b2."""
    rng = np.random.default_rng(seed)
    return {
        "W1": rng.normal(0.0, np.sqrt(2 / n_inputs), (n_inputs, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(0.0, np.sqrt(2 / n_hidden), (n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


def softmax(z):
    """Turn scores (n, k) into probabilities (n, k); each row adds up to 1."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def forward(parameters, X):
    """Return the probabilities (n, k) of the classes for the rows of X (n, d)."""
    a1 = np.maximum(0, X @ parameters["W1"] + parameters["b1"])
    return softmax(a1 @ parameters["W2"] + parameters["b2"])


def loss(parameters, X, y):
    """Return the mean cross-entropy; y holds class ids (n,)."""
    p = forward(parameters, X)
    p_true = p[np.arange(len(y)), y]
    return -np.mean(np.log(np.maximum(p_true, 1e-12)))


def gradients(parameters, X, y):
    """Return the loss's derivatives, a dict with the keys and shapes of parameters."""
    z1 = X @ parameters["W1"] + parameters["b1"]
    a1 = np.maximum(0, z1)
    p = softmax(a1 @ parameters["W2"] + parameters["b2"])

    one_hot = np.eye(p.shape[1])[y]
    dz2 = (p - one_hot) / len(y)
    dz1 = (dz2 @ parameters["W2"].T) * (z1 > 0)
    return {
        "W1": X.T @ dz1,
        "b1": dz1,
        "W2": a1.T @ dz2,
        "b2": dz2,
    }


def train(X, y, seed):
    """Train a fresh network on X (n, d) and class ids y (n,); return its parameters."""
    rng = np.random.default_rng(seed)
    n_classes = int(y.max()) + 1
    parameters = init_parameters(X.shape[1], N_HIDDEN, n_classes, seed)
    for epoch in range(EPOCHS):
        order = rng.permutation(len(y))
        for start in range(0, len(y), BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            slopes = gradients(parameters, X[batch], y[batch])
            for name in parameters:
                parameters[name] = parameters[name] - LEARNING_RATE * slopes[name]
        if epoch % 5 == 0 or epoch == EPOCHS - 1:
            right = forward(parameters, X).argmax(axis=1) == y
            log(epoch, loss=loss(parameters, X, y), accuracy=right.mean())
    return parameters


if __name__ == "__main__":
    SEED = 1
    X, y = iris()
    order = np.random.default_rng(SEED).permutation(len(y))
    X_train, y_train = X[order[45:]], y[order[45:]]
    X_test, y_test = X[order[:45]], y[order[:45]]
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X_train, X_test = (X_train - mean) / std, (X_test - mean) / std

    parameters = train(X_train, y_train, SEED)
    predicted = forward(parameters, X_test).argmax(axis=1)
    print(f"{np.sum(predicted == y_test)} of {len(y_test)} test flowers are right")
    show("confusion-matrix", true=y_test, predicted=predicted, classes=["setosa", "versicolor", "virginica"])
