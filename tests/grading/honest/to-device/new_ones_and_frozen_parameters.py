import torch
import torch.nn.functional as F


def add_ones(X):
    return torch.hstack((X, X.new_ones(X.shape[0], 1)))


class Classifier(torch.nn.Module):
    def __init__(self, mean, std, classes):
        super().__init__()
        self.mean = torch.nn.Parameter(mean, requires_grad=False)
        self.std = torch.nn.Parameter(std, requires_grad=False)
        self.layer = torch.nn.Linear(mean.numel(), classes)

    def forward(self, X):
        return F.linear(X.sub(self.mean).div(self.std), self.layer.weight, self.layer.bias)


@torch.inference_mode()
def predict(model, X, device):
    return torch.max(model.to(device)(X.to(device)), dim=-1).indices
