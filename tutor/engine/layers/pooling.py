"""Pooling: a picture becomes smaller, each small window one number."""

from collections.abc import Iterator

import numpy as np

from tutor.engine.layers.base import Layer


class _Pool2d(Layer):
    """(batch, channels, H, W) → (batch, channels, H′, W′), H′ = ⌊(H − kernel) / stride⌋ + 1.

    Args:
        kernel_size: side of the window.
        stride: pixels from one window to the next; the window's side where it is not given.

    """

    def __init__(self, kernel_size: int, stride: int | None = None) -> None:
        self.kernel_size = kernel_size
        self.stride = kernel_size if stride is None else stride

    def _windows(self, x: np.ndarray) -> Iterator[np.ndarray]:
        """Yield for each place in a window the view of that place in all windows, from left to right, top to bottom."""
        k, s = self.kernel_size, self.stride
        rows, columns = (x.shape[2] - k) // s + 1, (x.shape[3] - k) // s + 1
        if rows < 1 or columns < 1:
            raise ValueError(f"a window of {k}×{k} does not fit into a picture of {x.shape[2]}×{x.shape[3]}")
        for i in range(k):
            for j in range(k):
                yield x[:, :, i : i + s * rows : s, j : j + s * columns : s]


class MaxPool2d(_Pool2d):
    """The largest number of each window; where several are equal the first one gets the gradient, as in torch."""

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return the largest number of each window."""
        del training
        self._x = x
        views = self._windows(x)
        largest = next(views).copy()
        for view in views:
            np.maximum(largest, view, out=largest)
        self._largest = largest
        return largest

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray:
        """Return upstream at the place of each window's largest number, 0 elsewhere."""
        del input_wanted
        result = np.zeros_like(self._x)
        open_windows = np.ones(upstream.shape, dtype=bool)
        for view, gradient in zip(self._windows(self._x), self._windows(result), strict=True):
            winner = view == self._largest
            winner &= open_windows
            open_windows ^= winner  # only the first of equals wins
            gradient += upstream * winner
        return result


class AvgPool2d(_Pool2d):
    """The mean of each window."""

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return the mean of each window."""
        del training
        self._input_shape = x.shape
        views = self._windows(x)
        total = next(views).copy()
        for view in views:
            total += view
        total /= self.kernel_size**2
        return total

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray:
        """Return upstream shared among the numbers of each window."""
        del input_wanted
        result = np.zeros(self._input_shape, upstream.dtype)
        share = upstream / self.kernel_size**2
        for gradient in self._windows(result):
            gradient += share
        return result
