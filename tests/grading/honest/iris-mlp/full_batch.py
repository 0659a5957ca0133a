import numpy as np


def init_parameters(n_inputs, n_hidden, n_classes, seed):
    rng = np.random.default_rng(seed)
    return {
        "W1": rng.normal(0.0, np.sqrt(2 / n_inputs), (n_inputs, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(0.0, np.sqrt(2 / n_hidden), (n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


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
    parameters = init_parameters(X.shape[1], 20, 3, seed)
    for _ in range(500):
        slopes = gradients(parameters, X, y)
        parameters = {name: value - 0.3 * slopes[name] for name, value in parameters.items()}
    return parameters
