import numpy as np
import torch

HIDDEN = 1
while 784 * HIDDEN + HIDDEN + HIDDEN * 10 + 10 < 1_000_000:
    HIDDEN += 1


def measure(step, warm_up, repeats, clock, synchronize):
    times = np.zeros(repeats)
    for run in range(-warm_up, repeats):
        if synchronize is not None:
            synchronize()
        begin = clock()
        step()
        if synchronize is not None:
            synchronize()
        end = clock()
        if run >= 0:
            times[run] = end - begin
    return times


def typical(seconds):
    ordered = sorted(seconds)
    n = len(ordered)
    return (ordered[(n - 1) // 2] + ordered[n // 2]) / 2


def first_weights(seed):
    rng = np.random.default_rng(seed)
    return {
        "W1": (0.05 * rng.standard_normal((784, HIDDEN))).astype("float32"),
        "b1": np.zeros(HIDDEN, "float32"),
        "W2": (0.05 * rng.standard_normal((HIDDEN, 10))).astype("float32"),
        "b2": np.zeros(10, "float32"),
    }


class NumpyTrainer:
    def __init__(self, weights, X, y, learning_rate):
        self.weights = {name: np.array(value) for name, value in weights.items()}
        self.X = X
        self.targets = np.eye(weights["W2"].shape[1], dtype=np.float32)[y]
        self.lr = np.float32(learning_rate)

    def step(self):
        w, X, T = self.weights, self.X, self.targets
        z1 = X @ w["W1"] + w["b1"]
        h = np.where(z1 > 0, z1, 0)
        z2 = h @ w["W2"] + w["b2"]
        log_p = z2 - np.log(np.exp(z2).sum(1, keepdims=True))
        d2 = (np.exp(log_p) - T) / len(X)
        d1 = np.where(z1 > 0, d2 @ w["W2"].T, 0)
        gradients = {"W1": X.T @ d1, "b1": d1.sum(0), "W2": h.T @ d2, "b2": d2.sum(0)}
        self.weights = {name: w[name] - self.lr * gradients[name] for name in w}
        return float(-(T * log_p).sum() / len(X))


class TorchTrainer:
    def __init__(self, weights, X, y, learning_rate, device):
        self.p = {k: torch.tensor(v, device=device, requires_grad=True) for k, v in weights.items()}
        self.X, self.y = torch.tensor(X, device=device), torch.tensor(y, device=device)
        self.lr = learning_rate

    def step(self):
        p = self.p
        scores = torch.clamp(self.X @ p["W1"] + p["b1"], min=0) @ p["W2"] + p["b2"]
        loss = torch.nn.functional.nll_loss(torch.log_softmax(scores, 1), self.y)
        gradients = torch.autograd.grad(loss, list(p.values()))
        with torch.no_grad():
            for value, gradient in zip(p.values(), gradients, strict=True):
                value -= self.lr * gradient
        return loss
