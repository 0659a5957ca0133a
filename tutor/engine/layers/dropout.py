"""Dropout: chance switches neurons off while a network learns."""

import numpy as np

from tutor.engine.layers.base import Layer


class Dropout(Layer):
    """Inverted dropout (Srivastava et al., 2014): while training each entry is 0 with probability p, else divided by 1 − p.

    Args:
        p: the probability that an entry is dropped, 0 ≤ p < 1.

    """

    def __init__(self, p: float = 0.5) -> None:
        if not 0.0 <= p < 1.0:
            raise ValueError(f"p must be at least 0 and less than 1, not {p}")
        self.p = p
        self.generator = np.random.default_rng()
        self._scale: np.ndarray | None = None

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return x with entries dropped and the others scaled up; x itself when not training."""
        if not training or self.p == 0.0:
            self._scale = None
            return x
        kept = self.generator.random(x.shape, dtype=np.float32) >= self.p
        self._scale = kept * x.dtype.type(1.0 / (1.0 - self.p))
        return x * self._scale

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray:
        """Return upstream, dropped and scaled in the same places."""
        del input_wanted
        return upstream if self._scale is None else upstream * self._scale
