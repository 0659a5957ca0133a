"""Loss functions: one number that says how wrong a prediction is, and its gradient.

`value(output, target)` is the loss; `gradient(output, target)` is ∂L/∂output, of the output's shape. With the reduction
`mean` the loss is averaged (over all numbers, or over samples for cross-entropy), with `sum` added up, with `none`
left as it is; the gradient of `none` is that of its sum. Names and definitions are those of torch.nn.
A loss of its own defines `each`, the loss entry by entry, and `slope`, its derivative; the rest follows.
"""

import numpy as np

from tutor.engine.inputs import refuse_unless_finite
from tutor.engine.layers.activations import log_softmax, softmax

REDUCTIONS = ("mean", "sum", "none")


class Loss:
    """A loss function over a batch."""

    classifies = False
    """Whether targets are classes, so that an accuracy makes sense."""

    def __init__(self, reduction: str = "mean") -> None:
        if reduction not in REDUCTIONS:
            raise ValueError(f"reduction must be one of {', '.join(REDUCTIONS)}, not {reduction!r}")
        self.reduction = reduction

    def prepared(self, target: np.ndarray, output_shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
        """Return targets in the form in which `value` and `gradient` take them, checked once for many steps.

        Args:
            target: the targets of all samples.
            output_shape: the shape of one sample's output.
            dtype: the network's precision.

        Raises:
            ValueError: they do not fit the output.

        """
        target = np.asarray(target, dtype=dtype)
        refuse_unless_finite(target, "target")
        if np.prod(target.shape[1:]) != np.prod(output_shape):
            raise ValueError(f"targets of shape {target.shape[1:]} for outputs of shape {output_shape}")
        return target.reshape(len(target), *output_shape)

    def value(self, output: np.ndarray, target: np.ndarray) -> float | np.ndarray:
        """Return the loss: a number, or with `none` one for each entry or sample."""
        losses = self.each(output, target)
        if self.reduction == "none":
            return losses
        return float(losses.mean() if self.reduction == "mean" else losses.sum())

    def gradient(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return ∂L/∂output as a fresh array."""
        gradient = self.slope(output, target)
        if self.reduction == "mean":
            gradient *= 1.0 / self._divisor(output)
        return gradient

    def scores(self, output: np.ndarray) -> np.ndarray:
        """Return what a user calls the prediction: the output itself, or the probabilities that it stands for."""
        return output

    def each(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return the loss of each entry, or of each sample."""
        raise NotImplementedError

    def slope(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return the derivative of the sum of `each` with respect to the output, as a fresh array."""
        raise NotImplementedError

    def _divisor(self, output: np.ndarray) -> int:
        return output.size


class MSELoss(Loss):
    """(output − target)²: mean squared error."""

    def each(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return the squared differences."""
        difference = output - target
        return difference * difference

    def slope(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return 2(output − target)."""
        difference = output - target
        difference *= 2.0
        return difference


class L1Loss(Loss):
    """|output − target|: mean absolute error."""

    def each(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return the distances."""
        return np.abs(output - target)

    def slope(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return the sign of output − target, 0 where they are equal."""
        return np.sign(output - target)


class HuberLoss(Loss):
    """½d² for a difference |d| ≤ delta, and delta·(|d| − ½delta) beyond: outliers pull less (Huber, 1964)."""

    def __init__(self, reduction: str = "mean", delta: float = 1.0) -> None:
        super().__init__(reduction)
        if delta <= 0.0:
            raise ValueError(f"delta must be positive, not {delta}")
        self.delta = delta

    def each(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return the loss of each entry."""
        distance = np.abs(output - target)
        return np.where(distance <= self.delta, 0.5 * distance**2, self.delta * (distance - 0.5 * self.delta))

    def slope(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return the difference, clipped to ±delta."""
        return np.clip(output - target, -self.delta, self.delta)


class _BinaryLoss(Loss):
    """A loss of two classes, whose targets t are 0 and 1, or probabilities between them."""

    classifies = True

    def prepared(self, target: np.ndarray, output_shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
        """Return targets in the output's shape.

        Raises:
            ValueError: they do not fit the output, or one is not between 0 and 1.

        """
        target = super().prepared(target, output_shape, dtype)
        outside = (target < 0.0) | (target > 1.0)
        if outside.any():
            raise ValueError(f"target {np.argwhere(outside)[0][0]} is {target[outside][0]:g}, not between 0 and 1")
        return target


class BCELoss(_BinaryLoss):
    """−(t·log p + (1 − t)·log(1 − p)) for probabilities p; logarithms below −100 count as −100, as in torch."""

    def each(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return the loss of each entry."""
        with np.errstate(divide="ignore"):
            log_p = np.maximum(np.log(output), -100.0)
            log_q = np.maximum(np.log1p(-output), -100.0)
        return -(target * log_p + (1.0 - target) * log_q)

    def slope(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return (p − t) / (p(1 − p)), the denominator being at least 10⁻¹²."""
        return (output - target) / np.maximum(output * (1.0 - output), 1e-12)


class BCEWithLogitsLoss(_BinaryLoss):
    """Binary cross-entropy of σ(x), from the score x itself: max(x, 0) − x·t + log(1 + e^−|x|), which never overflows."""

    def scores(self, output: np.ndarray) -> np.ndarray:
        """Return the probabilities σ(x)."""
        return 0.5 * np.tanh(0.5 * output) + 0.5

    def each(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return the loss of each entry."""
        return np.maximum(output, 0.0) - output * target + np.log1p(np.exp(-np.abs(output)))

    def slope(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return σ(x) − t."""
        slope = np.tanh(0.5 * output)
        slope *= 0.5
        slope += 0.5
        slope -= target
        return slope


class CrossEntropyLoss(Loss):
    """−log softmax(scores)[class]: the scores go in as they are, without a softmax layer before.

    Targets are class ids (batch,), or one row of probabilities (one-hot) for each sample (batch, classes). The mean is
    over samples.
    """

    classifies = True

    def prepared(self, target: np.ndarray, output_shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
        """Return one row of probabilities for each sample: one-hot where class ids are given, which is the quicker form.

        Raises:
            ValueError: a class id that the output has no score for, rows of another width, or that do not sum to 1.

        """
        (classes,) = output_shape
        target = np.asarray(target)
        refuse_unless_finite(target, "target")
        if target.ndim == 2 and target.shape[1] == 1 and classes > 1:
            target = target[:, 0]
        if target.ndim == 2:
            if target.shape[1] != classes:
                raise ValueError(f"rows of {target.shape[1]} probabilities for {classes} classes")
            sums = target.sum(axis=1)
            if len(wrong := np.flatnonzero(np.abs(sums - 1.0) > 1e-3)):
                raise ValueError(f"target {wrong[0]}, a row of probabilities, sums to {sums[wrong[0]]:g}, not to 1")
            return target.astype(dtype)
        ids = target.astype(np.int64)
        if target.ndim != 1 or (target.dtype.kind == "f" and (ids != target).any()):
            raise ValueError("targets must be class ids, one for each sample, or rows of probabilities")
        outside = np.flatnonzero((ids < 0) | (ids >= classes))
        if len(outside):
            raise ValueError(f"target {outside[0]} is the class id {ids[outside[0]]}, none of 0 … {classes - 1}")
        rows = np.zeros((len(ids), classes), dtype)
        rows[np.arange(len(ids)), ids] = 1.0
        return rows

    def scores(self, output: np.ndarray) -> np.ndarray:
        """Return the probabilities softmax(scores)."""
        return softmax(output)

    def each(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return the loss of each sample."""
        log_p = log_softmax(output)
        if target.ndim == 1:
            return -log_p[np.arange(len(target)), target]
        return -(target * log_p).sum(axis=1)

    def slope(self, output: np.ndarray, target: np.ndarray) -> np.ndarray:
        """Return softmax(scores) − target."""
        slope = softmax(output)
        if target.ndim == 1:
            slope[np.arange(len(target)), target] -= 1.0
        else:
            slope -= target
        return slope

    def _divisor(self, output: np.ndarray) -> int:
        return len(output)


LOSSES: dict[str, type[Loss]] = {
    "mse": MSELoss,
    "mae": L1Loss,
    "huber": HuberLoss,
    "bce": BCELoss,
    "bce_with_logits": BCEWithLogitsLoss,
    "cross_entropy": CrossEntropyLoss,
}
