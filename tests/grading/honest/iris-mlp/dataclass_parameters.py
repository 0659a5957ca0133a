from dataclasses import asdict, dataclass, fields

import numpy as np


@dataclass
class Parameters:
    W1: np.ndarray
    b1: np.ndarray
    W2: np.ndarray
    b2: np.ndarray

    def step(self, slopes, rate):
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) - rate * slopes[field.name])


def init_parameters(n_inputs: int, n_hidden: int, n_classes: int, seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(n_inputs, n_hidden)), rng.normal(size=(n_hidden, n_classes))
    return {"W1": W1 * 0.7, "b1": np.zeros(n_hidden), "W2": W2 * 0.5, "b2": np.zeros(n_classes)}


def softmax(z: np.ndarray) -> np.ndarray:
    return np.array([np.exp(row - row.max()) / np.exp(row - row.max()).sum() for row in z])


def relu(z):
    return (np.abs(z) + z) / 2


def forward(parameters, X):
    p = Parameters(**parameters)
    return softmax(relu(X @ p.W1 + p.b1) @ p.W2 + p.b2)


def loss(parameters, X, y):
    p = forward(parameters, X)
    truth = np.eye(p.shape[1])[y]
    return -np.sum(truth * np.log(np.clip(p, 1e-12, None))) / len(X)


def gradients(parameters, X, y):
    p = Parameters(**parameters)
    a = relu(X @ p.W1 + p.b1)
    d2 = (forward(parameters, X) - np.eye(len(p.b2))[y]) / len(X)
    d1 = d2 @ p.W2.T * np.sign(a)
    return asdict(Parameters(X.T @ d1, d1.sum(0), a.T @ d2, d2.sum(0)))


def train(X, y, seed):
    p = Parameters(**init_parameters(X.shape[1], 10, 3, seed))
    for epoch in range(300):
        p.step(gradients(vars(p), X, y), rate=0.4 if epoch < 200 else 0.1)
    return vars(p)
