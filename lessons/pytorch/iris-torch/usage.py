"""How the learner's functions are used on networks and optimizers that they have not seen."""

import torch
from torch import nn


class Dropout(nn.Dropout):
    """Dropout that notes whether it was at work when the network computed last."""

    at_work = False

    def forward(self, X):
        """Leave numbers out in training mode."""
        self.at_work = self.training
        return super().forward(X)


class Sgd(torch.optim.SGD):
    """Gradient descent that counts its steps."""

    steps = 0

    def step(self, closure=None):
        """Make a step."""
        self.steps += 1
        return super().step(closure)


def network(weights, dropout=0.0):
    """Return linear, ReLU, dropout, linear with these parameters."""
    (h, d), k = weights["W1"].shape, len(weights["b2"])
    model = nn.Sequential(nn.Linear(d, h), nn.ReLU(), Dropout(dropout), nn.Linear(h, k))
    names = {"W1": "0.weight", "b1": "0.bias", "W2": "3.weight", "b2": "3.bias"}
    model.load_state_dict({names[name]: value for name, value in weights.items()})
    return model


def one_step(train_step, weights, X, y, learning_rate):
    """Make one step on one batch."""
    return steps(train_step, weights, [(X, y)], learning_rate)


def three_steps(train_step, weights, X, y, learning_rate):
    """Make three steps, on the whole batch and on two parts of it."""
    half = len(X) // 2
    return steps(train_step, weights, [(X, y), (X[:half], y[:half]), (X[half:], y[half:])], learning_rate)


def steps(train_step, weights, batches, learning_rate):
    """Return the losses, the parameters after the steps, and, where these did not move, what was called all the same."""
    model = network(weights)
    optimizer = Sgd(model.parameters(), lr=learning_rate)
    seen = []
    for parameter in model.parameters():
        parameter.register_hook(seen.append)
    before = [parameter.detach().clone() for parameter in model.parameters()]
    losses = [as_number(train_step(model, optimizer, X, y)) for X, y in batches]
    moved = any(not torch.equal(a, b) for a, b in zip(before, model.parameters(), strict=True))
    called = "backward(), step()"
    if not moved:
        called = "step()" if not seen else "backward(), zero_grad(), step()" if optimizer.steps else "backward()"
    return {"losses": losses, "parameters": dict(model.state_dict()), "called": called}


def as_number(loss):
    """Return a loss as a number, whatever of PyTorch's or Python's it is; of anything else its type."""
    try:
        return float(loss.detach() if isinstance(loss, torch.Tensor) else loss)
    except (TypeError, ValueError):
        return type(loss).__name__


def of_loss(train_step, weights, X, y):
    """Return what kind of thing a step returns, and whether it carries a graph."""
    model = network(weights)
    loss = train_step(model, Sgd(model.parameters(), lr=0.1), X, y)
    return described(loss)


def from_evaluation(train_step, weights, X, y):
    """Hand over a model that was left in evaluation mode, and return whether dropout is at work all the same."""
    model = network(weights, dropout=0.5)
    model.eval()
    train_step(model, Sgd(model.parameters(), lr=0.1), X, y)
    return {"dropout.training": model[2].at_work}


def plainly(function, weights, X):
    """Return what a function says of a network without dropout."""
    return function(network(weights), X)


def from_training(function, weights, X):
    """Hand over a model in training mode; where its dropout is at work, the numbers mean nothing."""
    model = network(weights, dropout=0.5)
    model.train()
    result = function(model, X)
    at_work = model[2].at_work
    return {"dropout.training": at_work, "values": torch.zeros(0) if at_work else result}


def of_graph(function, weights, X):
    """Return whether what a function says of a network carries a graph."""
    return described(function(network(weights), X))


def described(result):
    """Return the type of a result, and whether it carries a graph."""
    return {"type": type(result).__name__, "requires_grad": bool(getattr(result, "requires_grad", False))}
