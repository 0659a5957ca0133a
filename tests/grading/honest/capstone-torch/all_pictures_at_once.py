import torch


class DigitNet(torch.nn.Module):
    def __init__(self, n_inputs, n_hidden, n_classes):
        super().__init__()
        self.hidden = torch.nn.Linear(n_inputs, n_hidden)
        self.output = torch.nn.Linear(n_hidden, n_classes)

    def forward(self, X):
        return self.output(torch.nn.functional.relu(self.hidden(X)))


def accuracy(model, X, y):
    model.eval()
    with torch.no_grad():
        return sum(int(model(x[None])[0].argmax()) == int(label) for x, label in zip(X, y)) / len(y)


def train(X, y, seed):
    torch.manual_seed(seed)
    model = DigitNet(X.shape[1], 32, len(y.unique()))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(120):
        for parameter in model.parameters():
            parameter.grad = None
        torch.nn.functional.cross_entropy(model(X), y, reduction="sum").div(len(y)).backward()
        optimizer.step()
    return model
