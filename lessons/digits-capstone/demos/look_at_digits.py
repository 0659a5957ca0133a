"""Handwritten digits as pictures."""

import numpy as np

from tutor import handwritten, show

# Change these and run again, or turn their knobs.
DIGIT = "all"
FIRST = 0

COUNT = 10

X, y = handwritten()
side = int(X.shape[1] ** 0.5)
name = "MNIST" if side == 28 else "digits 8×8, as MNIST is not on this computer"
print(f"{len(y)} pictures of {side}×{side} pixels ({name})")
print("of each digit:", np.bincount(y))

chosen = np.arange(len(y)) if DIGIT == "all" else np.flatnonzero(y == int(DIGIT))
chosen = chosen[FIRST : FIRST + COUNT]
show("images", images=X[chosen].reshape(-1, side, side), labels=y[chosen], columns=5)
