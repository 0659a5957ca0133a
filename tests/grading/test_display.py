"""Values as short texts: readable, marked, bounded, and never dangerous."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tutor.grading.array_text import MOST_ROWS
from tutor.grading.compare import Value, normalized
from tutor.grading.display import LONGEST, number, shown, shown_arguments, shown_pair
from tutor.sandbox.text import safe_text

ARRAYS = arrays.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.bool_, np.complex128]),
    arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=9),
)
VALUES = st.recursive(
    ARRAYS | st.text(max_size=30) | st.none() | st.floats() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text(max_size=9), inner, max_size=9),
    max_leaves=12,
)


@given(VALUES)
def test_anything_can_be_shown_within_bounds(value: Value) -> None:
    for text in (shown(value), shown(normalized(value)), shown_arguments({"x": value})):
        assert len(text) <= 9 * LONGEST  # a character that cannot be seen takes several
        assert safe_text(text, len(text)) == text


def test_small_arrays_are_shown_whole() -> None:
    assert shown(np.array([1.0, 2.5])) == "[1.0 2.5]"
    assert shown(np.array([[1, 20], [300, 4]])) == "[[  1 20]\n [300  4]]"
    assert shown(np.array(3.0)) == "3"
    assert shown(np.zeros((0, 3))) == "[] (0, 3)"


def test_large_arrays_are_cropped_and_their_shape_is_told() -> None:
    text = shown(np.arange(100.0).reshape(10, 10))
    assert text.count("\n") == MOST_ROWS
    assert text.endswith("(10, 10)")
    assert "…" in text
    assert shown(np.arange(100)).endswith("(100,)")
    assert shown(np.zeros((2, 3, 4))).endswith("(2, 3, 4)")


def test_wrong_entries_are_marked() -> None:
    wrong = np.array([[False, True], [False, False]])
    expected, got = shown_pair(np.array([[1.0, 20.0], [3.0, 4.0]]), np.array([[1.0, 2.0], [3.0, 4.0]]), wrong)
    assert expected == "[[1 20]\n [3  4]]"
    assert got == "[[1 ▸2]\n [3  4]]"


def test_a_part_of_the_result_is_named_and_other_shapes_are_told() -> None:
    wrong = np.array([True, False])
    assert shown_pair(np.array([0.5, 1]), np.array([-0.25, 1]), wrong, name="db") == (
        "db = [  0.50 1.00]",
        "db = [▸-0.25 1.00]",
    )
    assert shown_pair(np.ones(2), np.ones((2, 1))) == ("[1 1] (2,)", "[[1]\n [1]] (2, 1)")


def test_arguments_are_named_and_aligned() -> None:
    text = shown_arguments({"X": np.eye(2), "rate": 0.1, "options": {"a": 1}})
    assert text.splitlines() == ["X = [[1 0]", "     [0 1]]", "rate = 0.1", "options['a'] = 1"]


@pytest.mark.parametrize(
    ("value", "text"), [(1 / 3, "0.333333"), (1e-12, "1e-12"), (float("nan"), "nan"), (1234567.0, "1.23457e+06")]
)
def test_numbers_have_the_digits_that_one_compares(value: float, text: str) -> None:
    assert number(value) == text


def test_a_text_of_a_program_is_safe_and_short() -> None:
    assert shown("\x1b[2J") == "␛[2J"
    assert len(shown("x" * 100_000)) == LONGEST
    assert len(shown(["x" * 1000] * 1000)) <= LONGEST
    assert "\x1b" not in shown_arguments({"x": {"\x1b]0;": 1}})


def test_what_is_too_long_ends_at_a_whole_line_and_says_how_much_is_left_out() -> None:
    one, six = (shown({f"W{n}": np.full((5, 6), 1 / 3) for n in range(count)}).split("\n") for count in (1, 6))
    assert len("\n".join(six)) <= LONGEST + 20
    assert six[-1] == f"… (+{6 * len(one) - len(six) + 1})"
    assert all(line in {row.replace("W0", f"W{n}") for row in one for n in range(6)} for line in six[:-1])
    assert shown({f"a{n}": n for n in range(8)}).endswith("a5 = 5\n… (+2: 'a6', 'a7')")
    assert shown({}, name="p") == "p = {}"
