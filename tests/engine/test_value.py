"""The scalar autograd against torch's, on random expressions and on the shapes that go wrong first."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.engine.value import Value

OPERATIONS = ["+", "-", "*", "/", "neg", "**", "tanh", "exp", "relu", "sigmoid", "log"]


def applied(name: str, x: object, y: object) -> object:
    match name:
        case "+":
            return x + y
        case "-":
            return x - y
        case "*":
            return x * y
        case "/":
            return x / (y * y + 1.0)
        case "neg":
            return -x
        case "**":
            return x**3
        case "exp":
            return (x * 0.1).exp()
        case "log":
            return (x * x + 1.0).log()
        case _:
            return getattr(x, name)()


@settings(max_examples=150, deadline=None)
@given(
    leaves=st.lists(st.floats(-2, 2), min_size=1, max_size=4),
    steps=st.lists(
        st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=15
    ),
)
def test_values_and_gradients_of_random_expressions(leaves: list[float], steps: list[tuple[str, int, int]]) -> None:
    ours: list = [Value(leaf) for leaf in leaves]
    theirs: list = [torch.tensor(leaf, dtype=torch.float64, requires_grad=True) for leaf in leaves]
    for name, left, right in steps:
        i, j = left % len(ours), right % len(ours)
        ours.append(applied(name, ours[i], ours[j]).tanh())
        theirs.append(applied(name, theirs[i], theirs[j]).tanh())
    ours[-1].backward()
    theirs[-1].backward()
    assert ours[-1].data == pytest.approx(theirs[-1].item(), rel=1e-12, abs=1e-12)
    for mine, other in zip(ours[: len(leaves)], theirs, strict=False):
        assert mine.grad == pytest.approx(0.0 if other.grad is None else other.grad.item(), rel=1e-10, abs=1e-12)


def test_what_is_used_twice_adds_up() -> None:
    a = Value(3.0)
    (a * a + a).backward()
    assert a.grad == 7.0


def test_a_diamond_passes_each_node_once() -> None:
    a = Value(2.0)
    b = a * 3.0
    loss = b * b + b
    loss.backward()
    assert b.grad == 2 * 6.0 + 1.0
    assert a.grad == 3.0 * b.grad


def test_a_second_backward_adds_to_the_gradients_of_the_first() -> None:
    a = Value(1.5)
    loss = a * 2.0
    loss.backward()
    loss.backward()
    assert a.grad == 4.0


def test_plain_numbers_stand_on_either_side() -> None:
    a = Value(4.0)
    assert ((1 - a).data, (8 / a).data, (1 + a).data, (2 * a).data) == (-3.0, 2.0, 5.0, 8.0)
    (8 / a).backward()
    assert a.grad == -0.5


def test_a_long_sum_is_no_deep_recursion() -> None:
    a = Value(0.001)
    total = Value(0.0)
    for _ in range(5000):
        total = total + a
    total.backward()
    assert a.grad == 5000.0


def test_the_graph_comes_in_order_and_each_once() -> None:
    a, b = Value(1.0, label="a"), Value(2.0, label="b")
    c = a * b
    loss = c + a
    order = list(loss.graph())
    assert [v.label or v.operation for v in order] == ["a", "b", "*", "+"]
    assert repr(a) == "Value(a = 1, grad=0)"


def test_huge_arguments_overflow_nothing_in_the_sigmoid() -> None:
    assert Value(-1000.0).sigmoid().data == 0.0
    assert Value(1000.0).sigmoid().data == 1.0
    assert math.isclose(Value(0.3).sigmoid().data, 1 / (1 + np.exp(-0.3)), rel_tol=1e-15)
