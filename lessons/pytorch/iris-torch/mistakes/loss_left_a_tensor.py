"""The training loop of PyTorch, with everything in it that matters."""

import numpy as np
import torch
from torch import nn

from tutor import iris, log, show

LEARNING_RATE = 0.01
EPOCHS = 40
BATCH_SIZE = 16
DROPOUT = 0.2


class IrisNet(nn.Module):
    """4 measurements, 16 hidden neurons with ReLU and dropout, 3 logits."""

    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(4, 16)
        self.dropout = nn.Dropout(DROPOUT)
        self.output = nn.Linear(16, 3)

    def forward(self, X):
        """Return the logits (n, 3) of X (n, 4)."""
        return self.output(self.dropout(torch.relu(self.hidden(X))))


def train_step(model, optimizer, X, y):
    """Make one step on a batch in training mode; return the loss as a Python number."""
    model.train()
    optimizer.zero_grad()
    logits = model(X)
    loss = nn.functional.cross_entropy(logits, y)
    loss.backward()
    optimizer.step()
    return loss.detach()


def probabilities(model, X):
    """Return the probabilities (n, k) of the classes: in evaluation mode, without a graph."""
    model.eval()
    with torch.no_grad():
        return torch.softmax(model(X), dim=1)


def predict(model, X):
    """Return the most probable class id of every row, shape (n,)."""
    return probabilities(model, X).argmax(dim=1)


def train(X, y, seed, watch=None):
    """Return a trained IrisNet; watch(epoch, model) looks at it after every epoch."""
    torch.manual_seed(seed)
    model = IrisNet()
    optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
    for epoch in range(EPOCHS):
        for batch in torch.randperm(len(X)).split(BATCH_SIZE):
            train_step(model, optimizer, X[batch], y[batch])
        if watch is not None:
            watch(epoch, model)
    return model


if __name__ == "__main__":
    SEED = 1
    X, y = iris()
    order = np.random.default_rng(SEED).permutation(len(y))
    rows, test = order[45:], order[:45]
    X = (X - X[rows].mean(axis=0)) / X[rows].std(axis=0)
    X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.int64)
    X_train, y_train, X_test, y_test = X[rows], y[rows], X[test], y[test]

    def watch(epoch, model):
        p = probabilities(model, X_train)
        right = (p.argmax(dim=1) == y_train).float().mean()
        loss = nn.functional.nll_loss(torch.log(p), y_train)
        log(epoch, loss=loss, accuracy=right)

    model = train(X_train, y_train, SEED, watch)
    predicted = predict(model, X_test)
    print(f"{int((predicted == y_test).sum())} of {len(y_test)} test flowers are right")
    names = ["setosa", "versicolor", "virginica"]
    show("confusion-matrix", true=y_test, predicted=predicted, classes=names)
