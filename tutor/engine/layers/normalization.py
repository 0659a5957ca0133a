"""Batch normalization (Ioffe and Szegedy, 2015)."""

from collections.abc import Mapping

import numpy as np

from tutor.engine.layers.base import Layer


class _BatchNorm(Layer):
    """y = γ·(x − mean) / √(variance + eps) + β for every feature, the mean and variance being those of the batch.

    In use they are the running averages of training: running ← (1 − momentum)·running + momentum·batch, the variance
    with n − 1 in the denominator, as torch has it.

    Args:
        num_features: features, or channels.
        eps: keeps the root away from zero.
        momentum: the weight of a new batch in the running averages.

    Parameters: `weight` (γ) and `bias` (β), (num_features,). Buffers: `running_mean`, `running_var`, `num_batches_tracked`.

    """

    weight: np.ndarray
    bias: np.ndarray
    d_weight: np.ndarray
    d_bias: np.ndarray
    axes: tuple[int, ...]

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.running_mean = np.zeros(num_features)
        self.running_var = np.ones(num_features)
        self.num_batches_tracked = np.zeros((), dtype=np.int64)

    def parameter_shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shapes of γ and β."""
        return {"weight": (self.num_features,), "bias": (self.num_features,)}

    def initial_values(self, generator: np.random.Generator) -> dict[str, np.ndarray]:
        """Return γ = 1, β = 0."""
        del generator
        return {"weight": np.ones(self.num_features), "bias": np.zeros(self.num_features)}

    def buffers(self) -> dict[str, np.ndarray]:
        """Return the running averages and how many batches they have seen."""
        return {
            "running_mean": self.running_mean,
            "running_var": self.running_var,
            "num_batches_tracked": self.num_batches_tracked,
        }

    def bind(self, values: Mapping[str, np.ndarray], gradients: Mapping[str, np.ndarray], dtype: np.dtype) -> None:
        """Take the views of γ and β, and keep the running averages in the same precision."""
        super().bind(values, gradients, dtype)
        self.running_mean = np.zeros(self.num_features, dtype)
        self.running_var = np.ones(self.num_features, dtype)
        self.num_batches_tracked = np.zeros((), dtype=np.int64)

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return the normalized batch.

        Raises:
            ValueError: training with one number for each feature, which has no variance.

        """
        self._count = x.size // self.num_features
        if training:
            if self._count < 2:
                raise ValueError("batch normalization needs more than one number for each feature while training")
            mean, variance = x.mean(axis=self.axes), x.var(axis=self.axes)
            unbiased = variance * (self._count / (self._count - 1))
            self.running_mean += self.momentum * (mean - self.running_mean)
            self.running_var += self.momentum * (unbiased - self.running_var)
            self.num_batches_tracked += 1
        else:
            mean, variance = self.running_mean, self.running_var
        self._training = training
        self._scale = self._wide(1.0 / np.sqrt(variance + self.eps))
        self._normal = (x - self._wide(mean)) * self._scale
        return self._normal * self._wide(self.weight) + self._wide(self.bias)

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray | None:
        """Write ∂L/∂γ and ∂L/∂β; return ∂L/∂x, to which mean and variance of the batch contribute."""
        np.sum(upstream * self._normal, axis=self.axes, out=self.d_weight)
        np.sum(upstream, axis=self.axes, out=self.d_bias)
        if not input_wanted:
            return None
        scaled = self._scale * self._wide(self.weight)
        if not self._training:
            return upstream * scaled
        mean_upstream = self._wide(self.d_bias / self._count)
        mean_product = self._wide(self.d_weight / self._count)
        return scaled * (upstream - mean_upstream - self._normal * mean_product)

    def _wide(self, per_feature: np.ndarray) -> np.ndarray:
        """Return one number for each feature in a shape that goes with the batch."""
        raise NotImplementedError


class BatchNorm1d(_BatchNorm):
    """Batch normalization of (batch, features)."""

    axes = (0,)

    def _wide(self, per_feature: np.ndarray) -> np.ndarray:
        return per_feature


class BatchNorm2d(_BatchNorm):
    """Batch normalization of (batch, channels, height, width): every channel over the batch and all its pixels."""

    axes = (0, 2, 3)

    def _wide(self, per_feature: np.ndarray) -> np.ndarray:
        return per_feature[:, None, None]
