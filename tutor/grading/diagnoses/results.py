"""The learner's numbers beside the author's: each part of the results as a series over the cases."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tutor.grading.compare import Value, normalized
from tutor.grading.draw import Case

Array = NDArray[np.float64]
"""Numbers of any shape."""

CLOSE: Final = 1e-5
"""Numbers agree when they differ by less than this part of their array's largest: room for single precision."""
FAR: Final = 1e-3
"""Numbers tell one explanation from another when they differ by more than this part of the largest."""
_FEW: Final = 3
_FEW_WHOLE: Final = 8
"""Whole numbers agree by chance more easily than fractions do."""


@dataclass(frozen=True)
class Pair:
    """One part of the results in one case."""

    case: Case
    expected: Array
    got: Array
    right: bool


@dataclass(frozen=True)
class Series:
    """One part of the results over all cases; `name` is "" where the result has no parts."""

    name: str
    pairs: Sequence[Pair]

    @cached_property
    def right(self) -> bool:
        """Return whether the part is right in every case."""
        return all(pair.right for pair in self.pairs)

    @cached_property
    def wrong(self) -> list[Pair]:
        """Return the cases in which the part is wrong."""
        return [pair for pair in self.pairs if not pair.right]

    @cached_property
    def finite(self) -> bool:
        """Return whether the learner's numbers and the author's are all finite."""
        return all(bool(np.isfinite(p.got).all()) and bool(np.isfinite(p.expected).all()) for p in self.pairs)

    @cached_property
    def shaped(self) -> bool:
        """Return whether the learner's arrays all have the author's shapes."""
        return all(pair.got.shape == pair.expected.shape for pair in self.pairs)

    @cached_property
    def enough(self) -> int:
        """Return how many telling numbers rule out chance."""
        whole = all(bool((pair.expected == np.rint(pair.expected)).all()) for pair in self.pairs)
        return _FEW_WHOLE if whole else _FEW

    def explained_by(self, rule: Callable[[Array], Array | None]) -> bool:
        """Return whether the learner's numbers are, in every case, what `rule` makes of the author's.

        There must be enough numbers that the rule changes; it returns None where it cannot be applied.
        """
        telling = 0
        for pair in self.pairs:
            should = rule(pair.expected)
            if should is None or not close(should, pair.got):
                return False
            telling += count_telling(should, pair.expected)
        return telling >= self.enough

    def both(self) -> tuple[Array, Array]:
        """Return the author's and the learner's numbers of all cases in a row; the shapes must agree."""
        return (
            np.concatenate([pair.expected.ravel() for pair in self.pairs]),
            np.concatenate([pair.got.ravel() for pair in self.pairs]),
        )


def series_of(
    cases: Sequence[Case],
    expected: Sequence[Value],
    outcomes: Sequence[Any],
    names: Sequence[str],
    right: Callable[[np.ndarray, np.ndarray], bool],
) -> list[Series]:
    """Return the parts of the results; nothing where an outcome has other parts or is not made of real numbers.

    `right` says whether the second array, as it came, is what the first asks for.
    """
    found: dict[str, list[Pair]] = {}
    for case, wanted, outcome in zip(cases, expected, outcomes, strict=True):
        for name, one, other in _paired(normalized(wanted), normalized(outcome), names):
            if one is None or other is None:
                return []
            pair = Pair(case, one.astype(np.float64), other.astype(np.float64), right(one, other))
            found.setdefault(name, []).append(pair)
    if any(len(pairs) != len(cases) for pairs in found.values()):
        return []
    return [Series(name, pairs) for name, pairs in found.items()]


def numbers(value: Value) -> np.ndarray | None:
    """Return a number or array of real numbers as an array, and None for any other argument."""
    array = np.asarray(value) if isinstance(value, (bool, int, float, np.ndarray)) else np.asarray(None)
    return array if array.dtype.kind in "biuf" else None


def close(should: Array, got: Array) -> bool:
    """Return whether two arrays have one shape and agree but for rounding; NaN agrees with nothing."""
    if should.shape != got.shape:
        return False
    return should.size == 0 or bool((np.abs(got - should) <= CLOSE * np.abs(should).max() + 1e-12).all())


def count_telling(should: Array, expected: Array) -> int:
    """Return how many numbers tell `should` from `expected`: those that differ, or all where the shape does."""
    if not should.size:
        return 0
    if should.shape != expected.shape:
        return int(should.size) if np.abs(should).max() > 0 else 0
    scale = max(float(np.abs(should).max()), float(np.abs(expected).max()))
    return int(np.count_nonzero(np.abs(should - expected) > FAR * scale))


def _paired(
    expected: Value, got: Value, names: Sequence[str] = (), path: str = ""
) -> Iterator[tuple[str, Any, np.ndarray | None]]:
    """Yield name, expected array and got array of each part; None stands for what is no array of real numbers."""
    is_array = isinstance(expected, np.ndarray)
    as_parts = is_array and len(names) > 1 and expected.ndim > 0 and len(expected) == len(names)
    if isinstance(expected, dict):
        if not isinstance(got, dict) or got.keys() != expected.keys():
            yield path, expected, None
            return
        for key in expected:
            yield from _paired(expected[key], got[key], (), f"{path}.{key}" if path else str(key))
    elif isinstance(expected, list) or as_parts:
        parts = got if isinstance(got, list) else list(map(np.asarray, got)) if _is_row(got) else []
        if len(parts) != len(expected):
            yield path, expected, None
            return
        for index, (one, other) in enumerate(zip(expected, parts, strict=True)):
            name = names[index] if not path and index < len(names) else f"{path}[{index}]"
            yield from _paired(np.asarray(one) if as_parts else one, other, (), name)
    else:
        yield path, numbers(expected), numbers(got)


def _is_row(value: Value) -> bool:
    return isinstance(value, np.ndarray) and value.ndim > 0
