"""A network as a class: its layers, its parameters, and a copy of them to come back to."""

import torch
from torch import nn


class Classifier(nn.Module):
    """Two linear layers with ReLU between them; its answers are logits."""

    def __init__(self, n_inputs, n_hidden, n_classes):
        super().__init__()
        self.hidden = nn.Linear(n_inputs, n_hidden)
        self.output = nn.Linear(n_hidden, n_classes)

    def forward(self, X):
        """Return the logits (n, n_classes) of X (n, n_inputs)."""
        return self.output(torch.tanh(self.hidden(X)))


def count_parameters(model):
    """Return how many numbers the parameters of a module hold in all."""
    return sum(parameter.numel() for parameter in model.parameters())


def snapshot(model):
    """Return the parameters by name, as they are now, whatever becomes of the model."""
    return {name: value.clone() for name, value in model.state_dict().items()}


def restore(model, state):
    """Put the parameters of a snapshot back into the model."""
    model.load_state_dict(state)


if __name__ == "__main__":
    torch.manual_seed(0)
    model = Classifier(4, 16, 3)
    for name, value in model.state_dict().items():
        print(f"{name:15} {tuple(value.shape)}")
    print("parameters:", count_parameters(model))

    before = snapshot(model)
    with torch.no_grad():
        model.output.bias += 1.0
    print("bias after a change:", model.output.bias.tolist())
    restore(model, before)
    print("bias put back:      ", model.output.bias.tolist())
