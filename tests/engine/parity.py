"""Holds the engine's networks against PyTorch's in float64."""

from collections.abc import Sequence

import numpy as np
import torch
from hypothesis import strategies as st

from tutor.engine.layers import Layer
from tutor.engine.network import Sequential
from tutor.engine.torch_network import module_of

TOLERANCE = 1e-10
SEEDS = st.integers(0, 2**32 - 1)


def built(layers: Sequence[Layer], generator: np.random.Generator) -> Sequential:
    """Return a network in float64 whose parameters are all random, those that begin at 0 or 1 as well."""
    network = Sequential(layers)
    network.build(generator, np.float64)
    network.parameters[...] = generator.normal(0.0, 1.0, network.parameters.shape)
    return network


def assert_close(got: np.ndarray, expected: torch.Tensor, what: str) -> None:
    expected_array = expected.detach().numpy()
    assert got.shape == expected_array.shape, what
    scale = 1.0 + np.abs(expected_array).max(initial=0.0)
    assert np.abs(got - expected_array).max(initial=0.0) <= TOLERANCE * scale, what


def assert_equal_to_torch(layers: Sequence[Layer], shape: tuple[int, ...], seed: int, batches: int = 2) -> None:
    """Compare outputs, gradients of parameters and input, and buffers, over some training batches; then in use."""
    generator = np.random.default_rng(seed)
    network = built(layers, generator)
    module = module_of(network).train()
    for _ in range(batches):
        x = generator.normal(0.0, 2.0, shape)
        tensor = torch.tensor(x, requires_grad=True)
        output, expected = network.forward(x, training=True), module(tensor)
        assert_close(output, expected, "output")
        upstream = generator.normal(0.0, 1.0, output.shape)
        module.zero_grad()
        expected.backward(torch.tensor(upstream))
        gradient: np.ndarray | None = upstream.copy()
        for layer in reversed(network.layers):
            assert gradient is not None
            gradient = layer.backward(gradient)
        assert gradient is not None
        assert tensor.grad is not None
        assert_close(gradient, tensor.grad, "gradient of the input")
        for name, parameter in module.named_parameters():
            index, of = name.split(".")
            assert parameter.grad is not None
            assert_close(getattr(network.layers[int(index)], f"d_{of}"), parameter.grad, f"gradient of {name}")
        state = network.state_dict()
        for name, buffer in module.named_buffers():
            assert_close(state[name], buffer, name)
    x = generator.normal(0.0, 2.0, shape)
    assert_close(network.forward(x), module.eval()(torch.tensor(x)), "output in use")
