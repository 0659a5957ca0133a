import statistics

import numpy as np
import torch
from torch import nn, optim

HIDDEN = 1258
typical = statistics.median


def measure(step, warm_up, repeats, clock, synchronize):
    def timed():
        if synchronize:
            synchronize()
        start = clock()
        step()
        if synchronize:
            synchronize()
        return clock() - start

    everything = [timed() for _ in range(warm_up + repeats)]
    return tuple(everything[warm_up:])


def first_weights(seed):
    np.random.seed(seed)
    sizes = {"W1": (784, HIDDEN), "b1": (HIDDEN,), "W2": (HIDDEN, 10), "b2": (10,)}
    return {name: np.float32(np.random.uniform(-0.03, 0.03, size)) for name, size in sizes.items()}


class NumpyTrainer:
    def __init__(self, weights, X, y, learning_rate):
        self.__dict__.update(weights)
        self.batch, self.rate = (X, y), learning_rate

    def step(self):
        X, y = self.batch
        n = X.shape[0]
        hidden = X.dot(self.W1) + self.b1
        mask = hidden > 0
        hidden[~mask] = 0
        scores = hidden.dot(self.W2) + self.b2
        scores -= scores.max(1)[:, None]
        probabilities = np.exp(scores)
        probabilities /= probabilities.sum(1)[:, None]
        loss = 0.0
        for i in range(n):
            loss -= np.log(probabilities[i, y[i]]) / n
            probabilities[i, y[i]] -= 1
        back = probabilities.dot(self.W2.T) * mask
        self.W2 -= self.rate / n * hidden.T.dot(probabilities)
        self.b2 -= self.rate / n * probabilities.sum(0)
        self.W1 -= self.rate / n * X.T.dot(back)
        self.b1 -= self.rate / n * back.sum(0)
        return loss


class Net(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.first = nn.Linear(*weights["W1"].shape)
        self.second = nn.Linear(*weights["W2"].shape)
        state = {
            "first.weight": torch.tensor(weights["W1"].T),
            "first.bias": torch.tensor(weights["b1"]),
            "second.weight": torch.tensor(weights["W2"].T),
            "second.bias": torch.tensor(weights["b2"]),
        }
        self.load_state_dict(state)

    def forward(self, x):
        return self.second(self.first(x).relu())


class TorchTrainer:
    def __init__(self, weights, X, y, learning_rate, device):
        self.net = Net(weights).to(device)
        self.x = torch.as_tensor(X).to(device)
        self.y = torch.as_tensor(y).to(device)
        self.loss = nn.CrossEntropyLoss()
        self.sgd = optim.SGD(self.net.parameters(), learning_rate)

    def step(self):
        loss = self.loss(self.net(self.x), self.y)
        self.sgd.zero_grad(set_to_none=False)
        loss.backward()
        self.sgd.step()
        return loss
