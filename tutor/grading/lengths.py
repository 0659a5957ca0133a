"""Lengths and shapes as an exercise writes them, with the names of sizes looked up."""

import math
from collections.abc import Mapping
from typing import Final

from tutor.course.values import Dimension, Shape

MOST_NUMBERS: Final = 4_000_000
"""Numbers in one drawn array: more does not fit into a message to the program."""


def length(dimension: Dimension, sizes: Mapping[str, int]) -> int:
    """Return the length that a number or the name of a size stands for.

    Raises:
        KeyError: there is no such size.
        ValueError: nothing is so long.

    """
    found = sizes[dimension] if isinstance(dimension, str) else dimension
    if not 0 <= found <= MOST_NUMBERS:
        raise ValueError(f"the length {dimension} is {found}")
    return found


def lengths(shape: Shape, sizes: Mapping[str, int]) -> tuple[int, ...]:
    """Return the shape of an array.

    Raises:
        KeyError: there is no such size.
        ValueError: there is no such array, or one so large cannot be sent.

    """
    found = tuple(length(dimension, sizes) for dimension in shape)
    if math.prod(found) > MOST_NUMBERS:
        raise ValueError(f"an array of shape {found} is too large")
    return found
