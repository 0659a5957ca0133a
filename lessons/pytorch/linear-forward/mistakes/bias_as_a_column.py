"""One linear layer, run forward by PyTorch and by hand."""

import torch
from torch import nn


def make_layer(seed):
    """Return an nn.Linear with 10 inputs and 1 output; the seed decides its weights."""
    torch.manual_seed(seed)
    return nn.Linear(10, 1)


def random_batch(n, seed):
    """Return normally distributed numbers of shape (n, 10); the seed decides them."""
    torch.manual_seed(seed)
    return torch.randn(n, 10)


def forward(layer, X):
    """Return the outputs (n, 1) of the layer for X (n, 10)."""
    return layer(X)


def by_hand(X, weight, bias):
    """Return what a linear layer computes, without nn; weight is (outputs, inputs)."""
    return X @ weight.T + bias[:, None]


if __name__ == "__main__":
    layer, X = make_layer(seed=1), random_batch(4, seed=2)
    print("weight", tuple(layer.weight.shape), " bias", tuple(layer.bias.shape))
    with torch.no_grad():
        by_layer, own = forward(layer, X), by_hand(X, layer.weight, layer.bias)
    print("X", tuple(X.shape), " output", tuple(by_layer.shape))
    print("by the layer", by_layer.flatten().tolist())
    print("by hand     ", own.flatten().tolist())
