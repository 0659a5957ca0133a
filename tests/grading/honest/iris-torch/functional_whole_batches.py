import torch
from torch import nn
import torch.nn.functional as F


class IrisNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(4, 16)
        self.output = nn.Linear(16, 3)

    def forward(self, x):
        x = F.relu(self.hidden(x))
        x = F.dropout(x, 0.1, self.training)
        return self.output(x)


criterion = nn.NLLLoss()


def train_step(model, optimizer, X, y):
    model.train(True)
    out = F.log_softmax(model(X), dim=-1)
    err = criterion(out, y)
    err.backward()
    optimizer.step()
    optimizer.zero_grad()
    return float(err.detach())


def probabilities(model, X):
    was = model.training
    model.train(False)
    p = F.softmax(model(X), dim=-1).detach()
    model.train(was)
    return p.numpy()


def predict(model, X):
    model.eval()
    with torch.inference_mode():
        return [int(row.argmax()) for row in model(X)]


def train(X, y, seed, watch=None):
    torch.manual_seed(seed)
    net = IrisNet()
    opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    for e in range(60):
        train_step(net, opt, X, y)
    return net
