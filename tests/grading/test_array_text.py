"""Arrays beside one another: columns align, the entry that differs is in sight, nothing is too wide."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tutor.grading.array_text import WIDEST, array_text, differing, pair_text
from tutor.grading.differing import MARK, MOST, Differing
from tutor.grading.number_text import apart

SHAPES = arrays.array_shapes(min_dims=1, max_dims=4, max_side=9)
NUMBERS = st.sampled_from([np.float64, np.float32, np.int64, np.bool_, np.complex128])
DIFFERENCES = st.sampled_from([1e-12, 1e-9, 1e-3, 1.0, 1e5, 1e20])


@st.composite
def compared(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two arrays of one shape, and which entries are wrong: one at least, and those differ."""
    generator = np.random.default_rng(draw(st.integers(0, 10**6)))
    expected = generator.normal(size=draw(SHAPES)) * draw(DIFFERENCES)
    if draw(st.booleans()):
        expected = expected.round()
    wrong = generator.random(expected.shape) < draw(st.sampled_from([0.0, 0.1, 1.0]))
    wrong.flat[generator.integers(wrong.size)] = True
    return expected, np.where(wrong, expected + draw(DIFFERENCES), expected), wrong


@given(compared(), st.integers(34, 100))
def test_two_arrays_lie_over_one_another(values: tuple[np.ndarray, np.ndarray, np.ndarray], width: int) -> None:
    expected, got, wrong = values
    texts = [text.split("\n") for text in pair_text(expected, got, wrong, width)]
    assert MARK in "\n".join(texts[1])
    assert MARK not in "\n".join(texts[0])
    assert [len(row) for row in texts[0]] == [len(row) for row in texts[1]]
    assert max(len(row) for rows in texts for row in rows) <= width
    rows = [row for rows in texts for row in rows if "[" in row and ":" not in row]
    points = {tuple(i for i, letter in enumerate(row.partition("]")[0]) if letter == ".") for row in rows}
    assert len(points) == 1


@given(arrays.arrays(NUMBERS, SHAPES), st.integers(34, 100))
def test_one_array_is_never_too_wide(array: np.ndarray, width: int) -> None:
    assert max(map(len, array_text(array, width).split("\n"))) <= width


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_that_differ_are_told_apart(a: float, b: float) -> None:
    assert (len(set(apart(a, b))) == 2) == (a != b)


def test_a_tiny_difference_shows_its_digits() -> None:
    expected = np.array([[0.25, 1 / 3], [-1.0, 0.5]])
    got = expected + np.array([[0, 1e-9], [0, 0]])
    assert pair_text(expected, got, expected != got) == (
        "[[ 0.250000000  0.333333333]\n [-1.000000000  0.500000000]]",
        "[[ 0.250000000 ▸0.333333334]\n [-1.000000000  0.500000000]]",
    )


def test_a_large_array_is_cut_around_the_entry_and_a_deep_one_to_its_plane() -> None:
    large = np.zeros((1000, 1000))
    wrong = large.copy()
    wrong[500, 700] = np.nan
    text = pair_text(large, wrong, np.isnan(wrong))[1].split("\n")
    assert text[3] == " [… 0 0 0 ▸nan 0 0 …]"
    assert text[0] == " …"
    assert text[-1] == " … (1000, 1000)"
    deep = np.zeros((2, 2, 3))
    assert (
        pair_text(deep, deep + 1, np.arange(12).reshape(2, 2, 3) >= 7)[1]
        == "[1, :, :]\n[[ 1 ▸1 ▸1]\n [▸1 ▸1 ▸1]] (2, 2, 3)"
    )


@pytest.mark.parametrize(
    ("index", "en", "uz"),
    [
        ((1, 2), "row 2, column 3: expected 0.5, got 0.7", "2-qator, 3-ustun: kutilgan 0.5, chiqqan 0.7"),
        ((0,), "number 1: expected 0.5, got 0.7", "1-son: kutilgan 0.5, chiqqan 0.7"),
        ((), "expected 0.5, got 0.7", "kutilgan 0.5, chiqqan 0.7"),
        ((0, 1, 2), "[0, 1, 2]: expected 0.5, got 0.7", "[0, 1, 2]: kutilgan 0.5, chiqqan 0.7"),
    ],
)
def test_an_entry_can_be_read_aloud(index: tuple[int, ...], en: str, uz: str) -> None:
    expected = np.full((2, 3, 4)[: len(index)], 0.5)
    got = expected.copy()
    got[index] = 0.7
    found = differing(expected, got, expected != got)
    assert (found.count, found.of, len(found.first)) == (1, expected.size, 1)
    assert found.first[0].in_words.as_dict() == {"uz": uz, "en": en}
    assert Differing.from_json(found.as_json()) == found


def test_not_all_of_many_are_listed() -> None:
    found = differing(np.zeros(1000), np.ones(1000), np.ones(1000, dtype=bool))
    assert (found.count, len(found.first)) == (1000, MOST)
    assert found.in_words.en == "1000 of 1000 numbers differ"
    assert WIDEST < 56
