"""What training returns and predicts: how many numbers it holds, random ones of its form, which classes are meant."""

from typing import Any

import numpy as np
import pytest

from tutor.course.checks import TrainingCheck
from tutor.grading.checks.figure_data import class_ids
from tutor.grading.checks.second_phase import fits
from tutor.grading.checks.trained_parameters import checked, disturbed, number_of
from tutor.language import Text


def test_random_parameters_have_the_form_of_the_trained_ones() -> None:
    generator = np.random.default_rng(0)
    trained = {
        "W": np.full((2, 3), 5.0, dtype=np.float32), "steps": 7, "b": 1.5, "ids": np.arange(3), "name": "tanh",
        "parts": [np.ones(2), None], "empty": np.zeros(0),
    }  # fmt: skip
    random: dict[str, Any] = disturbed(trained, generator)
    assert random["W"].shape == (2, 3)
    assert random["W"].dtype == np.float32
    assert (random["W"] < 0).any() or (random["W"] < 1).all()  # nothing of the size or the sign is left
    assert random["b"] != 1.5
    assert (random["steps"], random["ids"].tolist(), random["name"]) == (7, [0, 1, 2], "tanh")
    assert random["parts"][1] is None
    assert random["parts"][0].tolist() != [1.0, 1.0]


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (1.0, 1),
        (np.ones((3, 4)), 12),
        ({"W": np.ones((2, 2)), "b": 0.5}, 5),
        ([np.ones(2), [np.ones(3), 1.0]], 6),
        ("relu", 1),
        ("x" * 80, 11),
        ({"n" * 640: 1.0}, 11),
        ({str(i): None for i in range(50)}, 50),
        ([[]] * 30, 30),
        ([], 1),
    ],
)
def test_numbers_are_counted_wherever_they_hide(value: object, count: int) -> None:
    assert number_of(value) == count


def test_a_wrong_form_is_told_before_too_many_numbers() -> None:
    trained = {"W": np.ones((1, 20)), "b": np.ones(20)}
    described = {"call": "train", "data": {"draw": "line", "n": 9}, "metric": "mean-squared-error", "at_most": 1.0}
    form = {"parameters": {"W": [1, "h"], "b": ["h"]}, "most_parameters": 30, "predict_by": "learner"}
    title = {"uz": "oʻqitish", "en": "training"}
    check = TrainingCheck.model_validate({"kind": "training", "id": "t", "title": title, **described, **form})

    too_many, with_more = checked(check, trained), checked(check, [trained, {"W": 0.0}, 1.0])
    assert isinstance(too_many, Text)
    assert "40 numbers: W (1, 20), b (20)" in too_many.en
    assert "vaznlar" in too_many.uz
    assert isinstance(with_more, Text)
    assert "a tuple or list of 3 things" in with_more.en
    assert with_more.en.endswith("W (1, h), b (h).")


@pytest.mark.parametrize(
    ("prediction", "metric", "fit"),
    [
        (np.zeros(5), "accuracy", True),
        ([0] * 5, "accuracy", True),
        (np.zeros((5, 3)), "accuracy", True),
        (np.zeros((5, 3)), "mean-squared-error", False),
        (np.zeros((5, 1)), "mean-squared-error", True),
        (np.zeros(4), "accuracy", False),
        (np.zeros((1, 5)), "accuracy", False),
        (np.zeros(5, dtype=bool), "accuracy", True),
        (np.zeros(5, dtype=complex), "accuracy", False),
        (None, "accuracy", False),
        ("aaaaa", "accuracy", False),
        ({"a": 1}, "accuracy", False),
        ([[1], [1, 2]], "accuracy", False),
        (0.5, "accuracy", False),
    ],
)
def test_what_predictions_must_be(prediction: object, metric: str, fit: bool) -> None:
    assert fits(prediction, 5, metric) is fit


@pytest.mark.parametrize(
    ("predicted", "ids"),
    [
        ([0.2, 0.5, 1.0], [0, 1, 1]),
        ([0, 2, 1], [0, 2, 1]),
        ([0.0, 2.0, 1.0], [0, 2, 1]),
        ([[0.2], [0.9], [0.4]], [0, 1, 0]),
        ([[0.2, 0.1, 0.7], [1, 0, 0], [0, 9, 0]], [2, 0, 1]),
        ([-1, 1, 1], [0, 1, 1]),
        ([np.nan, np.inf, 1e300], [0, 1, 1]),
    ],
)
def test_which_classes_are_meant(predicted: list[Any], ids: list[int]) -> None:
    assert class_ids(np.array(predicted, dtype=np.float64)).tolist() == ids
