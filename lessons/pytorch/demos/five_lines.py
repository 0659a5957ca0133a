"""The training loop on irises: take a line away, or put one too many, and see what becomes of it."""

import numpy as np
import torch
from torch import nn

from tutor import iris, log, show

# Change these and run again, or turn their knobs.
ZERO_GRAD = True
SOFTMAX = False  # softmax before cross-entropy: one too many
EVAL = True  # evaluation mode when it is asked, not trained
DROPOUT = 0.5
SEED = 1
EPOCHS = 100

X, y = iris()
order = np.random.default_rng(SEED).permutation(len(y))
train, test = order[45:], order[:45]
X = (X - X[train].mean(axis=0)) / X[train].std(axis=0)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)

torch.manual_seed(SEED)
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(16, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)


def scores(X):
    logits = model(X)
    return torch.softmax(logits, dim=1) if SOFTMAX else logits


def ask(rows):
    """Return the answers, the loss and the accuracy for some of the flowers."""
    model.train(not EVAL)
    with torch.no_grad():
        answers = scores(X[rows])
        loss = nn.functional.cross_entropy(answers, y[rows])
        return answers, loss.item(), (answers.argmax(dim=1) == y[rows]).float().mean().item()


for epoch in range(EPOCHS):
    for batch in torch.as_tensor(train)[torch.randperm(len(train))].split(16):
        model.train()
        if ZERO_GRAD:
            optimizer.zero_grad()
        loss = nn.functional.cross_entropy(scores(X[batch]), y[batch])
        loss.backward()
        optimizer.step()
    log(epoch, loss=ask(train)[1], accuracy=ask(test)[2])

first, _, _ = ask(test)
again, loss, accuracy = ask(test)
differ = int((first.argmax(dim=1) != again.argmax(dim=1)).sum())
print(f"loss of the training flowers {ask(train)[1]:.3f}")
print(f"test: {round(accuracy * 45)} of 45 right; asked twice, {differ} answers differ")
show(
    "confusion-matrix",
    true=y[test],
    predicted=again.argmax(dim=1),
    classes=["setosa", "versicolor", "virginica"],
)
