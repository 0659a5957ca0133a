from time import perf_counter

import numpy as np
import torch

D, H, C = 784, 1258, 10


def measure(step, warm_up, repeats, clock=perf_counter, synchronize=None):
    seconds = []
    for run in range(warm_up + repeats):
        synchronize and synchronize()
        seconds.append(-clock())
        step()
        synchronize and synchronize()
        seconds[-1] += clock()
    return seconds[warm_up:]


def typical(seconds):
    return float(np.percentile(np.asarray(seconds), 50))


def first_weights(seed):
    random = np.random.RandomState(seed)
    layers = [("1", D, H), ("2", H, C)]
    weights = {}
    for name, inputs, outputs in layers:
        weights["W" + name] = (random.randn(inputs, outputs) / inputs**0.5).astype(np.float32)
        weights["b" + name] = np.zeros((outputs,), dtype=np.float32)
    return weights


class NumpyTrainer:
    def __init__(self, weights, X, y, learning_rate):
        self.weights = [weights[name].copy() for name in ("W1", "b1", "W2", "b2")]
        self.X, self.y, self.learning_rate = X, y, learning_rate

    def forward(self):
        W1, b1, W2, b2 = self.weights
        hidden = np.clip(self.X @ W1 + b1, 0, None)
        return hidden, hidden @ W2 + b2

    def step(self):
        n = len(self.y)
        hidden, scores = self.forward()
        scores = scores - np.max(scores, axis=1, keepdims=True)
        log_p = scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))
        right = np.zeros_like(log_p)
        np.put_along_axis(right, self.y.reshape(n, 1), 1, axis=1)
        loss = -(log_p * right).sum() / n
        output_slope = (np.exp(log_p) - right) / np.float32(n)
        hidden_slope = (output_slope @ self.weights[2].T) * np.sign(hidden)
        slopes = [
            self.X.T @ hidden_slope,
            np.sum(hidden_slope, axis=0),
            hidden.T @ output_slope,
            np.sum(output_slope, axis=0),
        ]
        for weight, slope in zip(self.weights, slopes, strict=True):
            np.subtract(weight, self.learning_rate * slope, out=weight)
        return loss


class TorchTrainer:
    def __init__(self, weights, X, y, learning_rate, device):
        d, h = weights["W1"].shape
        k = weights["W2"].shape[1]
        self.model = torch.nn.Sequential(torch.nn.Linear(d, h), torch.nn.ReLU(), torch.nn.Linear(h, k))
        values = [weights["W1"].T, weights["b1"], weights["W2"].T, weights["b2"]]
        for parameter, value in zip(self.model.parameters(), values, strict=True):
            parameter.data = torch.tensor(np.ascontiguousarray(value))
        self.model = self.model.to(device)
        self.batch = torch.tensor(X).to(device), torch.tensor(y).long().to(device)
        self.learning_rate = learning_rate

    def step(self):
        X, y = self.batch
        self.model.zero_grad()
        loss = torch.nn.functional.cross_entropy(self.model(X), y)
        loss.backward()
        with torch.no_grad():
            for parameter in self.model.parameters():
                parameter -= self.learning_rate * parameter.grad
        return loss.detach()
