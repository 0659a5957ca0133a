"""Every loss equals PyTorch's: value and gradient, each reduction, odd targets."""

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from parity import SEEDS, TOLERANCE

from tutor.engine.losses import (
    LOSSES,
    REDUCTIONS,
    BCELoss,
    BCEWithLogitsLoss,
    CrossEntropyLoss,
    HuberLoss,
    L1Loss,
    Loss,
    MSELoss,
)
from tutor.engine.torch_network import loss_of

SIZES = st.integers(1, 6)


def assert_equal_to_torch(loss: Loss, output: np.ndarray, target: np.ndarray) -> None:
    tensor = torch.tensor(output, requires_grad=True)
    expected = loss_of(loss)(tensor, torch.tensor(target))
    expected.sum().backward()
    assert tensor.grad is not None
    value = np.asarray(loss.value(output, target))
    assert value.shape == tuple(expected.shape)
    for got, right in ((value, expected.detach().numpy()), (loss.gradient(output, target), tensor.grad.numpy())):
        assert np.abs(got - right).max() <= TOLERANCE * (1.0 + np.abs(right).max())


@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("kind", [MSELoss, L1Loss, HuberLoss, BCEWithLogitsLoss])
@settings(max_examples=15, deadline=None)
@given(batch=SIZES, width=SIZES, seed=SEEDS, size=st.sampled_from([1.0, 30.0, 1000.0]))
def test_losses_of_numbers(kind: type[Loss], reduction: str, batch: int, width: int, seed: int, size: float) -> None:
    generator = np.random.default_rng(seed)
    output = generator.normal(0.0, size, (batch, width))
    assert_equal_to_torch(kind(reduction), output, generator.random((batch, width)))


@settings(max_examples=20, deadline=None)
@given(delta=st.floats(0.1, 5.0), seed=SEEDS)
def test_huber_with_other_deltas(delta: float, seed: int) -> None:
    generator = np.random.default_rng(seed)
    assert_equal_to_torch(HuberLoss(delta=delta), generator.normal(0.0, 3.0, (5, 2)), generator.normal(size=(5, 2)))


@pytest.mark.parametrize("reduction", REDUCTIONS)
@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_binary_cross_entropy_of_probabilities(reduction: str, seed: int) -> None:
    generator = np.random.default_rng(seed)
    output = generator.uniform(0.01, 0.99, (4, 3))
    assert_equal_to_torch(BCELoss(reduction), output, generator.random((4, 3)))


def test_binary_cross_entropy_at_the_ends_is_finite() -> None:
    output, target = np.array([[0.0], [1.0], [0.0], [1.0]]), np.array([[0.0], [1.0], [1.0], [0.0]])
    value = BCELoss("none").value(output, target)
    expected = torch.nn.BCELoss(reduction="none")(torch.tensor(output), torch.tensor(target))
    assert np.allclose(value, expected.numpy(), rtol=0, atol=0)
    assert np.isfinite(BCELoss().gradient(output, target)).all()


@pytest.mark.parametrize("reduction", REDUCTIONS)
@settings(max_examples=25, deadline=None)
@given(
    batch=SIZES, classes=st.integers(2, 6), seed=SEEDS, ids=st.booleans(), size=st.sampled_from([1.0, 30.0, 1000.0])
)
def test_cross_entropy(reduction: str, batch: int, classes: int, seed: int, ids: bool, size: float) -> None:
    generator = np.random.default_rng(seed)
    output = generator.normal(0.0, size, (batch, classes))
    target: Any = generator.integers(0, classes, batch)
    if not ids:
        target = np.eye(classes)[target] if seed % 2 else generator.dirichlet(np.ones(classes), batch)
    assert_equal_to_torch(CrossEntropyLoss(reduction), output, target)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (np.array([0, 3, 1]), "target 1 is the class id 3, none of 0 … 2"),
        (np.array([0, -1, 1]), "target 1 is the class id -1"),
        (np.array([0.5, 1.0, 2.0]), "class ids"),
        (np.zeros((3, 4)), "4 probabilities for 3 classes"),
        (np.zeros((3, 1, 1)), "class ids"),
        (
            np.array([[0.5, 0.5, 0.0], [0.5, 0.2, 0.2], [1.0, 0.0, 0.0]]),
            "target 1, a row of probabilities, sums to 0.9, not to 1",
        ),
    ],
)
def test_targets_that_do_not_fit_are_named(target: np.ndarray, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        CrossEntropyLoss().prepared(target, (3,), np.dtype(np.float64))


@pytest.mark.parametrize("kind", [BCELoss, BCEWithLogitsLoss])
def test_binary_targets_lie_between_0_and_1(kind: type[Loss]) -> None:
    with pytest.raises(ValueError, match="target 2 is 2, not between 0 and 1"):
        kind().prepared(np.array([0, 1, 2]), (1,), np.dtype(np.float64))


def test_targets_of_other_shapes_are_brought_into_form() -> None:
    dtype = np.dtype(np.float64)
    assert MSELoss().prepared(np.arange(4), (1,), dtype).shape == (4, 1)
    rows = [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]
    assert CrossEntropyLoss().prepared(np.array([[0], [2]]), (3,), dtype).tolist() == rows
    assert CrossEntropyLoss().prepared(np.array([0.0, 2.0]), (3,), dtype).tolist() == rows
    assert CrossEntropyLoss().prepared(np.array(rows), (3,), dtype).tolist() == rows
    with pytest.raises(ValueError, match="for outputs of shape"):
        MSELoss().prepared(np.zeros((4, 3)), (2,), dtype)


@pytest.mark.parametrize("name", LOSSES)
def test_a_reduction_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="reduction"):
        LOSSES[name]("median")


@pytest.mark.parametrize("kind", [MSELoss, HuberLoss, BCEWithLogitsLoss, CrossEntropyLoss])
def test_gradients_are_those_of_finite_differences(kind: type[Loss]) -> None:
    generator = np.random.default_rng(3)
    output = generator.normal(size=(4, 3))
    target: Any = generator.integers(0, 3, 4) if kind is CrossEntropyLoss else generator.random((4, 3))
    loss, h = kind(), 1e-6
    gradient = loss.gradient(output, target)
    for place in np.ndindex(output.shape):
        more, less = output.copy(), output.copy()
        more[place] += h
        less[place] -= h
        slope = (float(loss.value(more, target)) - float(loss.value(less, target))) / (2 * h)
        assert gradient[place] == pytest.approx(slope, abs=1e-8)
