"""Comparing: what is equal, and in which way something else is not."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tutor.course.checks import Tolerance
from tutor.grading.compare import Kind, Value, difference, differing, normalized, plain, same

STRICT = Tolerance(relative=0.0, absolute=0.0)
USUAL = Tolerance()
A = np.array

EQUAL = {
    "a number and its array": (1.5, A(1.5)),
    "a number and a float32": (0.5, np.float32(0.5)),
    "a whole number and a float": (2, 2.0),
    "a list and an array": ([1.0, 2.0], A([1, 2])),
    "a nested list": ([[1, 2], [3, 4]], A([[1, 2], [3, 4]])),
    "single and double precision": (A([0.1, 0.2]), A([0.1, 0.2], dtype=np.float32)),
    "booleans and numbers": (A([True, False]), A([1, 0])),
    "infinities": (A([np.inf, -np.inf]), A([np.inf, -np.inf])),
    "dicts in another order": ({"a": 1, "b": A([2])}, {"b": [2], "a": 1.0}),
    "tuples of arrays": ([A([1, 2]), A([3])], [[1, 2], [3]]),
    "empty": ([], A([])),
    "empty of a shape": (np.zeros((0, 3)), np.zeros((0, 3))),
    "texts": ("relu", "relu"),
    "nothing": (None, None),
    "within the tolerance": (1.0, 1.0 + 1e-7),
    "an array for a tuple of rows": ([A([1, 2]), A([3, 4])], A([[1, 2], [3, 4]])),
    "large whole numbers": (A([2**40]), A([2**40])),
}

DIFFERENT = {
    "nothing": (A([1]), None, Kind.NOTHING, (), ()),
    "nothing in a tuple": ([A([1, 2]), A(1)], [[1, 2], None], Kind.NOTHING, (1,), ()),
    "a text": (1.0, "1.0", Kind.TYPE, (), ()),
    "a dict": (1.0, {"a": 1}, Kind.TYPE, (), ()),
    "complex numbers": (A([1.0]), A([1 + 0j]), Kind.TYPE, (), ()),
    "a list for a dict": ({"a": 1}, [1], Kind.TYPE, (), ()),
    "a number for a tuple": ([A([1, 2]), A(1)], 7.0, Kind.TYPE, (), ()),
    "too few": ([A([1, 2]), A(1)], [[1, 2]], Kind.LENGTH, (), ()),
    "too many": ([A([1, 2]), A(1)], [[1, 2], 1, 1], Kind.LENGTH, (), ()),
    "other keys": ({"W": 1, "b": 2}, {"W": 1, "c": 2}, Kind.KEYS, (), ()),
    "another shape": (A([1, 2]), A([[1, 2]]), Kind.SHAPE, (), ()),
    "a column for a row": (np.zeros((3, 1)), np.zeros((1, 3)), Kind.SHAPE, (), ()),
    "an array of one for a number": (1.0, A([1.0]), Kind.SHAPE, (), ()),
    "a ragged list": (A([[1, 2], [3, 4]]), [[1, 2], [3]], Kind.TYPE, (), ()),
    "NaN": (A([1.0, 2.0]), A([1.0, np.nan]), Kind.NOT_A_NUMBER, (), (1,)),
    "NaN for NaN": (A([np.nan]), A([np.nan]), Kind.NOT_A_NUMBER, (), (0,)),
    "NaN for an infinity": (np.inf, np.nan, Kind.NOT_A_NUMBER, (), ()),
    "an infinity": (A([1.0]), A([np.inf]), Kind.INFINITE, (), (0,)),
    "the other infinity": (A([np.inf]), A([-np.inf]), Kind.INFINITE, (), (0,)),
    "a large number for an infinity": (np.inf, 1e308, Kind.VALUES, (), ()),
    "another number": (A([[1.0, 2.0], [3.0, 4.0]]), A([[1.0, 2.0], [5.0, 4.0]]), Kind.VALUES, (), (1, 0)),
    "deep inside": ({"a": {"W": A([1, 2])}}, {"a": {"W": A([1, 3])}}, Kind.VALUES, ("a", "W"), (1,)),
    "another text": ("relu", "tanh", Kind.VALUES, (), ()),
    "something for nothing": (None, 1.0, Kind.VALUES, (), ()),
    "beyond the tolerance": (1.0, 1.0 + 1e-5, Kind.VALUES, (), ()),
    "a number too large for an array": (1.0, 10**40, Kind.TYPE, (), ()),
}

NUMBERS = arrays.arrays(np.float64, arrays.array_shapes(min_dims=0, max_dims=3, max_side=4))
NESTED = st.recursive(
    NUMBERS | st.text(max_size=3) | st.none() | st.floats() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("name", EQUAL)
def test_equal(name: str) -> None:
    expected, got = EQUAL[name]
    assert difference(expected, got, USUAL) is None


@pytest.mark.parametrize("name", DIFFERENT)
def test_different(name: str) -> None:
    expected, got, kind, path, index = DIFFERENT[name]
    found = difference(expected, got, USUAL)
    assert found is not None
    assert (found.kind, found.path, found.index) == (kind, path, index)


@given(NESTED)
def test_a_value_equals_itself_unless_it_holds_nan(value: Value) -> None:
    assert (difference(value, value, STRICT) is None) is not holds_nan(normalized(value))
    assert same(value, value, STRICT)


def holds_nan(value: Value) -> bool:
    if isinstance(value, dict):
        return any(map(holds_nan, value.values()))
    if isinstance(value, list):
        return any(map(holds_nan, value))
    return isinstance(value, np.ndarray) and bool(np.isnan(value).any())


@given(NESTED, NESTED)
def test_any_two_values_can_be_compared(one: Value, other: Value) -> None:
    difference(one, other, USUAL)
    assert same(one, other, USUAL) in (True, False)


@given(NUMBERS, st.floats(0, 1), st.floats(0, 1))
def test_the_tolerance_is_what_it_says(values: np.ndarray, relative: float, absolute: float) -> None:
    got = values + 0.5
    marked = differing(values, got, Tolerance(relative=relative, absolute=absolute))
    for e, g, wrong in zip(values.flat, got.flat, marked.flat, strict=True):
        if math.isfinite(e) and math.isfinite(g):
            assert wrong == (abs(g - e) > absolute + relative * abs(e))
        else:
            assert wrong == (e != g)


def test_programs_that_give_nan_in_the_same_places_gave_the_same() -> None:
    nan = float("nan")
    assert same(A([1.0, nan]), [1.0, nan], STRICT)
    assert not same(A([1.0, nan]), [nan, 1.0], STRICT)
    assert not same(A([1.0]), A(1.0), STRICT)
    assert not same("1", 1, STRICT)
    assert same({"a": [1, "x"]}, {"a": [1, "x"]}, STRICT)


def test_plain_numbers_for_judges() -> None:
    value = plain(normalized({"a": 1.5, "b": [[1, 2], [3, 4]], "c": [1, "x"]}))
    assert type(value["a"]) is float
    assert value["b"].shape == (2, 2)
    assert value["c"] == [1, "x"]
