"""Capstone: a two-layer network that reads handwritten digits, in NumPy alone."""

import numpy as np

from tutor import handwritten, log, show

# The plan. Write the functions in this order, and check after each one.


def prepare(X, y, n_train, seed):
    # TODO 1. one shuffled order for both, cut after n_train rows;
    #         subtract the mean picture of the training part from both parts
    ...


def loss(parameters, X, y):
    # TODO 2. forward: linear, ReLU, linear, softmax; then the mean cross-entropy
    ...


def gradients(parameters, X, y):
    # TODO 3. backward: dz2, dW2, db2, dz1, dW1, db1
    ...


def accuracy(parameters, X, y):
    # TODO 4. the share of right guesses, 0 … 1
    ...


def train(X, y, seed):
    # TODO 5. random weights; for each epoch a new order, for each batch a step;
    #         log(epoch, loss=…, accuracy=…) after each epoch
    ...


if __name__ == "__main__":
    X, y = handwritten()
    side = int(X.shape[1] ** 0.5)
    name = "MNIST" if side == 28 else "digits 8×8, as MNIST is not on this computer"
    print(f"{len(y)} pictures of {side}×{side} pixels ({name})")

    # TODO 6. prepare 1,000 pictures for training and 500 for the test, train,
    #         print both accuracies and show the confusion matrix
