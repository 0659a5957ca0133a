"""The grader's own expressions: values and gradients held against autograd, and what every draw must contain."""

import math
from typing import Any

import numpy as np
import pytest

from tutor.grading.expressions import METHODS, Expression, Node, drawn

OPERATORS = ["+", "-", "*", "/", "**", "neg", *METHODS]


def draw_all(
    operators: list[str], seed: int = 0, *, plain: bool = True, count: int = 40, most: int = 12
) -> list[Expression]:
    return drawn(operators, (1, most), count, plain, np.random.default_rng(seed))


class Scalar:
    """A number that does what the grader asks of a learner's class, without gradients."""

    def __init__(self, data: float) -> None:
        self.data = data

    @staticmethod
    def of(other: Any) -> float:  # noqa: ANN401
        return other.data if isinstance(other, Scalar) else float(other)

    def __add__(self, other: Any) -> "Scalar":  # noqa: ANN401
        return Scalar(self.data + self.of(other))

    def __sub__(self, other: Any) -> "Scalar":  # noqa: ANN401
        return Scalar(self.data - self.of(other))

    def __rsub__(self, other: float) -> "Scalar":
        return Scalar(other - self.data)

    def __mul__(self, other: Any) -> "Scalar":  # noqa: ANN401
        return Scalar(self.data * self.of(other))

    def __truediv__(self, other: Any) -> "Scalar":  # noqa: ANN401
        return Scalar(self.data / self.of(other))

    def __rtruediv__(self, other: float) -> "Scalar":
        return Scalar(other / self.data)

    def __pow__(self, other: float) -> "Scalar":
        return Scalar(self.data**other)

    def __neg__(self) -> "Scalar":
        return Scalar(-self.data)

    __radd__, __rmul__ = __add__, __mul__

    def relu(self) -> "Scalar":
        return Scalar(max(0.0, self.data))

    def tanh(self) -> "Scalar":
        return Scalar(math.tanh(self.data))

    def exp(self) -> "Scalar":
        return Scalar(math.exp(self.data))

    def log(self) -> "Scalar":
        return Scalar(math.log(self.data))

    def sigmoid(self) -> "Scalar":
        return Scalar(1 / (1 + math.exp(-self.data)))


@pytest.mark.parametrize("seed", range(4))
def test_gradients_are_what_finite_differences_say(seed: int) -> None:
    step = 1e-6
    for expression in draw_all(OPERATORS, seed, most=6):
        for index, gradient in enumerate(expression.gradients()):
            up, down = (
                Expression(
                    tuple(leaf + sign * step * (i == index) for i, leaf in enumerate(expression.leaves)),
                    expression.nodes,
                ).values()[-1]
                for sign in (1, -1)
            )
            assert (up - down) / (2 * step) == pytest.approx(gradient, rel=1e-4, abs=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_values_and_gradients_are_those_of_autograd(seed: int) -> None:
    import torch

    for expression in draw_all(OPERATORS, seed, count=60, most=14):
        leaves = [torch.tensor(leaf, dtype=torch.float64, requires_grad=True) for leaf in expression.leaves]
        names: dict[str, Any] = dict(zip(expression.names, leaves, strict=False))
        for line in expression.lines("-")[len(leaves) :]:
            name, _, code = line.partition(" = ")
            names[name] = eval(code, {}, names)
        names["L"].backward()
        assert names["L"].item() == pytest.approx(expression.values()[-1], rel=1e-12, abs=1e-14)
        gradients = [leaf.grad.item() for leaf in leaves]  # each leaf is used, so it has one
        assert gradients == pytest.approx(expression.gradients(), rel=1e-10, abs=1e-12)


def test_gradients_by_hand() -> None:
    """L = (a·b + a)·2, at a = 3, b = −1."""
    nodes = (Node("*", (0, 1)), Node("+", (2, 0)), Node("*", (2.0, 3)))
    expression = Expression((3.0, -1.0), nodes)
    assert expression.values() == [3.0, -1.0, -3.0, 0.0, 0.0]
    assert expression.gradients() == [0.0, 6.0]
    assert expression.names == ["a", "b", "c", "d", "L"]
    assert expression.lines("V") == ["a = V(3)", "b = V(-1)", "c = a * b", "d = c + a", "L = 2 * d"]
    assert expression.as_request() == {
        "leaves": [3.0, -1.0],
        "nodes": [["*", {"of": 0}, {"of": 1}], ["+", {"of": 2}, {"of": 0}], ["*", {"number": 2.0}, {"of": 3}]],
    }


@pytest.mark.parametrize("seed", range(5))
def test_the_lines_build_the_expression(seed: int) -> None:
    for expression in draw_all(OPERATORS, seed):
        scope: dict[str, Any] = {"Scalar": Scalar}
        exec("\n".join(expression.lines("Scalar")), scope)
        built = [scope[name].data for name in expression.names]
        assert built == pytest.approx(expression.values(), rel=1e-13)


@pytest.mark.parametrize("operator", OPERATORS)
@pytest.mark.parametrize("plain", [False, True])
def test_one_operator_alone_can_be_asked_for(operator: str, plain: bool) -> None:
    """None of many draws may fail: half of all leaves have no logarithm."""
    for seed in range(40):
        for expression in drawn([operator], (1, 1), 3, plain, np.random.default_rng(seed)):
            assert [node.operator for node in expression.nodes] == [operator]


@pytest.mark.parametrize("seed", range(5))
def test_each_operator_comes_alone_first_and_a_value_is_used_twice(seed: int) -> None:
    expressions = draw_all(OPERATORS, seed)
    alone = [expression.nodes[0].operator for expression in expressions if len(expression.nodes) == 1]
    assert alone[:20] == [*"+++---***///", "**", "neg", "relu", *METHODS]
    sides = [[isinstance(o, float) for o in expression.nodes[0].operands] for expression in expressions[:3]]
    assert sides == [[False, False], [False, True], [True, False]]
    twice = [e.nodes[0].operator for e in expressions if e.nodes[0].operands == (0, 0)]
    assert twice[:2] == ["+", "*"]


@pytest.mark.parametrize("seed", range(5))
def test_sizes_lie_within_the_bounds_and_grow(seed: int) -> None:
    random = drawn(OPERATORS, (3, 9), 40, True, np.random.default_rng(seed))[-40:]
    sizes = [len(expression.nodes) for expression in random]
    assert sizes == sorted(sizes)
    assert min(sizes) >= 3
    assert max(sizes) <= 9


@pytest.mark.parametrize("seed", range(5))
def test_all_leaves_and_nodes_count_and_values_are_moderate(seed: int) -> None:
    for expression in draw_all(OPERATORS, seed, count=80):
        used = {operand for node in expression.nodes for operand in node.operands if isinstance(operand, int)}
        assert used == set(range(len(expression.leaves) + len(expression.nodes) - 1))
        for index, node in enumerate(expression.nodes, len(expression.leaves)):
            assert all(operand < index for operand in node.operands if isinstance(operand, int))
        assert all(abs(value) <= 50 for value in expression.values())
        assert all(math.isfinite(gradient) for gradient in expression.gradients())
        assert all(leaf == round(leaf, 1) and 0.3 <= abs(leaf) <= 2.5 for leaf in expression.leaves)


def test_many_expressions_use_a_value_several_times() -> None:
    several = [
        expression
        for expression in draw_all(["+", "*", "tanh"], count=60)[-60:]
        if max(sum(node.operands.count(i) for node in expression.nodes) for i in range(len(expression.leaves))) > 1
    ]
    assert len(several) >= 15


def test_plain_numbers_stand_on_both_sides_or_nowhere() -> None:
    sides = {
        (node.operator, node.operands.index(operand))
        for expression in draw_all(["+", "-", "*", "/"], count=100)
        for node in expression.nodes
        for operand in node.operands
        if isinstance(operand, float)
    }
    assert sides == {(operator, side) for operator in "+-*/" for side in (0, 1)}
    without = draw_all(["+", "-", "*", "/", "neg"], plain=False)
    assert all(isinstance(o, int) for expression in without for node in expression.nodes for o in node.operands)


def test_draws_differ() -> None:
    assert draw_all(OPERATORS, 1) == draw_all(OPERATORS, 1)
    assert draw_all(OPERATORS, 1) != draw_all(OPERATORS, 2)


def test_what_cannot_be_drawn_is_refused() -> None:
    """The logarithm of a logarithm of a logarithm … soon does not exist."""
    with pytest.raises(ValueError, match="no expression of 12 of log"):
        drawn(["log"], (12, 12), 1, False, np.random.default_rng(0))
