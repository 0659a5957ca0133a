import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class IrisNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden, self.output = nn.Linear(4, 16), nn.Linear(16, 3)
        self.between = nn.Sequential(nn.ReLU(), nn.Dropout(0.1))

    def forward(self, X):
        return self.output(self.between(self.hidden(X)))


def train_step(model, optimizer, X, y):
    model.train()
    for parameter in model.parameters():
        parameter.grad = None
    loss = nn.CrossEntropyLoss()(model(X), y)
    loss.backward()
    optimizer.step()
    return float(loss.detach())


@torch.no_grad()
def probabilities(model, X):
    return model.eval()(X).softmax(dim=-1)


def predict(model, X):
    return torch.max(probabilities(model, X), dim=1).indices


def train(X, y, seed, watch=None):
    torch.manual_seed(seed)
    model = IrisNet()
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.02)
    loader = DataLoader(TensorDataset(X, y), batch_size=8, shuffle=True)
    for epoch in range(25):
        for batch in loader:
            train_step(model, optimizer, *batch)
        if watch:
            watch(epoch, model)
    return model
