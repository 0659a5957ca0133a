"""The convolution of pictures: a small filter slides over them and looks for the same thing everywhere."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from tutor.engine.initializers import first_values
from tutor.engine.layers.base import Layer


class Conv2d(Layer):
    """(batch, in_channels, H, W) → (batch, out_channels, H′, W′), H′ = ⌊(H + 2·padding − kernel) / stride⌋ + 1.

    As torch.nn.Conv2d it slides the filter without turning it (a cross-correlation). Each window of the input becomes
    a column, and all filters meet all columns in one product (im2col; Chellapilla et al., 2006).

    Args:
        in_channels: channels of the input: 3 for colours.
        out_channels: filters.
        kernel_size: side of the filter.
        stride: pixels from one place of the filter to the next.
        padding: zeros added on every side.
        bias: whether each filter has a b.
        init: what the filters begin with, a name of `initializers.INITIALIZERS`.

    Parameters: `weight` (out_channels, in_channels, kernel, kernel), `bias` (out_channels,).

    """

    weight: np.ndarray
    bias: np.ndarray
    d_weight: np.ndarray
    d_bias: np.ndarray

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int,
        stride: int = 1,
        padding: int = 0,
        bias: bool = True,
        init: str = "torch",
    ) -> None:
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = kernel_size
        self.stride = stride
        self.padding = padding
        self.has_bias = bias
        self.init = init

    def parameter_shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shapes of `weight` and `bias`."""
        filters = (self.out_channels, self.in_channels, self.kernel_size, self.kernel_size)
        return {"weight": filters, "bias": (self.out_channels,)} if self.has_bias else {"weight": filters}

    def initial_values(self, generator: np.random.Generator) -> dict[str, np.ndarray]:
        """Return filters as `init` says; the bias is torch's with `torch`, and else zero."""
        window = self.kernel_size**2
        fan_in, fan_out = self.in_channels * window, self.out_channels * window
        return first_values(self.init, generator, self.parameter_shapes(), fan_in, fan_out)

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Return every filter's answer at every place."""
        del training
        k, s, p = self.kernel_size, self.stride, self.padding
        self._input_shape = x.shape
        padded = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p))) if p else x
        rows, columns = (padded.shape[2] - k) // s + 1, (padded.shape[3] - k) // s + 1
        if rows < 1 or columns < 1:
            raise ValueError(
                f"a filter of {k}×{k} does not fit into a picture of {padded.shape[2]}×{padded.shape[3]}"
            )
        # Windows as large as the output: (batch, channels, k, k, rows, columns) is im2col without a transpose.
        reach = (s * (rows - 1) + 1, s * (columns - 1) + 1)
        windows = sliding_window_view(padded, reach, axis=(2, 3))[:, :, :k, :k, ::s, ::s]
        self._columns = windows.reshape(len(x), -1, rows * columns)
        y: np.ndarray = np.matmul(self.weight.reshape(self.out_channels, -1), self._columns)
        if self.has_bias:
            y += self.bias[:, None]
        return y.reshape(len(x), self.out_channels, rows, columns)

    def backward(self, upstream: np.ndarray, input_wanted: bool = True) -> np.ndarray | None:
        """Write the gradients of filters and biases; return that of the input, window by window added up."""
        batch, _, rows, columns = upstream.shape
        flat = upstream.reshape(batch, self.out_channels, -1)
        np.sum(
            np.matmul(flat, self._columns.transpose(0, 2, 1)),
            axis=0,
            out=self.d_weight.reshape(self.out_channels, -1),
        )
        if self.has_bias:
            np.sum(flat, axis=(0, 2), out=self.d_bias)
        if not input_wanted:
            return None
        k, s, p = self.kernel_size, self.stride, self.padding
        weight = self.weight.reshape(self.out_channels, -1)
        back = np.matmul(weight.T, flat).reshape(batch, self.in_channels, k, k, rows, columns)
        _, channels, height, width = self._input_shape
        padded = np.zeros((batch, channels, height + 2 * p, width + 2 * p), upstream.dtype)
        for i in range(k):
            for j in range(k):
                padded[:, :, i : i + s * rows : s, j : j + s * columns : s] += back[:, :, i, j]
        return padded[:, :, p : p + height, p : p + width]
