import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.optim import Adam


class XorNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(2, 8)
        self.output = nn.Linear(8, 1)

    def forward(self, X):
        return self.output(F.tanh(self.hidden(X)))


def train(X, y, seed):
    torch.manual_seed(seed)
    model = XorNet()
    optimizer = Adam(model.parameters(), lr=0.1)
    for _ in range(200):
        optimizer.zero_grad()
        F.binary_cross_entropy_with_logits(model(X), y).backward()
        optimizer.step()
    return model
