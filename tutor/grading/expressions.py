"""Expressions of scalars: drawn at random, computed with their gradients by the engine, and written as a program would."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from tutor.engine.value import Value
from tutor.sandbox.objects import built

METHODS: Final = ("relu", "tanh", "exp", "log", "sigmoid")
_BINARY: Final = ("+", "-", "*", "/")
_EXPONENTS: Final = (2.0, 3.0, -1.0, 0.5)
_LARGEST: Final = 50.0
_SMALLEST_DIVISOR: Final = 0.2
_FROM_KINK: Final = 0.05
_TRIES: Final = 50
_TRIES_OF_A_NODE: Final = 10

Operand = int | float
"""The n-th of the leaves and nodes, or, as a float, a plain number."""


@dataclass(frozen=True, slots=True)
class Node:
    """An operation and what it works on."""

    operator: str
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """Leaves, and nodes each made of earlier ones; the last node is the result L."""

    leaves: tuple[float, ...]
    nodes: tuple[Node, ...]

    @property
    def names(self) -> list[str]:
        """Return the names of leaves and nodes: a, b, c … and at last L."""
        count = len(self.leaves) + len(self.nodes)
        letters = "abcdefghijkmnopqrstuvwxyz"
        plain = [letters[i] if i < len(letters) else f"v{i}" for i in range(count - 1)]
        return [*plain, "L"]

    def as_request(self) -> dict[str, Any]:
        """Return the expression as the harness takes it."""
        nodes = [
            [n.operator, *({"of": o} if isinstance(o, int) else {"number": o} for o in n.operands)]
            for n in self.nodes
        ]
        return {"leaves": list(self.leaves), "nodes": nodes}

    def lines(self, make: str) -> list[str]:
        """Return the lines of Python that build it from objects of the class `make`."""
        names = self.names
        lines = [f"{name} = {make}({leaf:g})" for name, leaf in zip(names, self.leaves, strict=False)]
        for index, node in enumerate(self.nodes, len(self.leaves)):
            left, *right = (names[o] if isinstance(o, int) else f"{o:g}" for o in node.operands)
            if node.operator in METHODS:
                text = f"{left}.{node.operator}()"
            else:
                text = f"-{left}" if node.operator == "neg" else f"{left} {node.operator} {right[0]}"
            lines.append(f"{names[index]} = {text}")
        return lines

    def values(self) -> list[float]:
        """Return the values of leaves and nodes.

        Raises:
            ArithmeticError, ValueError: the expression has none.

        """
        return [value.data for value in built(Value, self.as_request())]

    def gradients(self) -> list[float]:
        """Return ∂L/∂leaf for each leaf."""
        values = built(Value, self.as_request())
        values[-1].backward()
        return [leaf.grad for leaf in values[: len(self.leaves)]]


def drawn(
    operators: Sequence[str],
    operations: tuple[int, int],
    count: int,
    plain_numbers: bool,
    generator: np.random.Generator,
) -> list[Expression]:
    """Return expressions of growing size: each operator alone, a value used twice, then `count` random ones.

    Args:
        operators: of `ExpressionCheck.operators`.
        operations: the fewest and the most operations of a random expression.
        count: how many random ones.
        plain_numbers: whether plain numbers stand on either side of an operator, too.
        generator: where they come from.

    Raises:
        ValueError: these operators give no expression with moderate values.

    """
    alone = [e for operator in operators for e in _alone(operator, plain_numbers, generator)]
    twice = [_of_one_leaf(operator, generator) for operator in operators if operator in ("+", "*")]
    sizes = sorted(generator.integers(operations[0], operations[1], count, endpoint=True))
    return [*alone, *twice, *(_grown(operators, int(size), plain_numbers, generator) for size in sizes)]


def _of_one_leaf(operator: str, generator: np.random.Generator) -> Expression:
    """Return a ∘ a: its gradient shows whether what is used twice adds up."""
    return Expression((_leaf(generator),), (Node(operator, (0, 0)),))


def _alone(operator: str, plain_numbers: bool, generator: np.random.Generator) -> list[Expression]:
    """Return expressions of one operation: with plain numbers on either side, too, and on both sides of a kink."""
    if operator == "relu":
        return [Expression((sign * abs(_leaf(generator)),), (Node(operator, (0,)),)) for sign in (1.0, -1.0)]
    if operator not in _BINARY:
        return [_grown([operator], 1, plain_numbers=False, generator=generator)]
    left, right = _leaf(generator), _leaf(generator)
    while abs(left) == abs(right):  # equal numbers hide that one was taken for the other
        right = _leaf(generator)
    found = [Expression((left, right), (Node(operator, (0, 1)),))]
    if plain_numbers:
        found += [
            Expression((left,), (Node(operator, (0, right)),)),
            Expression((right,), (Node(operator, (left, 0)),)),
        ]
    return found


def _grown(operators: Sequence[str], size: int, plain_numbers: bool, generator: np.random.Generator) -> Expression:
    for _ in range(_TRIES):
        leaves = tuple(_leaf(generator) for _ in range(min(1 + size, 4)))
        nodes: list[Node] = []
        for _ in range(_TRIES_OF_A_NODE * size):
            node = _node(operators, len(leaves), len(nodes), plain_numbers and not len(nodes) % 2, generator)
            candidate = Expression(leaves, (*nodes, node))
            if _moderate(candidate):
                nodes.append(node)
            if len(nodes) == size:
                return _trimmed(candidate)
    raise ValueError(f"no expression of {size} of {', '.join(operators)}")


def _trimmed(expression: Expression) -> Expression:
    """Return the expression without leaves that nothing uses."""
    used = sorted(
        {o for n in expression.nodes for o in n.operands if isinstance(o, int) and o < len(expression.leaves)}
    )
    moved = {old: new for new, old in enumerate(used)}
    fewer = len(expression.leaves) - len(used)
    nodes = tuple(
        Node(n.operator, tuple(moved.get(o, o - fewer) if isinstance(o, int) else o for o in n.operands))
        for n in expression.nodes
    )
    return Expression(tuple(expression.leaves[old] for old in used), nodes)


def _node(
    operators: Sequence[str], leaves: int, nodes: int, plain_numbers: bool, generator: np.random.Generator
) -> Node:
    """Return an operation on the newest node, so that all nodes count, and on anything else."""
    operator = operators[int(generator.integers(len(operators)))]
    count = leaves + nodes
    newest: Operand = count - 1 if nodes else int(generator.integers(count))
    if operator == "neg" or operator in METHODS:
        return Node(operator, (newest,))
    if operator == "**":
        return Node(operator, (newest, _EXPONENTS[generator.integers(len(_EXPONENTS))]))
    other: Operand = int(generator.integers(count))
    if not nodes and other == newest:
        other = (other + 1) % count
    if plain_numbers:
        other = _leaf(generator)
    return Node(operator, (newest, other) if generator.random() < 0.5 else (other, newest))


def _leaf(generator: np.random.Generator) -> float:
    """Return a number of one decimal, not near zero, that can be followed by hand."""
    return float(round(generator.uniform(0.3, 2.5), 1) * generator.choice([-1.0, 1.0]))


def _moderate(expression: Expression) -> bool:
    """Return whether all values exist, are of moderate size, and the last one lies beside no kink or pole."""
    node = expression.nodes[-1]
    try:
        values = expression.values()
    except (ArithmeticError, ValueError):
        return False
    first, *rest = _numbers(node, values)
    if node.operator == "/" and abs(rest[0]) < _SMALLEST_DIVISOR:
        return False
    if node.operator == "**" and (abs(first) < _SMALLEST_DIVISOR or (first < 0 and rest[0] == _EXPONENTS[-1])):
        return False
    if node.operator == "log" and first < _SMALLEST_DIVISOR:
        return False
    if node.operator == "relu" and abs(first) < _FROM_KINK:
        return False
    return abs(values[-1]) <= _LARGEST


def _numbers(node: Node, values: Sequence[float]) -> list[float]:
    return [values[operand] if isinstance(operand, int) else operand for operand in node.operands]
