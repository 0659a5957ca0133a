"""Flatten: pictures become rows."""

import numpy as np

from tutor.engine.layers.base import Layer


class Flatten(Layer):
    """(batch, channels, height, width) → (batch, channels·height·width)."""

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return one row for each sample."""
        del training
        self._shape = x.shape
        return x.reshape(len(x), -1)

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray:
        """Return upstream in the shape of the input."""
        del input_wanted
        return upstream.reshape(self._shape)
