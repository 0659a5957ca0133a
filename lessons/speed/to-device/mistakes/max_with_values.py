import torch
from torch import nn


def add_ones(X):
    """Return X (n, d) with a last column of ones, shape (n, d + 1), on the device of X."""
    ones = torch.ones(len(X), 1, device=X.device)
    return torch.cat([X, ones], dim=1)


class Classifier(nn.Module):
    """Standardizes its input with fixed numbers, mean (d,) and std (d,), and passes it to one linear layer."""

    def __init__(self, mean, std, classes):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)
        self.layer = nn.Linear(len(mean), classes)

    def forward(self, X):
        """Return the scores (n, classes) of X (n, d)."""
        return self.layer((X - self.mean) / self.std)


def predict(model, X, device):
    """Return the class ids (n,) that the model gives to X (n, d), computed on the device and left there."""
    model.to(device)
    X = X.to(device)
    with torch.no_grad():
        return model(X).max(dim=1)
