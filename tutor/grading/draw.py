"""Draws the values that a check describes, afresh for every verdict."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tutor.course import values
from tutor.course.checks import EdgeCase, OnArguments
from tutor.course.values import AnyValue, Shape

Value = Any
"""A plain value of the wire: a number, text, NumPy array, or a list or dict of them."""


@dataclass(frozen=True, slots=True)
class Case:
    """One set of drawn arguments, by name and in order."""

    arguments: dict[str, Value]
    sizes: dict[str, int] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        """Return how many numbers the case holds: the smallest failing case explains best."""
        return sum(map(_count, self.arguments.values()))


def cases(check: OnArguments, generator: np.random.Generator) -> Iterator[Case]:
    """Yield the drawn cases of a check, then its edge cases.

    Raises:
        KeyError: a shape names a size that the check does not have.

    """
    for _ in range(check.cases):
        yield _case(check, EdgeCase(), generator)
    for edge in check.edge_cases:
        yield _case(check, edge, generator)


def arguments(
    described: dict[str, AnyValue], sizes: dict[str, int], generator: np.random.Generator
) -> dict[str, Value]:
    """Draw every described value; names of sizes in their shapes are looked up in `sizes`."""
    return {name: draw(value, sizes, generator) for name, value in described.items()}


def draw(value: AnyValue, sizes: dict[str, int], generator: np.random.Generator) -> Value:
    """Draw one value: float64 or int64 arrays, plain numbers for an empty shape."""
    match value:
        case values.Normal():
            return _plain(generator.normal(value.mean, value.std, _shape(value.shape, sizes)))
        case values.Uniform():
            return _plain(generator.uniform(value.low, value.high, _shape(value.shape, sizes)))
        case values.Integers():
            return _plain(generator.integers(value.low, value.high, _shape(value.shape, sizes), endpoint=True))
        case values.Labels():
            return labels(_shape(value.shape, sizes), _size(value.classes, sizes), generator)
        case values.OneHot():
            classes = _size(value.classes, sizes)
            return np.eye(classes)[labels((_size(value.rows, sizes),), classes, generator)]
        case values.Constant():
            if value.shape is not None:
                return np.full(_shape(value.shape, sizes), value.value)
            return np.array(value.value) if isinstance(value.value, list) else value.value
        case values.Size():
            return sizes[value.of]
        case values.Seed():
            return seed(generator)
        case values.Mapping():
            return {name: draw(item, sizes, generator) for name, item in value.of.items()}


def seed(generator: np.random.Generator) -> int:
    """Return a random seed that every library takes: 0 ≤ seed < 2³¹."""
    return int(generator.integers(0, 2**31))


def labels(shape: tuple[int, ...], classes: int, generator: np.random.Generator) -> np.ndarray:
    """Return class ids in random order; each class occurs where there are enough places."""
    count = int(np.prod(shape))
    every = generator.permutation(classes)[:count]
    rest = generator.integers(0, classes, count - len(every))
    return generator.permutation(np.concatenate([every, rest])).reshape(shape).astype(np.int64)


def as_tensors(value: Value) -> Value:
    """Mark the arrays in a value to arrive as torch tensors: numbers as float32, whole numbers as int64."""
    if isinstance(value, np.ndarray):
        return {"$tensor": value.astype(np.float32) if value.dtype.kind == "f" else value}
    if isinstance(value, dict):
        return {name: as_tensors(item) for name, item in value.items()}
    return value


def without_tensors(value: Value) -> Value:
    """Return the arrays that `as_tensors` marked, as they come back."""
    if isinstance(value, dict):
        return value["$tensor"] if value.keys() == {"$tensor"} else {k: without_tensors(v) for k, v in value.items()}
    return value


def _case(check: OnArguments, edge: EdgeCase, generator: np.random.Generator) -> Case:
    sizes = {
        name: size if isinstance(size, int) else int(generator.integers(size[0], size[1], endpoint=True))
        for name, size in check.sizes.items()
    }
    sizes.update(edge.sizes)
    return Case(arguments({**check.arguments, **edge.arguments}, sizes, generator), sizes)


def _shape(shape: Shape, sizes: dict[str, int]) -> tuple[int, ...]:
    return tuple(_size(dimension, sizes) for dimension in shape)


def _size(dimension: int | str, sizes: dict[str, int]) -> int:
    return sizes[dimension] if isinstance(dimension, str) else dimension


def _plain(drawn: Any) -> Value:  # noqa: ANN401 - NumPy gives a scalar for an empty shape
    return (
        drawn if isinstance(drawn, np.ndarray) and drawn.ndim else drawn.item() if hasattr(drawn, "item") else drawn
    )


def _count(value: Value) -> int:
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    return int(value.size) if isinstance(value, np.ndarray) else 1
