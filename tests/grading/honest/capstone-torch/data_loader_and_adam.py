import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class DigitNet(nn.Module):
    def __init__(self, i, h, k):
        super().__init__()
        self.hidden = nn.Linear(i, h)
        self.act = nn.ReLU()
        self.output = nn.Linear(h, k)

    def forward(self, x):
        return self.output(self.act(self.hidden(x)))


@torch.inference_mode()
def accuracy(net, X, y):
    net.train(False)
    hits = 0
    for i in range(0, len(y), 7):
        hits += int((net(X[i : i + 7]).max(1).indices == y[i : i + 7]).sum())
    return hits / len(y)


def train(X, y, seed):
    g = torch.Generator().manual_seed(seed)
    torch.manual_seed(seed)
    net = DigitNet(X.size(1), 64, 10)
    opt = torch.optim.Adam(net.parameters(), lr=2e-3)
    dl = DataLoader(TensorDataset(X, y), batch_size=25, shuffle=True, generator=g)
    for e in range(12):
        net.train()
        for a, b in dl:
            net.zero_grad()
            F.nll_loss(F.log_softmax(net(a), dim=1), b).backward()
            opt.step()
        accuracy(net, X, y)
    return net
