"""Draws the values that a check describes, afresh for every verdict."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tutor.course import values
from tutor.course.checks import EdgeCase, OnArguments
from tutor.course.values import AnyValue, Argument
from tutor.course.values.arguments import names
from tutor.grading.data import samples
from tutor.grading.lengths import MOST_NUMBERS, length, lengths
from tutor.grading.random_arrays import images, labels, numbers, one_hot
from tutor.language import Text
from tutor.sandbox import generators

Value = Any
"""A plain value of the wire: a number, text, NumPy array, or a list or dict of them."""


@dataclass(frozen=True, slots=True)
class Case:
    """One set of drawn arguments, by name and in order, and what to add where it fails."""

    arguments: dict[str, Value]
    sizes: dict[str, int] = field(default_factory=dict)
    hint: Text | None = None

    @property
    def weight(self) -> int:
        """Return how many numbers the case holds: the smallest failing case explains best."""
        return sum(map(_count, self.arguments.values()))


def cases(check: OnArguments, generator: np.random.Generator) -> Iterator[Case]:
    """Yield the drawn cases of a check, then its edge cases.

    Raises:
        KeyError: a shape names a size that the check does not have.
        ValueError: a value cannot be drawn as it is described, or all cases together are too large to send.

    """
    total = 0
    for edge in [*[EdgeCase()] * check.cases, *check.edge_cases]:
        case = _case(check, edge, generator)
        total += case.weight
        if total > MOST_NUMBERS:
            raise ValueError(f"the cases hold more than {MOST_NUMBERS} numbers")
        yield case


def arguments(
    described: Mapping[str, Argument], sizes: dict[str, int], generator: np.random.Generator
) -> dict[str, Value]:
    """Draw every described value by its name, and X and y of a data set by its two names.

    Names of sizes in their shapes are looked up in `sizes`. Raises as `cases` does.
    """
    drawn: dict[str, Value] = {}
    for key, value in described.items():
        if isinstance(value, values.DataSet):
            points = samples(value, generator, sizes)
            drawn.update(zip(names(key), (points.X, points.y), strict=True))
        else:
            drawn[key] = draw(value, sizes, generator)
        _check_size(drawn)
    return drawn


def draw(value: AnyValue | values.Generator, sizes: dict[str, int], generator: np.random.Generator) -> Value:
    """Draw one value; an empty shape gives a plain number. Raises as `cases` does."""
    match value:
        case values.Labels():
            shape = lengths(value.shape, sizes)
            return labels(shape, length(value.classes, sizes), generator).astype(value.dtype)
        case values.OneHot():
            rows, classes = lengths([value.rows, value.classes], sizes)
            return one_hot(labels((rows,), classes, generator), classes, value.dtype)
        case values.Permutation():
            return generator.permutation(length(value.n, sizes))
        case values.Images():
            shape_of_each = [value.height, value.width]
            if value.channels is not None:
                shape_of_each.insert(0, value.channels)
            return images(value, lengths([value.batch, *shape_of_each], sizes), generator)
        case values.Constant():
            return _constant(value, sizes)
        case values.Choice():
            if value.shape:
                return generator.choice(np.array(value.of), lengths(value.shape, sizes))
            return value.of[generator.integers(len(value.of))]
        case values.Size():
            return sizes[value.of]
        case values.Seed():
            return seed(generator)
        case values.Generator():
            own_seed = seed(generator) if value.seed is None else value.seed
            return generators.marked(int(generator.integers(0, 2**53)), own_seed)
        case values.Mapping():
            return arguments(value.of, sizes, generator)
        case _:
            drawn = numbers(value, lengths(value.shape, sizes), generator)
            return drawn if drawn.ndim else drawn.item()


def seed(generator: np.random.Generator) -> int:
    """Return a random seed that every library takes: 0 ≤ seed < 2³¹."""
    return int(generator.integers(0, 2**31))


def as_tensors(value: Value) -> Value:
    """Mark the arrays in a value to arrive as torch tensors: numbers as float32, whole numbers as int64."""
    if isinstance(value, np.ndarray):
        return {"$tensor": value.astype(np.float32) if value.dtype.kind == "f" else value}
    if isinstance(value, dict):
        return {name: as_tensors(item) for name, item in value.items()}
    if isinstance(value, list):
        return [as_tensors(item) for item in value]
    return value


def without_tensors(value: Value) -> Value:
    """Return the arrays that `as_tensors` marked, as they come back."""
    if isinstance(value, dict):
        return value["$tensor"] if value.keys() == {"$tensor"} else {k: without_tensors(v) for k, v in value.items()}
    return value


def _constant(value: values.Constant, sizes: dict[str, int]) -> Value:
    if value.shape is not None:
        return np.full(lengths(value.shape, sizes), value.value, value.dtype)
    return np.array(value.value, value.dtype) if isinstance(value.value, list) else value.value


def _case(check: OnArguments, edge: EdgeCase, generator: np.random.Generator) -> Case:
    sizes = {
        name: size if isinstance(size, int) else int(generator.integers(size[0], size[1], endpoint=True))
        for name, size in check.sizes.items()
    }
    sizes.update(edge.sizes)
    return Case(arguments({**check.arguments, **edge.arguments}, sizes, generator), sizes, edge.hint)


def _check_size(drawn: dict[str, Value]) -> None:
    """Raise `ValueError` where values drawn so far are too many to send: what is left need not be drawn."""
    if _count(drawn) > MOST_NUMBERS:
        raise ValueError(f"{', '.join(drawn)}: more than {MOST_NUMBERS} numbers")


def _count(value: Value) -> int:
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    return int(value.size) if isinstance(value, np.ndarray) else 1
