"""Generators of random numbers that a program gets as arguments: `{"$generator": [number, seed]}` on the wire."""

from typing import Any, Final, TypeGuard

import numpy as np

MARKER: Final = "$generator"

Marked = dict[str, list[int]]


def marked(number: int, seed: int) -> Marked:
    """Return what stands for a generator on its way to a program.

    Args:
        number: which generator it is: the same number means the same one, wherever it has got to in its numbers.
        seed: what it begins with.

    """
    return {MARKER: [number, seed]}


def is_marked(value: Any) -> TypeGuard[Marked]:  # noqa: ANN401
    """Return whether a value of the wire stands for a generator."""
    return isinstance(value, dict) and value.keys() == {MARKER}


class Generators:
    """The generators of one process, made when they first arrive."""

    def __init__(self) -> None:
        self._by_number: dict[int, np.random.Generator] = {}

    def received(self, value: Marked) -> np.random.Generator:
        """Return the generator that a value stands for."""
        number, seed = value[MARKER]
        return self._by_number.setdefault(number, np.random.default_rng(seed))


def sent_back(sent: list[Any], received: list[Any]) -> list[Any]:
    """Return arguments as they are after a call; a generator as it was sent, for being used is no change to it."""
    return [before if is_marked(before) else after for before, after in zip(sent, received, strict=True)]
