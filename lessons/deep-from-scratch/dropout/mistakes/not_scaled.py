"""Inverted dropout: a fresh mask at every call in training, and nothing at all in evaluation."""

import numpy as np

from tutor import digits, show


def dropout(x, p, rng, training):
    """Drop each number of x with probability p; return the result and the mask that x was multiplied by."""
    if not training:
        return x.copy(), np.ones(x.shape)
    kept = rng.random(x.shape) >= p
    mask = kept / 1.0
    return x * mask, mask


def dropout_backward(upstream, mask):
    """Return the slopes of the input from those of the output."""
    return upstream * mask


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    x = rng.normal(3.0, 1.0, 100_000)
    for p in (0.0, 0.2, 0.5, 0.8):
        y, mask = dropout(x, p, rng, training=True)
        print(f"p = {p}: zeros {np.mean(mask == 0):.3f}, mean before {x.mean():.3f}, after {y.mean():.3f}")
    digit = digits()[0][0].reshape(8, 8)
    pictures = [digit, *(dropout(digit, 0.5, rng, training=True)[0] for _ in range(3))]
    show("images", images=np.array(pictures), low=0, high=2, columns=4, title="a digit, and three masks, p = 0.5")
