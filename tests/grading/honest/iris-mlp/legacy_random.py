import numpy as np


def init_parameters(n_inputs, n_hidden, n_classes, seed):
    np.random.seed(seed % 2**32)
    return {
        "W1": np.random.randn(n_inputs, n_hidden) * 0.5,
        "b1": np.random.randn(n_hidden) * 0.01,
        "W2": np.random.randn(n_hidden, n_classes) * 0.5,
        "b2": np.zeros(n_classes),
    }


def softmax(z):
    z = z - np.max(z, 1)[:, np.newaxis]
    return np.exp(z) / np.sum(np.exp(z), 1)[:, np.newaxis]


def forward(parameters, X):
    a1 = np.maximum(0, X @ parameters["W1"] + parameters["b1"])
    return softmax(a1 @ parameters["W2"] + parameters["b2"])


def loss(parameters, X, y):
    p = forward(parameters, X)
    return -np.mean(np.log(np.maximum(p[np.arange(len(y)), y], 1e-12)))


def gradients(parameters, X, y):
    z1 = X @ parameters["W1"] + parameters["b1"]
    a1 = np.maximum(0, z1)
    p = softmax(a1 @ parameters["W2"] + parameters["b2"])
    dz2 = (p - np.eye(p.shape[1])[y]) / len(y)
    dz1 = (dz2 @ parameters["W2"].T) * (z1 > 0)
    return {"W1": X.T @ dz1, "b1": dz1.sum(axis=0), "W2": a1.T @ dz2, "b2": dz2.sum(axis=0)}


def train(X, y, seed):
    parameters = init_parameters(X.shape[1], 16, int(y.max()) + 1, seed)
    for _ in range(100):
        order = np.random.permutation(len(y))
        for start in range(0, len(y), 16):
            batch = order[start : start + 16]
            slopes = gradients(parameters, X[batch], y[batch])
            for name in parameters:
                parameters[name] = parameters[name] - 0.1 * slopes[name]
    return parameters
