"""Activation functions: what a neuron makes of its sum. All work on arrays of any shape, entry by entry."""

import math

import numpy as np

from tutor.engine.layers.base import Layer

_ROOT_2 = math.sqrt(2.0)
_ROOT_2_PI = math.sqrt(2.0 * math.pi)


class Sigmoid(Layer):
    """σ(x) = 1 / (1 + e⁻ˣ), computed as ½·tanh(x/2) + ½, which no x overflows."""

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return σ(x)."""
        del training
        y = np.tanh(0.5 * x)
        y *= 0.5
        y += 0.5
        self._y = y
        return y

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray:
        """Return upstream · σ(x)(1 − σ(x))."""
        del input_wanted
        return upstream * (self._y * (1.0 - self._y))


class Tanh(Layer):
    """tanh(x), between −1 and 1."""

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return tanh(x)."""
        del training
        self._y = np.tanh(x)
        return self._y

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray:
        """Return upstream · (1 − tanh²(x))."""
        del input_wanted
        return upstream * (1.0 - self._y * self._y)


class ReLU(Layer):
    """max(x, 0); its derivative at 0 is taken to be 0, as torch does."""

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return max(x, 0)."""
        del training
        self._y = np.maximum(x, 0.0)
        return self._y

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray:
        """Return upstream where x > 0, else 0."""
        del input_wanted
        return upstream * (self._y > 0.0)


class LeakyReLU(Layer):
    """x where x > 0, else negative_slope · x."""

    def __init__(self, negative_slope: float = 0.01) -> None:
        self.negative_slope = negative_slope

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return x, its negative part made small."""
        del training
        self._slope = np.where(x > 0.0, x.dtype.type(1.0), x.dtype.type(self.negative_slope))
        return x * self._slope

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray:
        """Return upstream · 1 or negative_slope."""
        del input_wanted
        return upstream * self._slope


class GELU(Layer):
    """x·Φ(x), Φ being the normal distribution function (Hendrycks and Gimpel, 2016).

    Args:
        approximate: `none` uses Φ itself, by the error function; `tanh` the paper's approximation
            ½x(1 + tanh(√(2/π)(x + 0.044715x³))).

    """

    def __init__(self, approximate: str = "none") -> None:
        if approximate not in ("none", "tanh"):
            raise ValueError(f"approximate must be 'none' or 'tanh', not {approximate!r}")
        self.approximate = approximate

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return x·Φ(x)."""
        del training
        if self.approximate == "tanh":
            inner = math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3)
            tanh = np.tanh(inner)
            share = 0.5 * (1.0 + tanh)
            slope = 0.5 * x * (1.0 - tanh**2) * math.sqrt(2.0 / math.pi) * (1.0 + 3 * 0.044715 * x**2)
        else:
            share = 0.5 * (1.0 + erf(x / _ROOT_2))
            slope = x * np.exp(-0.5 * x * x) / _ROOT_2_PI
        self._derivative = share + slope
        return x * share

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray:
        """Return upstream · (Φ(x) + xΦ′(x))."""
        del input_wanted
        return upstream * self._derivative


class Softmax(Layer):
    """Probabilities e^xᵢ / Σ e^xⱼ along `dim`. Before a cross-entropy leave it out: that takes the scores themselves."""

    def __init__(self, dim: int = -1) -> None:
        self.dim = dim

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return the probabilities; the largest score is subtracted first, so that nothing overflows."""
        del training
        self._y = softmax(x, self.dim)
        return self._y

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray:
        """Return y·(upstream − Σ upstream·y)."""
        del input_wanted
        return self._y * (upstream - (upstream * self._y).sum(axis=self.dim, keepdims=True))


class LogSoftmax(Layer):
    """log softmax(x) = x − log Σ e^xⱼ along `dim`."""

    def __init__(self, dim: int = -1) -> None:
        self.dim = dim

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return the logarithms of the probabilities."""
        del training
        self._y = log_softmax(x, self.dim)
        return self._y

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray:
        """Return upstream − softmax(x)·Σ upstream."""
        del input_wanted
        return upstream - np.exp(self._y) * upstream.sum(axis=self.dim, keepdims=True)


def softmax(x: np.ndarray, dim: int = -1) -> np.ndarray:
    """Return e^xᵢ / Σ e^xⱼ along `dim`."""
    e = x - np.maximum.reduce(x, axis=dim, keepdims=True)  # quicker than x.max() on small arrays
    np.exp(e, out=e)
    e /= np.add.reduce(e, axis=dim, keepdims=True)
    return e


def log_softmax(x: np.ndarray, dim: int = -1) -> np.ndarray:
    """Return x − log Σ e^xⱼ along `dim`."""
    shifted = x - x.max(axis=dim, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=dim, keepdims=True))


_erf = np.frompyfunc(math.erf, 1, 1)


def erf(x: np.ndarray) -> np.ndarray:
    """Return the error function of each entry; NumPy has none of its own, so this one is not quick."""
    return np.asarray(_erf(x), dtype=x.dtype)
