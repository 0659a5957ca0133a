import torch
import torch.nn as nn


def make_layer(seed):
    g = torch.Generator().manual_seed(seed)
    l = nn.Linear(in_features=10, out_features=1)
    with torch.no_grad():
        l.weight.copy_(torch.randn(1, 10, generator=g))
        l.bias.zero_()
    return l


def random_batch(n, seed):
    return torch.randn((n, 10), generator=torch.Generator().manual_seed(seed))


def forward(layer, X):
    return layer.forward(X).detach().numpy()


def by_hand(X, weight, bias):
    out = torch.zeros(len(X), len(bias))
    for i in range(len(X)):
        for j in range(len(bias)):
            out[i, j] = sum(X[i, k] * weight[j, k] for k in range(X.shape[1])) + bias[j]
    return out
