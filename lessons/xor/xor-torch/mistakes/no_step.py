import time

import torch
from torch import nn

from tutor import log, show

LEARNING_RATE = 0.1
STEPS = 200


class XorNet(nn.Module):
    """Two layers: 2 inputs, 8 hidden neurons with tanh, 1 logit."""

    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(2, 8)
        self.output = nn.Linear(8, 1)

    def forward(self, X):
        """Return the logits, shape (n, 1), of points X, shape (n, 2)."""
        return self.output(torch.tanh(self.hidden(X)))


def train(X, y, seed, watch=None):
    """Return a trained XorNet; watch(step, model, loss) looks at every step."""
    torch.manual_seed(seed)
    model = XorNet()
    optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
    loss_function = nn.BCEWithLogitsLoss()
    for step in range(STEPS):
        optimizer.zero_grad()
        logits = model(X)
        loss = loss_function(logits, y)
        loss.backward()
        if watch is not None:
            watch(step, model, loss.item())
    return model


def probabilities(model, points):
    """Return the probabilities of class 1 for points of any array type."""
    with torch.no_grad():
        return torch.sigmoid(model(torch.as_tensor(points, dtype=torch.float32)))


if __name__ == "__main__":
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])

    def watch(step, model, loss):
        if step % max(1, STEPS // 100) == 0:
            right = (probabilities(model, X) > 0.5) == (y > 0.5)
            log(step, loss=loss, accuracy=right.float().mean())
        if step % max(1, STEPS // 20) == 0:
            show(
                "decision-boundary",
                predict=lambda points: probabilities(model, points),
                points=X,
                labels=y,
            )
            time.sleep(0.1)  # slow enough to watch

    trained = train(X, y, 0, watch)
    print(probabilities(trained, X))
