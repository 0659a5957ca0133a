"""How the learner's functions are used where a layer goes in or comes out."""

import torch
from torch import nn


def looked_at(make_layer, seed):
    """Return what kind of layer is made, and its parameters."""
    layer = make_layer(seed)
    if not isinstance(layer, nn.Linear):
        return {"type": type(layer).__name__}
    bias = torch.zeros(0) if layer.bias is None else layer.bias
    return {"type": "Linear", "weight": layer.weight, "bias": bias}


def with_weights(forward, weight, bias, X):
    """Run the learner's function on a layer with these parameters."""
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.load_state_dict({"weight": weight, "bias": bias})
    return forward(layer, X)
