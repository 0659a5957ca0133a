"""Every layer equals PyTorch's: outputs, all gradients, running statistics, over random sizes and arguments."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from parity import SEEDS, assert_close, assert_equal_to_torch, built

from tutor.engine.initializers import INITIALIZERS
from tutor.engine.layers import (
    GELU,
    AvgPool2d,
    BatchNorm1d,
    BatchNorm2d,
    Conv2d,
    Dropout,
    Flatten,
    Layer,
    LeakyReLU,
    Linear,
    LogSoftmax,
    MaxPool2d,
    ReLU,
    Sigmoid,
    Softmax,
    Tanh,
)
from tutor.engine.network import Sequential

SIZES = st.integers(1, 6)
QUICK = settings(max_examples=40, deadline=None)


@QUICK
@given(batch=SIZES, inputs=SIZES, outputs=SIZES, bias=st.booleans(), seed=SEEDS)
def test_linear(batch: int, inputs: int, outputs: int, bias: bool, seed: int) -> None:
    assert_equal_to_torch([Linear(inputs, outputs, bias)], (batch, inputs), seed)


@pytest.mark.parametrize(
    "make",
    [
        Sigmoid,
        Tanh,
        ReLU,
        LeakyReLU,
        lambda: LeakyReLU(0.3),
        GELU,
        lambda: GELU("tanh"),
        Softmax,
        lambda: Softmax(0),
        LogSoftmax,
        lambda: LogSoftmax(0),
    ],
)
@settings(max_examples=15, deadline=None)
@given(batch=SIZES, width=SIZES, seed=SEEDS)
def test_activations(make: type[Layer], batch: int, width: int, seed: int) -> None:
    assert_equal_to_torch([make()], (batch, width), seed)


@QUICK
@given(
    batch=st.integers(1, 3),
    channels=st.integers(1, 3),
    filters=st.integers(1, 3),
    kernel=st.integers(1, 4),
    stride=st.integers(1, 3),
    padding=st.integers(0, 2),
    height=st.integers(4, 8),
    width=st.integers(4, 8),
    bias=st.booleans(),
    seed=SEEDS,
)
def test_convolution(
    batch: int,
    channels: int,
    filters: int,
    kernel: int,
    stride: int,
    padding: int,
    height: int,
    width: int,
    bias: bool,
    seed: int,
) -> None:
    assert_equal_to_torch(
        [Conv2d(channels, filters, kernel, stride, padding, bias)], (batch, channels, height, width), seed
    )


@pytest.mark.parametrize("pool", [MaxPool2d, AvgPool2d])
@QUICK
@given(
    kernel=st.integers(1, 3), stride=st.integers(1, 4) | st.none(), height=SIZES, width=SIZES, batch=SIZES, seed=SEEDS
)
def test_pooling(
    pool: type[MaxPool2d], kernel: int, stride: int | None, height: int, width: int, batch: int, seed: int
) -> None:
    assert_equal_to_torch([pool(kernel, stride)], (batch, 2, height + kernel, width + kernel), seed)


def test_of_equal_numbers_in_a_window_the_first_gets_the_gradient() -> None:
    x = np.zeros((1, 1, 4, 4))
    x[0, 0, 1, 1] = x[0, 0, 1, 2] = 1.0
    pool = MaxPool2d(3, 1)
    tensor = torch.tensor(x, requires_grad=True)
    expected = torch.nn.MaxPool2d(3, 1)(tensor)
    expected.backward(torch.ones_like(expected))
    assert_close(pool.forward(x, training=True), expected, "output")
    assert tensor.grad is not None
    assert_close(pool.backward(np.ones((1, 1, 2, 2))), tensor.grad, "gradient")


@QUICK
@given(
    batch=st.integers(2, 6),
    features=SIZES,
    momentum=st.floats(0.01, 0.9),
    eps=st.sampled_from([1e-5, 1e-3]),
    seed=SEEDS,
)
def test_batch_normalization_of_features(batch: int, features: int, momentum: float, eps: float, seed: int) -> None:
    assert_equal_to_torch([BatchNorm1d(features, eps, momentum)], (batch, features), seed, batches=4)


@QUICK
@given(batch=st.integers(1, 4), channels=SIZES, height=st.integers(2, 5), width=SIZES, seed=SEEDS)
def test_batch_normalization_of_pictures(batch: int, channels: int, height: int, width: int, seed: int) -> None:
    assert_equal_to_torch([BatchNorm2d(channels)], (batch, channels, height, width), seed, batches=4)


@settings(max_examples=10, deadline=None)
@given(seed=SEEDS)
def test_a_deep_network_of_all_kinds(seed: int) -> None:
    layers = [
        Conv2d(2, 4, 3, padding=1),
        BatchNorm2d(4),
        ReLU(),
        MaxPool2d(2),
        Conv2d(4, 3, 3, stride=2, padding=1),
        GELU(),
        AvgPool2d(2),
        Flatten(),
        Linear(3, 5),
        BatchNorm1d(5),
        Tanh(),
        Linear(5, 4),
        LogSoftmax(),
    ]
    assert_equal_to_torch(layers, (4, 2, 8, 8), seed)


def test_batch_normalization_refuses_a_batch_without_variance() -> None:
    network = built([BatchNorm1d(3)], np.random.default_rng(0))
    with pytest.raises(ValueError, match="more than one number"):
        network.forward(np.zeros((1, 3)), training=True)
    assert network.forward(np.zeros((1, 3))).shape == (1, 3)


def test_dropout_drops_the_stated_share_and_keeps_the_mean() -> None:
    dropout = Dropout(0.3)
    dropout.generator = np.random.default_rng(0)
    x = np.ones((200, 100))
    y = dropout.forward(x, training=True)
    assert set(np.unique(y)) == {0.0, 1.0 / 0.7}
    assert abs(float((y == 0).mean()) - 0.3) < 0.02
    assert np.array_equal(dropout.backward(x), y)
    assert dropout.forward(x, training=False) is x
    assert np.array_equal(dropout.backward(x), x)


def test_dropout_needs_a_probability() -> None:
    with pytest.raises(ValueError, match="less than 1"):
        Dropout(1.0)


@pytest.mark.parametrize("layer", [Conv2d(1, 1, 5), MaxPool2d(5), AvgPool2d(5)])
def test_a_window_larger_than_the_picture_is_refused(layer: Layer) -> None:
    network = built([layer], np.random.default_rng(0))
    with pytest.raises(ValueError, match="does not fit"):
        network.forward(np.zeros((1, 1, 4, 4)))


@pytest.mark.parametrize("name", INITIALIZERS)
def test_initial_weights_have_the_spread_of_their_definition(name: str) -> None:
    network = Sequential([Linear(300, 200, init=name)])
    network.build(np.random.default_rng(0), np.float64)
    std = float(network.state_dict()["0.weight"].std())
    expected = {
        "xavier_uniform": np.sqrt(2 / 500),
        "xavier_normal": np.sqrt(2 / 500),
        "he_uniform": np.sqrt(2 / 300),
        "he_normal": np.sqrt(2 / 300),
        "torch": 1 / np.sqrt(3 * 300),
        "zeros": 0.0,
    }
    assert std == pytest.approx(expected[name], rel=0.02)


def test_torchs_default_is_what_torch_begins_with() -> None:
    network = Sequential([Linear(300, 200), Conv2d(8, 50, 5)])
    network.build(np.random.default_rng(0), np.float64)
    ours = network.state_dict()
    torch.manual_seed(0)
    theirs = {"0": torch.nn.Linear(300, 200), "1": torch.nn.Conv2d(8, 50, 5)}
    for name, module in theirs.items():
        bound = float(module.weight.detach().abs().max())
        assert float(np.abs(ours[f"{name}.weight"]).max()) == pytest.approx(bound, rel=0.01)
        assert float(ours[f"{name}.weight"].std()) == pytest.approx(float(module.weight.detach().std()), rel=0.03)
