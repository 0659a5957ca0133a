"""What a layer is: a description with sizes, and two methods, forward and backward."""

from collections.abc import Mapping
from typing import Literal

import numpy as np


class Layer:
    """A step of a network: an array goes in, an array comes out, and gradients go back the same way.

    A layer with parameters tells their names and shapes (`parameter_shapes`). The network keeps the parameters of all
    layers in one flat vector, their gradients in another, and gives each layer reshaped views of its parts (`bind`): the
    parameter `weight` is then `self.weight`, and its gradient `self.d_weight`. Whoever writes into a view writes into the
    vector, so they are changed in place (`out=`, `+=`) and never assigned anew.

    `forward` keeps what `backward` needs; `backward` writes the gradients of the parameters and returns that of the input.

    Batches come first: (batch, features), or (batch, channels, height, width).
    """

    memory_order: Literal["C", "F"] = "C"
    """How a parameter lies in the flat vector: row after row, or (F, as in Fortran) column after column."""

    def parameter_shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the names and shapes of the parameters, as torch has them."""
        return {}

    def initial_values(self, generator: np.random.Generator) -> dict[str, np.ndarray]:
        """Return what the parameters begin with, float64."""
        del generator
        return {}

    def buffers(self) -> dict[str, np.ndarray]:
        """Return what belongs to the state but is not trained, such as running averages."""
        return {}

    def bind(self, values: Mapping[str, np.ndarray], gradients: Mapping[str, np.ndarray], dtype: np.dtype) -> None:
        """Take the views in which the parameters and their gradients live from now on; `dtype` is everybody's."""
        del dtype
        for name in self.parameter_shapes():
            setattr(self, name, values[name])
            setattr(self, f"d_{name}", gradients[name])

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return the output for a batch; `training` switches what differs between learning and use."""
        raise NotImplementedError

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray | None:
        """Write the gradients of the parameters and return that of the input.

        Args:
            upstream: ∂L/∂output of the last `forward`, of the output's shape. It may be overwritten.
            input_wanted: whether anyone needs ∂L/∂input; the first layer of a network need not compute it.

        """
        raise NotImplementedError
