import torch
from torch import nn


def add_ones(X):
    n, d = X.shape
    out = torch.empty(n, d + 1, dtype=X.dtype, device=X.device)
    for i in range(n):
        out[i, :d] = X[i]
        out[i, d] = 1
    return out


class Classifier(nn.Module):
    def __init__(self, mean, std, classes):
        super().__init__()
        self.layer = nn.Linear(mean.shape[0], classes)
        self.register_buffer("table", torch.stack([mean, std]))

    def forward(self, X):
        mean, std = self.table
        return self.layer((X - mean[None, :]) / std[None, :])


def predict(model, X, device):
    model = model.to(torch.device(device)).eval()
    scores = model(X.to(torch.device(device))).detach()
    return scores.argsort(dim=1, descending=True)[:, 0]
