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
    labels = draw.labels((count,), classes, np.random.default_rng(seed))
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
     {"draw": "normal", "shape": [1] * 7}, {"shape": [1]}],
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
