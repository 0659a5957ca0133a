import time

import numpy as np
import torch
import torch.nn.functional as F


class DigitNet(torch.nn.Module):
    def __init__(self, d, h, k):
        super().__init__()
        self.hidden, self.output = torch.nn.Linear(d, h), torch.nn.Linear(h, k)

    def forward(self, X):
        return self.output(F.relu(self.hidden(X)))


def scores(p, X):
    return np.maximum(X @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]


def train_numpy(X, y, seed):
    rng = np.random.default_rng(seed)
    p = {
        "W1": rng.normal(0, 0.1, (X.shape[1], 48)),
        "b1": np.zeros(48),
        "W2": rng.normal(0, 0.2, (48, 10)),
        "b2": np.zeros(10),
    }
    for _ in range(700):
        i = rng.integers(0, len(y), 32)
        a = np.maximum(X[i] @ p["W1"] + p["b1"], 0)
        z = a @ p["W2"] + p["b2"]
        d = np.exp(z - z.max(1, keepdims=True))
        d /= d.sum(1, keepdims=True)
        d[np.arange(32), y[i]] -= 1
        d /= 32
        back = (d @ p["W2"].T) * (a > 0)
        for name, slope in (("W2", a.T @ d), ("b2", d.sum(0)), ("W1", X[i].T @ back), ("b1", back.sum(0))):
            p[name] = p[name] - 0.2 * slope
    return p


def train_torch(X, y, seed):
    torch.manual_seed(seed)
    net = DigitNet(X.shape[1], 20, 10)
    optimizer = torch.optim.AdamW(net.parameters(), lr=0.004)
    for _ in range(15):
        for rows in torch.randperm(len(y)).split(20):
            optimizer.zero_grad()
            F.cross_entropy(net(X[rows]), y[rows]).backward()
            optimizer.step()
    return net.eval()


def row(train, predict, count, X, y, X_test, y_test, seed):
    before = time.time()
    network = train(X, y, seed)
    after = time.time()
    right = sum(
        int(predict(network, X_test[i : i + 50]).argmax(1)[j]) == int(c)
        for i in range(0, len(y_test), 50)
        for j, c in enumerate(y_test[i : i + 50])
    )
    return {
        "accuracy": right / len(y_test),
        "seconds": after - before,
        "parameters": count(network),
        "network": network,
    }


def compare(X, y, n_train, seed):
    centre = X[:n_train].mean(0)
    numbers = [X[:n_train] - centre, y[:n_train], X[n_train:] - centre, y[n_train:]]
    tensors = [torch.from_numpy(a).float() if a.ndim == 2 else torch.from_numpy(a) for a in numbers]
    return {
        "PyTorch": row(
            train_torch, lambda net, X: net(X), lambda net: sum(map(torch.numel, net.parameters())), *tensors, seed
        ),
        "NumPy": row(train_numpy, scores, lambda p: sum(map(np.size, p.values())), *numbers, seed),
    }
