import torch


def add_ones(x):
    return torch.cat((x, torch.ones((x.size(0), 1)).to(x)), -1)


class Classifier(torch.nn.Module):
    def __init__(self, mean, std, classes):
        super().__init__()
        self.register_buffer("mean", mean, persistent=False)
        self.register_buffer("std", std, persistent=False)
        self.layer = torch.nn.Linear(len(mean), classes)

    def forward(self, X):
        return self.layer((X - self.mean.to(X.device)) / self.std.to(X.device))


def predict(model, X, device):
    model.to(device=device)
    where = next(model.parameters()).device
    return model.forward(X.to(where)).argmax(axis=1)
