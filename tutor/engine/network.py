"""A network: layers one after the other, and all their parameters in one flat vector."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from tutor.engine.layers.base import Layer
from tutor.engine.layers.dropout import Dropout

IN_PARTS_OF: Final = 256
"""Samples that pass through a network together where many are to be looked at and none is learnt from."""


class Sequential:
    """Layers that are passed one after the other.

    `build` makes two flat vectors, `parameters` and `gradient`; the layers hold reshaped views of their parts, so that an
    optimizer changes all parameters at once. The names in `state_dict` are those of torch.nn.Sequential: `0.weight`.

    Args:
        layers: the layers in order.

    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        if not layers:
            raise ValueError("a network needs at least one layer")
        self.layers = list(layers)
        self.parameters = np.zeros(0)
        self.gradient = np.zeros(0)
        self._views: list[dict[str, np.ndarray]] = []

    def build(self, generator: np.random.Generator, dtype: Any = np.float32) -> None:  # noqa: ANN401 - as NumPy takes it
        """Make the vectors, in the given precision, and fill them with what each layer begins with."""
        size = sum(int(np.prod(shape)) for layer in self.layers for shape in layer.parameter_shapes().values())
        self.parameters = np.empty(size, dtype)
        self.gradient = np.zeros(size, dtype)
        self._views = self.parts(self.parameters)
        for layer, values, gradients in zip(self.layers, self._views, self.parts(self.gradient), strict=True):
            layer.bind(values, gradients, self.parameters.dtype)
            for name, initial in layer.initial_values(generator).items():
                values[name][...] = initial
            if isinstance(layer, Dropout):
                layer.generator = generator

    def parts(self, vector: np.ndarray) -> list[dict[str, np.ndarray]]:
        """Return views of a vector as long as `parameters`: for each layer what stands in the place of each parameter."""
        views: list[dict[str, np.ndarray]] = []
        start = 0
        for layer in self.layers:
            views.append({})
            for name, shape in layer.parameter_shapes().items():
                part = slice(start, start := start + int(np.prod(shape)))
                views[-1][name] = vector[part].reshape(shape, order=layer.memory_order)
        return views

    @property
    def built(self) -> bool:
        """Return whether there are parameters yet."""
        return bool(self._views)

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Return the output of the last layer for a batch."""
        for layer in self.layers:
            x = layer.forward(x, training)
        return x

    def predict(self, x: np.ndarray) -> np.ndarray:
        """Return the output for any number of samples, a few at a time: memory stays small."""
        parts = range(0, max(len(x), 1), IN_PARTS_OF)
        return np.concatenate([self.forward(x[start : start + IN_PARTS_OF]) for start in parts])

    def backward(self, upstream: np.ndarray) -> None:
        """Write the gradients of all parameters, given ∂L/∂output of the last `forward`."""
        *later, first = reversed(self.layers)
        for layer in later:
            gradient = layer.backward(upstream)
            assert gradient is not None
            upstream = gradient
        first.backward(upstream, input_wanted=False)

    def state_dict(self) -> dict[str, np.ndarray]:
        """Return copies of all parameters and buffers by torch's names."""
        return {name: array.copy() for name, array in self._state().items()}

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Take parameters and buffers, of NumPy or of torch.

        Raises:
            ValueError: a name is missing or too many, or a shape is another.

        """
        places = self._state()
        if places.keys() != state.keys():
            different = ", ".join(sorted(places.keys() ^ state.keys()))
            raise ValueError(f"another network's state: {different}")
        arrays = {name: _array(value) for name, value in state.items()}
        for name, place in places.items():
            if arrays[name].shape != place.shape:
                raise ValueError(f"{name} has the shape {arrays[name].shape}, not {place.shape}")
        for name, place in places.items():
            place[...] = arrays[name]

    def _state(self) -> dict[str, np.ndarray]:
        """Return all parameters and buffers themselves."""
        return {
            f"{index}.{name}": array
            for index, (layer, values) in enumerate(zip(self.layers, self._views, strict=True))
            for name, array in {**values, **layer.buffers()}.items()
        }

    def __repr__(self) -> str:
        """Return the layers' names."""
        return f"Sequential({', '.join(type(layer).__name__ for layer in self.layers)})"


def _array(value: Any) -> np.ndarray:  # noqa: ANN401 - NumPy's or torch's
    return np.asarray(value.detach().cpu().numpy() if hasattr(value, "detach") else value)
