"""Metrics on examples that can be counted by hand, and on their edges."""

import numpy as np
import pytest

from tutor.engine.metrics import (
    accuracy,
    class_ids,
    confusion_matrix,
    expected_calibration_error,
    r2_score,
    top_k_accuracy,
)


def test_accuracy_of_ids_one_hot_rows_and_probabilities() -> None:
    scores = np.array([[0.1, 0.9], [0.8, 0.2], [0.6, 0.4]])
    assert accuracy(scores, np.array([1, 0, 1])) == pytest.approx(2 / 3)
    assert accuracy(scores, np.eye(2)[[1, 0, 1]]) == pytest.approx(2 / 3)
    assert accuracy(np.array([0.5, 0.4]), np.array([1, 0])) == 1.0
    assert class_ids(np.array([[0.7], [0.2]])).tolist() == [1, 0]


def test_top_k() -> None:
    scores = np.array([[0.1, 0.5, 0.4], [0.6, 0.3, 0.1]])
    target = np.array([2, 2])
    assert [top_k_accuracy(scores, target, k) for k in (1, 2, 3)] == [0.0, 0.5, 1.0]
    with pytest.raises(ValueError, match="1 … 3"):
        top_k_accuracy(scores, target, 4)


def test_confusion_matrix_has_the_true_class_in_rows() -> None:
    counts = confusion_matrix(np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), 3)
    assert counts.tolist() == [[1, 1, 0], [0, 1, 1], [0, 0, 0]]


def test_a_confusion_matrix_names_a_class_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="prediction 1 is the class id 3, none of 0 … 2"):
        confusion_matrix(np.array([0, 3]), np.array([0, 1]), 3)


def test_calibration() -> None:
    sure = np.array([[1.0, 0.0], [1.0, 0.0]])
    assert expected_calibration_error(sure, np.array([0, 0])) == 0.0
    assert expected_calibration_error(sure, np.array([0, 1])) == 0.5
    half = np.array([[0.8, 0.2]] * 10)
    assert expected_calibration_error(half, np.array([0] * 8 + [1] * 2)) == pytest.approx(0.0)
    assert expected_calibration_error(half, np.zeros(10, dtype=int), bins=1) == pytest.approx(0.2)


def test_r2() -> None:
    target = np.array([1.0, 2.0, 3.0])
    assert r2_score(target, target) == 1.0
    assert r2_score(np.full(3, 2.0), target) == 0.0
    assert r2_score(np.zeros(3), np.zeros(3)) == 1.0
    assert r2_score(np.ones(3), np.zeros(3)) == 0.0
