"""Arrays of random numbers, each kind as `tutor.course.values.arrays` describes it."""

from typing import Any

import numpy as np

from tutor.course import values
from tutor.grading.lengths import lengths

Numbers = values.Normal | values.Uniform | values.Integers | values.Spread | values.Boolean | values.Probabilities


def numbers(value: Numbers, shape: tuple[int, ...], generator: np.random.Generator) -> np.ndarray:
    """Return an array of the shape.

    Raises:
        ValueError: there are no such numbers, as where more distinct ones are asked for than lie between the bounds.

    """
    match value:
        case values.Normal():
            return _array(generator.normal(value.mean, value.std, shape), value.dtype)
        case values.Uniform():
            uniform = _array(generator.uniform(value.low, value.high, shape), value.dtype)
            return np.sort(uniform, axis=-1) if value.sorted and shape else uniform
        case values.Integers():
            return _integers(value, shape, generator)
        case values.Spread():
            low, high = np.log(value.smallest), np.log(value.largest)
            magnitude = np.exp(generator.uniform(low, high, shape))
            signs = 1.0 if value.positive else generator.choice([-1.0, 1.0], shape)
            return _array(signs * magnitude, value.dtype)
        case values.Boolean():
            return _array(generator.random(shape) < value.probability, "bool")
        case values.Probabilities():
            alphas = np.full(shape[-1], value.concentration)
            return _array(generator.dirichlet(alphas, shape[:-1]), value.dtype)


def labels(shape: tuple[int, ...], classes: int, generator: np.random.Generator) -> np.ndarray:
    """Return class ids in random order, int64; each class occurs where there are enough places."""
    count = int(np.prod(shape))
    every = generator.permutation(classes)[:count]
    rest = generator.integers(0, classes, count - len(every))
    return generator.permutation(np.concatenate([every, rest])).reshape(shape).astype(np.int64)


def one_hot(y: np.ndarray, classes: int, dtype: str = "float64") -> np.ndarray:
    """Return a row for each class id of y (n,): 1 in its own column of `classes`, 0 elsewhere.

    Raises:
        ValueError: so many numbers cannot be sent.

    """
    rows = np.zeros(lengths([len(y), classes], {}), dtype)
    rows[np.arange(len(y)), y] = 1
    return rows


def images(value: values.Images, shape: tuple[int, ...], generator: np.random.Generator) -> np.ndarray:
    """Return pictures of independent pixels: 0 … 255 as uint8, otherwise 0 … 1."""
    if value.dtype == "uint8":
        return generator.integers(0, 256, shape, np.uint8)
    return _array(generator.random(shape), value.dtype)


def _integers(value: values.Integers, shape: tuple[int, ...], generator: np.random.Generator) -> np.ndarray:
    if np.dtype(value.dtype).kind in "iu":
        room = np.iinfo(value.dtype)
        if value.low < room.min or value.high > room.max:
            raise ValueError(f"{value.low} … {value.high} do not fit into {value.dtype}")
    if value.distinct:
        count = int(np.prod(shape))
        drawn = value.low + generator.choice(value.high - value.low + 1, count, replace=False).reshape(shape)
    else:
        drawn = generator.integers(value.low, value.high, shape, endpoint=True)
    whole = _array(drawn, value.dtype)
    return np.sort(whole, axis=-1) if value.sorted and shape else whole


def _array(drawn: Any, dtype: str) -> np.ndarray:  # noqa: ANN401 - NumPy gives a scalar for an empty shape
    return np.asarray(drawn).astype(dtype, copy=False)
