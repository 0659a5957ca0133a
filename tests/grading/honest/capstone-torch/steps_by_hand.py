import torch
from torch import nn


class DigitNet(nn.Module):
    def __init__(self, n_inputs, n_hidden, n_classes):
        super().__init__()
        self.hidden, self.output = nn.Linear(n_inputs, n_hidden), nn.Linear(n_hidden, n_classes)

    def forward(self, X):
        return self.output(self.hidden(X).clamp(min=0))


def accuracy(model, X, y):
    was = model.training
    model.eval()
    with torch.no_grad():
        r = (torch.argmax(torch.softmax(model(X), 1), -1) == y).double().mean()
    model.train(was)
    return r


def train(X, y, seed):
    torch.manual_seed(seed)
    model = DigitNet(X.shape[1], 40, 10)
    crit = nn.CrossEntropyLoss(reduction="mean")
    for epoch in range(40):
        p = torch.randperm(len(y))
        Xs, ys = X[p], y[p]
        for Xb, yb in zip(Xs.split(50), ys.split(50)):
            l = crit(model(Xb), yb)
            model.zero_grad()
            l.backward()
            with torch.no_grad():
                for q in model.parameters():
                    q -= 0.2 * q.grad
    return model
