"""Capstone: the same two-layer network for handwritten digits, in PyTorch."""

import torch
from torch import nn

from tutor import handwritten, log, show

N_HIDDEN = 32
N_CLASSES = 10
LEARNING_RATE = 0.1
EPOCHS = 30
BATCH_SIZE = 32


class DigitNet(nn.Module):
    """Linear, ReLU, linear: from pixels (n, n_inputs) to logits (n, n_classes)."""

    def __init__(self, n_inputs, n_hidden, n_classes):
        super().__init__()
        self.hidden = nn.Linear(n_inputs, n_hidden)
        self.output = nn.Linear(n_hidden, n_classes)

    def forward(self, X):
        return self.output(torch.relu(self.hidden(X)))


def accuracy(model, X, y):
    """Return the share of pictures whose digit is guessed right, a number from 0 to 1."""
    model.eval()
    with torch.no_grad():
        guesses = model(X).argmax(dim=1)
    return (guesses == y).float().mean().item()


def train(X, y, seed):
    """Train a fresh DigitNet on X (n, pixels) and y (n,); return it."""
    model = DigitNet(X.shape[1], N_HIDDEN, N_CLASSES)
    optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(EPOCHS):
        model.train()
        order = torch.randperm(len(y))
        for batch in order.split(BATCH_SIZE):
            optimizer.zero_grad()
            logits = model(X[batch])
            loss = loss_function(logits, y[batch])
            loss.backward()
            optimizer.step()
        log(epoch, loss=loss.item(), accuracy=accuracy(model, X, y))
    return model


if __name__ == "__main__":
    X, y = handwritten()
    side = int(X.shape[1] ** 0.5)
    name = "MNIST" if side == 28 else "digits 8×8, as MNIST is not on this computer"
    print(f"{len(y)} pictures of {side}×{side} pixels ({name})")

    X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
    X_train, y_train, X_test, y_test = X[:1000], y[:1000], X[1000:], y[1000:]
    mean_picture = X_train.mean(dim=0)
    X_train, X_test = X_train - mean_picture, X_test - mean_picture

    model = train(X_train, y_train, seed=1)
    print(f"training accuracy {accuracy(model, X_train, y_train):.3f}")
    print(f"test accuracy     {accuracy(model, X_test, y_test):.3f}")

    with torch.no_grad():
        guesses = model(X_test).argmax(dim=1)
    show("confusion-matrix", true=y_test, predicted=guesses, classes=list("0123456789"))
