import torch
from torch import nn


def make_layer(seed):
    torch.manual_seed(seed)
    return nn.Linear(10, 1)


def random_batch(n, seed):
    g = torch.Generator().manual_seed(seed)
    return torch.randn(n, 10, generator=g)


def forward(layer, X):
    return layer(X)


def by_hand(X, weight, bias):
    rows = []
    for i in range(len(X)):
        rows.append((weight * X[i]).sum(dim=1) + bias)
    return torch.stack(rows)
