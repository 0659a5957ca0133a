"""Drawn values: kinds, shapes and sizes as described, and different every time."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tutor.course.checks import FunctionCheck
from tutor.course.values import AnyValue
from tutor.grading import draw
from tutor.grading.random_arrays import labels as class_ids
from tutor.language import Text

VALUE: TypeAdapter[AnyValue] = TypeAdapter(AnyValue)
SIZES = {"n": 5, "d": 3, "k": 2}


def drawn(description: dict[str, Any], seed: int = 0) -> Any:  # noqa: ANN401
    return draw.draw(VALUE.validate_python(description), SIZES, np.random.default_rng(seed))


def check(**fields: Any) -> FunctionCheck:  # noqa: ANN401
    return FunctionCheck(kind="function", id="c", title=Text("", ""), call="f", **fields)


@pytest.mark.parametrize("kind", ["normal", "uniform", "integers"])
@pytest.mark.parametrize(
    ("shape", "expected"), [(["n", "d"], (5, 3)), ([4], (4,)), (["n", 0], (5, 0)), ([1, "k", 2], (1, 2, 2))]
)
def test_arrays_have_their_shape(kind: str, shape: list[int | str], expected: tuple[int, ...]) -> None:
    value = drawn({"draw": kind, "shape": shape})
    assert value.shape == expected
    assert value.dtype == (np.int64 if kind == "integers" else np.float64)


@pytest.mark.parametrize(("kind", "python"), [("normal", float), ("uniform", float), ("integers", int)])
def test_without_a_shape_a_plain_number_is_drawn(kind: str, python: type) -> None:
    assert type(drawn({"draw": kind})) is python


def test_numbers_lie_where_they_are_described() -> None:
    uniform = drawn({"draw": "uniform", "shape": [2000], "low": 2, "high": 3})
    assert uniform.min() >= 2
    assert uniform.max() < 3
    integers = drawn({"draw": "integers", "shape": [2000], "low": -1, "high": 1})
    assert set(integers.tolist()) == {-1, 0, 1}
    normal = drawn({"draw": "normal", "shape": [20_000], "mean": 7, "std": 0.1})
    assert abs(normal.mean() - 7) < 0.01
    assert abs(normal.std() - 0.1) < 0.01


@given(st.integers(0, 12), st.integers(1, 6), st.integers(0, 10**6))
def test_every_class_occurs_where_there_are_enough_places(count: int, classes: int, seed: int) -> None:
    labels = class_ids((count,), classes, np.random.default_rng(seed))
    assert labels.shape == (count,)
    assert labels.dtype == np.int64
    assert set(labels.tolist()) <= set(range(classes))
    assert (
        len(set(labels.tolist())) == min(count, classes) if count <= classes else len(set(labels.tolist())) == classes
    )


@pytest.mark.parametrize("rows", ["n", 0, 1, 40])
def test_one_hot_rows_hold_a_single_one(rows: int | str) -> None:
    value = drawn({"draw": "one-hot", "rows": rows, "classes": 4})
    assert value.shape == (5 if rows == "n" else rows, 4)
    assert (value.sum(axis=1) == 1).all()
    assert set(np.unique(value)) <= {0.0, 1.0}


@pytest.mark.parametrize(("value", "expected"), [(2, 2), (0.5, 0.5), ("tanh", "tanh"), (True, True)])
def test_constants_are_what_they_are(value: object, expected: object) -> None:
    got = drawn({"draw": "constant", "value": value})
    assert got == expected
    assert type(got) is type(expected)


def test_lists_become_arrays_and_a_shape_is_filled() -> None:
    assert drawn({"draw": "constant", "value": [[1, 2], [3, 4]]}).tolist() == [[1, 2], [3, 4]]
    filled = drawn({"draw": "constant", "value": 0.5, "shape": ["n", 2]})
    assert filled.shape == (5, 2)
    assert (filled == 0.5).all()


@pytest.mark.parametrize(
    ("description", "dtype"),
    [
        ({"draw": "normal", "dtype": "float32"}, np.float32),
        ({"draw": "uniform", "dtype": "float16"}, np.float16),
        ({"draw": "integers"}, np.int64),
        ({"draw": "integers", "dtype": "float64"}, np.float64),
        ({"draw": "integers", "dtype": "uint8", "high": 255}, np.uint8),
        ({"draw": "integers", "dtype": "bool", "high": 1}, np.bool_),
        ({"draw": "spread"}, np.float64),
        ({"draw": "boolean"}, np.bool_),
        ({"draw": "probabilities", "dtype": "float32"}, np.float32),
        ({"draw": "labels", "classes": 2, "dtype": "float64"}, np.float64),
        ({"draw": "constant", "value": 1, "dtype": "int32"}, np.int32),
        ({"draw": "choice", "of": [-1000.0, 1000.0]}, np.float64),
        ({"draw": "choice", "of": [1, 2, 4]}, np.int64),
    ],
)
def test_arrays_hold_the_kind_of_number_that_is_described(description: dict[str, Any], dtype: type) -> None:
    value = drawn({**description, "shape": ["n", 4]})
    assert value.dtype == dtype
    assert value.shape == (5, 4)


def test_whole_numbers_as_floats_are_whole() -> None:
    value = drawn({"draw": "integers", "shape": [200], "low": -3, "high": 3, "dtype": "float32"})
    assert set(value.tolist()) == {-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0}


@given(st.integers(0, 10**6))
def test_sorted_and_distinct(seed: int) -> None:
    uniform = drawn({"draw": "uniform", "shape": [3, 6], "sorted": True}, seed)
    assert (np.diff(uniform, axis=1) >= 0).all()
    integers = drawn({"draw": "integers", "shape": [10], "low": -4, "high": 5, "distinct": True}, seed)
    assert sorted(integers.tolist()) == list(range(-4, 6))
    both = drawn({"draw": "integers", "shape": [6], "high": 1000, "distinct": True, "sorted": True}, seed)
    assert (np.diff(both) > 0).all()


def test_spread_numbers_are_of_every_size_and_sign() -> None:
    value = drawn({"draw": "spread", "shape": [4000], "smallest": 1e-4, "largest": 1e4})
    sizes = np.log10(np.abs(value))
    assert (sizes.min() >= -4, sizes.max() <= 4) == (True, True)
    assert np.histogram(sizes, bins=8, range=(-4, 4))[0].min() > 400
    assert 0.4 < (value > 0).mean() < 0.6
    assert (drawn({"draw": "spread", "shape": [100], "positive": True}) > 0).all()


@pytest.mark.parametrize("concentration", [0.05, 1.0, 100.0])
def test_probabilities_lie_on_the_simplex(concentration: float) -> None:
    value = drawn({"draw": "probabilities", "shape": ["n", 2, 4], "concentration": concentration})
    assert value.shape == (5, 2, 4)
    assert (value >= 0).all()
    assert np.allclose(value.sum(axis=-1), 1)
    assert drawn({"draw": "probabilities", "shape": ["d"]}).shape == (3,)


def test_booleans_permutations_and_images() -> None:
    booleans = drawn({"draw": "boolean", "shape": [2000], "probability": 0.25})
    assert 0.2 < booleans.mean() < 0.3
    assert type(drawn({"draw": "boolean"})) is bool
    assert sorted(drawn({"draw": "permutation", "n": 7}).tolist()) == list(range(7))
    picture = drawn({"draw": "images", "batch": "n", "channels": "d", "height": 8, "width": 6})
    assert picture.shape == (5, 3, 8, 6)
    assert 0 <= picture.min() < 0.1 < 0.9 < picture.max() <= 1
    grey = drawn({"draw": "images", "batch": 2, "height": 8, "width": 6, "dtype": "uint8"})
    assert (grey.shape, grey.dtype) == ((2, 8, 6), np.uint8)
    assert grey.max() > 200


@pytest.mark.parametrize("of", [["relu", "tanh"], [1, 2], [0.5], [True, False]])
def test_a_choice_is_one_of_what_is_given_and_each_is_chosen(of: list[Any]) -> None:
    seen = {drawn({"draw": "choice", "of": of}, seed) for seed in range(40)}
    assert seen == set(of)
    assert {type(value) for value in seen} == {type(of[0])}


def test_a_data_set_fills_two_arguments() -> None:
    described = {
        "X, y": {"draw": "blobs", "n": "n", "dimensions": "d", "classes": "k"},
        "W": {"draw": "normal", "shape": ["d", "k"]},
    }
    edge = {"sizes": {"n": 4, "d": 2, "k": 2}, "arguments": {"y": {"draw": "constant", "value": 1, "shape": ["n"]}}}
    cases = list(
        draw.cases(
            check(arguments=described, sizes={"n": [5, 9], "d": [1, 6], "k": [2, 4]}, edge_cases=[edge]),
            np.random.default_rng(3),
        )
    )
    for case in cases:
        n, d, k = (case.sizes[name] for name in "ndk")
        assert list(case.arguments) == ["X", "y", "W"]
        assert case.arguments["X"].shape == (n, d)
        assert case.arguments["y"].shape == (n,)
        assert case.arguments["W"].shape == (d, k)
    assert cases[-1].arguments["y"].tolist() == [1] * 4


@pytest.mark.parametrize(
    "arguments",
    [
        {"X": {"draw": "moons"}},
        {"X, y, z": {"draw": "moons"}},
        {"X, y": {"draw": "normal"}},
        {"X,": {"draw": "moons"}},
        {"": {"draw": "normal"}},
    ],
)
def test_names_and_values_must_fit(arguments: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="a data set has two names"):
        check(arguments=arguments)


@pytest.mark.parametrize(
    "description",
    [
        {"draw": "integers", "dtype": "uint8", "shape": [2000], "high": 1000},
        {"draw": "integers", "shape": [11], "distinct": True},
        {"draw": "normal", "shape": [100_000, 100_000]},
        {"draw": "images", "batch": 1000, "channels": 1000, "height": 1000, "width": 1000},
        {"draw": "one-hot", "rows": 100_000, "classes": 100_000},
    ],
)
def test_what_cannot_be_drawn_is_an_error_before_it_costs_memory(description: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"too large|do not fit|larger sample|replace"):
        drawn(description)


def test_sizes_seeds_and_mappings() -> None:
    assert drawn({"draw": "size", "of": "d"}) == 3
    assert 0 <= drawn({"draw": "seed"}) < 2**31
    weights = drawn(
        {"draw": "mapping", "of": {"W": {"draw": "normal", "shape": ["d", "k"]}, "b": {"draw": "normal"}}}
    )
    assert weights["W"].shape == (3, 2)
    assert isinstance(weights["b"], float)


def test_cases_draw_their_sizes_once_and_edge_cases_come_last() -> None:
    described = {
        name: {"draw": "normal", "shape": shape} for name, shape in (("X", ["n", "d"]), ("w", ["d"]), ("y", ["n"]))
    }
    fixed = {"sizes": {"n": 1}, "arguments": {"w": {"draw": "constant", "value": 0.0, "shape": ["d"]}}}
    cases = list(
        draw.cases(
            check(arguments=described, sizes={"n": [2, 9], "d": 4}, cases=30, edge_cases=[fixed]),
            np.random.default_rng(1),
        )
    )
    assert len(cases) == 31
    for case in cases:
        rows = len(case.arguments["y"])
        assert case.arguments["X"].shape == (rows, 4)
        assert case.weight == rows * 4 + 4 + rows
        assert list(case.arguments) == ["X", "w", "y"]
    assert {case.sizes["n"] for case in cases[:-1]} == set(range(2, 10))
    assert cases[-1].sizes["n"] == 1
    assert not cases[-1].arguments["w"].any()


def test_what_is_drawn_is_different_every_time() -> None:
    described = check(arguments={"x": {"draw": "normal", "shape": [3]}}, cases=5)
    rows = [tuple(case.arguments["x"]) for case in draw.cases(described, np.random.default_rng())]
    assert len(set(rows)) == 5


def test_a_size_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        drawn({"draw": "normal", "shape": ["m"]})


@pytest.mark.parametrize(
    "description",
    [{"draw": "normal", "std": 0}, {"draw": "normal", "shape": [-1]}, {"draw": "what"}, {"draw": "normal", "wide": 1},
     {"draw": "normal", "shape": [1] * 7}, {"shape": [1]}, {"draw": "uniform", "low": 2, "high": 1},
     {"draw": "integers", "low": 2, "high": 1}, {"draw": "choice", "of": []}, {"draw": "spread", "smallest": 0},
     {"draw": "choice", "of": ["a", "b"], "shape": [2]}, {"draw": "probabilities", "shape": []},
     {"draw": "normal", "dtype": "int64"}, {"draw": "boolean", "probability": 2}, {"draw": "moons"}],
)  # fmt: skip
def test_descriptions_that_make_no_sense_are_refused(description: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        VALUE.validate_python(description)


def test_tensors_are_marked_and_unmarked() -> None:
    value = {"X": np.ones((2, 2)), "y": np.array([1, 2]), "lr": 0.1, "deep": {"W": np.zeros(1)}}
    marked = draw.as_tensors(value)
    assert marked["X"]["$tensor"].dtype == np.float32
    assert marked["y"]["$tensor"].dtype == np.int64
    assert marked["lr"] == 0.1
    back = draw.without_tensors(marked)
    assert back["deep"]["W"].dtype == np.float32
    assert back["y"].tolist() == [1, 2]
