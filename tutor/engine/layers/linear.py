"""The fully connected layer."""

import numpy as np

from tutor.engine.initializers import first_values
from tutor.engine.layers.base import Layer


class Linear(Layer):
    """y = x·Wᵀ + b: (batch, in_features) → (batch, out_features), as torch.nn.Linear.

    Args:
        in_features: numbers that go in.
        out_features: numbers that come out.
        bias: whether there is a b.
        init: what the weights begin with, a name of `initializers.INITIALIZERS`.

    Parameters: `weight` (out_features, in_features), `bias` (out_features,).

    """

    weight: np.ndarray
    bias: np.ndarray
    d_weight: np.ndarray
    d_bias: np.ndarray
    memory_order = "F"  # Wᵀ then lies row after row, and BLAS is up to a third quicker with x·Wᵀ

    def __init__(self, in_features: int, out_features: int, bias: bool = True, init: str = "torch") -> None:
        self.in_features = in_features
        self.out_features = out_features
        self.has_bias = bias
        self.init = init
        self._ones = np.ones(0)

    def parameter_shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shapes of `weight` and `bias`."""
        weight = (self.out_features, self.in_features)
        return {"weight": weight, "bias": (self.out_features,)} if self.has_bias else {"weight": weight}

    def initial_values(self, generator: np.random.Generator) -> dict[str, np.ndarray]:
        """Return weights as `init` says; the bias is torch's with `torch`, and else zero."""
        return first_values(self.init, generator, self.parameter_shapes(), self.in_features, self.out_features)

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return x·Wᵀ + b."""
        del training
        self._x = x
        y: np.ndarray = x.dot(self.weight.T)  # .dot costs less than @ on small arrays
        if self.has_bias:
            y += self.bias
        return y

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray | None:
        """Write ∂L/∂W = (xᵀ·upstream)ᵀ and ∂L/∂b = Σ upstream; return ∂L/∂x = upstream·W."""
        np.dot(self._x.T, upstream, out=self.d_weight.T)
        if self.has_bias:
            if len(self._ones) != len(upstream):
                self._ones = np.ones(len(upstream), upstream.dtype)
            np.dot(self._ones, upstream, out=self.d_bias)  # 1·upstream is its sum over the batch, quicker than .sum
        return upstream.dot(self.weight) if input_wanted else None
