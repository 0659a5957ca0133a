"""Capstone: the same two-layer network for handwritten digits, in PyTorch."""

import torch
from torch import nn

from tutor import handwritten, log, show

# The plan. Check after each part.


class DigitNet(nn.Module):
    # TODO 1. __init__(self, n_inputs, n_hidden, n_classes): self.hidden, self.output;
    #         forward(self, X) returns logits
    ...


def accuracy(model, X, y):
    # TODO 2. a number from 0 to 1, in eval mode and without gradients
    ...


def train(X, y, seed):
    # TODO 3. the five lines, for every batch of every epoch; return the model
    ...


if __name__ == "__main__":
    X, y = handwritten()
    side = int(X.shape[1] ** 0.5)
    name = "MNIST" if side == 28 else "digits 8×8, as MNIST is not on this computer"
    print(f"{len(y)} pictures of {side}×{side} pixels ({name})")

    # TODO 4. tensors; the first 1,000 pictures for training, the rest for the test;
    #         the mean picture; train; both accuracies; the confusion matrix
