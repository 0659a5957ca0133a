"""Capstone: the two networks side by side, in a table that their own runs fill."""

import time

import numpy as np
import torch
from torch import nn

from tutor import handwritten, show

# TODO 1. Bring your NumPy network here (exercise capstone-numpy):
#         what train needs; call it train_numpy(X, y, seed)
#
# TODO 2. Bring your PyTorch network here (exercise capstone-torch):
#         DigitNet and train; call it train_torch(X, y, seed)
#
#         Leave log(…) out of both: drawing a plot takes time, too.


def compare(X, y, n_train, seed):
    """Train both networks on the first n_train pictures and test them on the others.

    Return {"NumPy": row, "PyTorch": row}; a row is a dict with accuracy, seconds, parameters and network.
    """
    # TODO 3. subtract the mean picture of the first n_train pictures
    # TODO 4. train_numpy: clock, train, clock; then the test
    # TODO 5. train_torch: tensors; clock, train, clock; then the test
    network = {}
    return {
        "NumPy": {"accuracy": 0.0, "seconds": 0.0, "parameters": 0, "network": network},
        "PyTorch": {"accuracy": 0.0, "seconds": 0.0, "parameters": 0, "network": network},
    }


if __name__ == "__main__":
    X, y = handwritten()
    side = int(X.shape[1] ** 0.5)
    name = "MNIST" if side == 28 else "digits 8×8, as MNIST is not on this computer"
    print(f"{len(y)} pictures of {side}×{side} pixels ({name})\n")

    table = compare(X, y, 1000, seed=1)
    print(f"{'':8} {'accuracy':>9} {'seconds':>9} {'parameters':>11}")
    for name, row in table.items():
        print(f"{name:8} {row['accuracy']:9.3f} {row['seconds']:9.2f} {row['parameters']:11,}")
    show("bars", values={name: row["seconds"] for name, row in table.items()}, unit="s", title="training time")
