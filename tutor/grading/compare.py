"""Where two values part: what a program gave, held against what it should have given."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

from tutor.course.checks import Tolerance

Value = Any


class Kind(Enum):
    """In which way a value is not the expected one."""

    NOTHING = "nothing"
    TYPE = "type"
    LENGTH = "length"
    KEYS = "keys"
    SHAPE = "shape"
    NOT_A_NUMBER = "not a number"
    INFINITE = "infinite"
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where two values part: `path` leads to the part of a tuple or dict, `index` into its array."""

    kind: Kind
    path: tuple[str | int, ...]
    expected: Value
    got: Value
    index: tuple[int, ...] = ()


def normalized(value: Value) -> Value:
    """Return a value with numbers and lists of numbers as arrays, so that a list and an array are the same thing."""
    if isinstance(value, dict):
        return {key: normalized(item) for key, item in value.items()}
    if isinstance(value, list):
        items = [normalized(item) for item in value]
        shapes = {item.shape if isinstance(item, np.ndarray) else None for item in items}
        if items and len(shapes) == 1 and None not in shapes:
            return np.stack(items)
        return items or np.zeros(0)
    if isinstance(value, (bool, int, float, np.ndarray, np.generic)):
        try:
            return np.asarray(value) if np.asarray(value).dtype != object else str(value)
        except OverflowError:
            return str(value)
    return value


def plain(value: Value) -> Value:
    """Return a normalized value with arrays of shape () as Python's own numbers, as an author's judge expects."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.item() if isinstance(value, np.ndarray) and value.ndim == 0 else value


def difference(expected: Value, got: Value, tolerance: Tolerance) -> Difference | None:
    """Return where `got` parts from `expected`, or None where they agree within the tolerance.

    Shapes must be equal; a plain number and an array of shape () are the same, and so are a list and an array.
    NaN equals nothing, an infinity only itself.
    """
    return _difference((), normalized(expected), normalized(got), tolerance)


def same(a: Value, b: Value, tolerance: Tolerance) -> bool:
    """Return whether two programs' results are alike, NaN like NaN: they then made the same mistake."""
    return _same(normalized(a), normalized(b), tolerance)


def _difference(path: tuple[str | int, ...], expected: Value, got: Value, tolerance: Tolerance) -> Difference | None:
    if got is None and expected is not None:
        return Difference(Kind.NOTHING, path, expected, got)
    if isinstance(expected, np.ndarray):
        return _array_difference(path, expected, got, tolerance)
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return Difference(Kind.TYPE, path, expected, got)
        if expected.keys() != got.keys():
            return Difference(Kind.KEYS, path, sorted(expected), sorted(got))
        pairs = [(key, expected[key], got[key]) for key in expected]
    elif isinstance(expected, list):
        if isinstance(got, np.ndarray) and got.ndim:
            got = list(got)
        if not isinstance(got, list):
            return Difference(Kind.TYPE, path, expected, got)
        if len(expected) != len(got):
            return Difference(Kind.LENGTH, path, expected, got)
        pairs = [(index, *pair) for index, pair in enumerate(zip(expected, got, strict=True))]
    else:
        return (
            None if type(expected) is type(got) and expected == got else Difference(Kind.VALUES, path, expected, got)
        )
    found = (_difference((*path, key), e, g, tolerance) for key, e, g in pairs)
    return next((d for d in found if d is not None), None)


def _array_difference(
    path: tuple[str | int, ...], expected: np.ndarray, got: Value, tolerance: Tolerance
) -> Difference | None:
    if isinstance(got, list) and (missing := [i for i, item in enumerate(got) if item is None]):
        return Difference(Kind.NOTHING, (*path, missing[0]), expected, got)
    if not isinstance(got, np.ndarray) or got.dtype.kind not in "biuf":
        return Difference(Kind.TYPE, path, expected, got)
    if got.shape != expected.shape:
        return Difference(Kind.SHAPE, path, expected, got)
    wrong = differing(expected, got, tolerance)
    if not wrong.any():
        return None
    index = tuple(int(i) for i in np.argwhere(wrong)[0])
    entry = float(got[index])
    kind = Kind.NOT_A_NUMBER if np.isnan(entry) else Kind.INFINITE if np.isinf(entry) else Kind.VALUES
    return Difference(kind, path, expected, got, index)


def differing(expected: np.ndarray, got: np.ndarray, tolerance: Tolerance) -> np.ndarray:
    """Return which entries of two arrays of one shape differ: |got − expected| > absolute + relative · |expected|."""
    e, g = expected.astype(np.float64), got.astype(np.float64)
    with np.errstate(invalid="ignore", over="ignore"):
        close = np.abs(g - e) <= tolerance.absolute + tolerance.relative * np.abs(e)
    return ~(np.where(np.isfinite(e), close & np.isfinite(g), e == g))


def _same(a: Value, b: Value, tolerance: Tolerance) -> bool:
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        if a.shape != b.shape or a.dtype.kind not in "biuf" or b.dtype.kind not in "biuf":
            return False
        both_nan = np.isnan(a.astype(np.float64)) & np.isnan(b.astype(np.float64))
        return bool((both_nan | ~differing(b, a, tolerance)).all())
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_same(a[key], b[key], tolerance) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(_same(x, y, tolerance) for x, y in zip(a, b, strict=True))
    return type(a) is type(b) and bool(a == b)
