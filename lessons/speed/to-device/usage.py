"""Modules for the functions that get them, and the learner's own module with weights and on a device."""

import torch
from torch import nn
from torch.utils._pytree import tree_leaves

SCORES = []
"""What the layers of all `Scores` gave, in order; also where the learner works with a copy of the model."""


class Scores(nn.Module):
    """A layer of given weight (classes, d) and bias (classes,): a model for `predict`."""

    def __init__(self, weight, bias):
        super().__init__()
        self.layer = nn.Linear(weight.shape[1], weight.shape[0])
        self.layer.register_forward_hook(lambda layer, inputs, output: SCORES.append(output))
        with torch.no_grad():
            self.layer.weight.copy_(weight)
            self.layer.bias.copy_(bias)

    def forward(self, X):
        return self.layer(X)


def scores(Classifier, mean, std, weight, bias, X):
    """Return the learner's scores with given weights."""
    model = Classifier(mean, std, len(bias)).to(X.device)
    with torch.no_grad():
        model.layer.weight.copy_(weight)
        model.layer.bias.copy_(bias)
        return model(X)


def moved(Classifier, mean, std, classes, X):
    """Build the learner's module on the processor, move it to where X is, and call it."""
    return Classifier(mean, std, classes).to(X.device)(X)


def state_after_move(Classifier, mean, std, classes):
    """Move the learner's module to meta; name its own tensors that stayed, and those besides the layer's that are trained.

    A list, tuple or dict of tensors goes by the name of the attribute that holds it.
    """
    model = Classifier(mean.cpu(), std.cpu(), classes).to("meta")
    left = [
        name for name, value in vars(model).items() if any(tensor.device.type != "meta" for tensor in tensors(value))
    ]
    trained = [
        name for name, value in model.named_parameters() if value.requires_grad and not name.startswith("layer.")
    ]
    return {"left": ", ".join(sorted(left)), "trained": ", ".join(sorted(trained))}


def tensors(value):
    """Return the tensors that an attribute holds."""
    return [leaf for leaf in tree_leaves(value) if isinstance(leaf, torch.Tensor)]


def predicted(predict, weight, bias, X, device):
    return predict(Scores(weight, bias), X, device)


def predicted_elsewhere(predict, weight, bias, X, device):
    """Return the learner's answer and the scores that the model computed for it: both show where they were made."""
    SCORES.clear()
    classes = predict(Scores(weight, bias), X, device)
    return {"scores": SCORES[-1] if SCORES else None, "classes": classes}
