"""How the weights of a layer begin: random numbers whose spread keeps signals from growing or dying out.

`fan_in` and `fan_out` are how many numbers go into and come out of one neuron.
"""

from collections.abc import Callable, Mapping

import numpy as np

Initializer = Callable[[np.random.Generator, tuple[int, ...], int, int], np.ndarray]
"""Called with (generator, shape, fan_in, fan_out); returns float64 numbers of that shape."""


def xavier_uniform(generator: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int) -> np.ndarray:
    """Return numbers of U(−a, a), a = √(6 / (fan_in + fan_out)): for sigmoid and tanh (Glorot and Bengio, 2010)."""
    bound = np.sqrt(6.0 / (fan_in + fan_out))
    return generator.uniform(-bound, bound, shape)


def xavier_normal(generator: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int) -> np.ndarray:
    """Return numbers of N(0, 2 / (fan_in + fan_out)): for sigmoid and tanh (Glorot and Bengio, 2010)."""
    return generator.normal(0.0, np.sqrt(2.0 / (fan_in + fan_out)), shape)


def he_uniform(generator: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int) -> np.ndarray:
    """Return numbers of U(−a, a), a = √(6 / fan_in): for ReLU (He et al., 2015)."""
    del fan_out
    bound = np.sqrt(6.0 / fan_in)
    return generator.uniform(-bound, bound, shape)


def he_normal(generator: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int) -> np.ndarray:
    """Return numbers of N(0, 2 / fan_in): for ReLU (He et al., 2015)."""
    del fan_out
    return generator.normal(0.0, np.sqrt(2.0 / fan_in), shape)


def torch_default(generator: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int) -> np.ndarray:
    """Return numbers of U(−a, a), a = 1 / √fan_in: what torch.nn.Linear and Conv2d begin with."""
    del fan_out
    bound = 1.0 / np.sqrt(fan_in)
    return generator.uniform(-bound, bound, shape)


def zeros(generator: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int) -> np.ndarray:
    """Return zeros: right for biases; weights that begin alike stay alike."""
    del generator, fan_in, fan_out
    return np.zeros(shape)


INITIALIZERS: dict[str, Initializer] = {
    "xavier_uniform": xavier_uniform,
    "xavier_normal": xavier_normal,
    "he_uniform": he_uniform,
    "he_normal": he_normal,
    "torch": torch_default,
    "zeros": zeros,
}


def first_values(
    init: str, generator: np.random.Generator, shapes: Mapping[str, tuple[int, ...]], fan_in: int, fan_out: int
) -> dict[str, np.ndarray]:
    """Return what weight and bias of a layer begin with; the bias is torch's with `torch`, and else zero.

    Raises:
        ValueError: no initializer has this name.

    """
    if init not in INITIALIZERS:
        raise ValueError(f"init must be one of {', '.join(INITIALIZERS)}, not {init!r}")
    names = {"weight": init, "bias": "torch" if init == "torch" else "zeros"}
    return {name: INITIALIZERS[names[name]](generator, shape, fan_in, fan_out) for name, shape in shapes.items()}
