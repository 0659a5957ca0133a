"""How the learner's functions are used on a network that they have not seen."""

import torch
from torch import nn


def network(d, h, k):
    """Return a network whose parameters are all zero."""
    model = nn.Sequential(nn.Linear(d, h), nn.ReLU(), nn.Linear(h, k))
    for parameter in model.parameters():
        nn.init.zeros_(parameter)
    return model


def counted(count_parameters, d, h, k):
    """Let the parameters of a network be counted."""
    return count_parameters(network(d, h, k))


def after_changes(snapshot, d, h, k, weights):
    """Take a snapshot, change the network, and see what the snapshot says then."""
    model = network(d, h, k)
    model.load_state_dict(as_state(weights))
    state = snapshot(model)
    change(model)
    return {name: state[name] for name in state} if hasattr(state, "keys") else {"type": type(state).__name__}


def put_back(restore, d, h, k, weights):
    """Restore a network from a state, and return what its parameters then are."""
    model = network(d, h, k)
    restore(model, as_state(weights))
    return dict(model.state_dict())


def kept(restore, d, h, k, weights):
    """Restore a network, change it then, and see what the state says that it was restored from."""
    model, state = network(d, h, k), as_state(weights)
    restore(model, state)
    change(model)
    return state


def change(model):
    """Change all parameters in place, as an optimizer does."""
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(0.5).add_(1.0)


def as_state(weights):
    """Return parameters under the names that the network has for them."""
    names = {"W1": "0.weight", "b1": "0.bias", "W2": "2.weight", "b2": "2.bias"}
    return {names[name]: value.clone() for name, value in weights.items()}
