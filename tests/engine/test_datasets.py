"""Data sets: shapes, classes, seeds, splits, and what is told about each."""

from collections.abc import Callable

import numpy as np
import pytest

from tutor.engine import Adam, Flatten, Linear, Model, Sequential
from tutor.engine.datasets import Dataset, blobs, circles, digits, iris, line, moons, shapes32, spirals, xor

DRAWN: list[Callable[..., Dataset]] = [xor, line, circles, moons, spirals, blobs, shapes32]
WITH_CLASSES: list[Callable[..., Dataset]] = [xor, circles, moons, spirals, blobs, shapes32]


@pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: draw.__name__)
def test_a_seed_draws_the_same_again_and_another_does_not(draw: Callable[..., Dataset]) -> None:
    one, again, other = draw(n=60, random_state=3), draw(n=60, random_state=3), draw(n=60, random_state=4)
    assert np.array_equal(one.X, again.X)
    assert np.array_equal(one.y, again.y)
    assert not np.array_equal(one.X, other.X)
    assert len(one) == len(one.X) == len(one.y) == 60


@pytest.mark.parametrize("draw", WITH_CLASSES, ids=lambda draw: draw.__name__)
def test_classes_are_balanced(draw: Callable[..., Dataset]) -> None:
    data = draw(n=60, random_state=0)
    assert data.y.dtype == np.int64
    assert np.bincount(data.y).tolist() == [60 // len(data.classes)] * len(data.classes)


@pytest.mark.parametrize("make", [*DRAWN, iris, digits], ids=lambda make: make.__name__)
def test_each_tells_what_it_is(make: Callable[[], Dataset]) -> None:
    data = make()
    assert data.name == make.__name__
    assert data.description
    assert data.licence
    assert data.origin
    assert make.__doc__ is not None
    assert "(n" in make.__doc__ or str(len(data)) in make.__doc__
    assert not data.features or len(data.features) == data.X.shape[1]


def test_the_table_of_xor() -> None:
    data = xor(n=4, noise=0.0, random_state=0)
    table = {tuple(point): label for point, label in zip(data.X.tolist(), data.y.tolist(), strict=True)}
    assert table == {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}


def test_a_line_is_a_line() -> None:
    data = line(n=200, noise=0.1, random_state=0)
    assert data.X.shape == (200, 1)
    assert data.classes == ()
    w, b = np.polyfit(data.X[:, 0], data.y, 1)
    assert 0.07 < np.std(data.y - w * data.X[:, 0] - b) < 0.13


def test_circles_lie_in_each_other_and_spirals_end_at_one() -> None:
    rings = circles(n=100, noise=0.0, inner=0.4, random_state=0)
    radius = np.linalg.norm(rings.X, axis=1)
    assert np.allclose(radius[rings.y == 0], 1.0)
    assert np.allclose(radius[rings.y == 1], 0.4)
    arms = np.linalg.norm(spirals(n=300, noise=0.0, classes=3, random_state=0).X, axis=1)
    assert 0.1 <= arms.min() < 0.3
    assert 0.9 < arms.max() <= 1.0


def test_blobs_keep_their_distance() -> None:
    data = blobs(n=90, noise=0.0, classes=3, separation=4.0, random_state=0)
    centres = np.array([data.X[data.y == label][0] for label in range(3)])
    assert all(np.linalg.norm(centres[i] - centres[j]) >= 4.0 for i in range(3) for j in range(i))


def test_a_split_is_stratified_complete_and_repeats() -> None:
    data = iris()
    X_train, X_test, y_train, y_test = data.split(0.2, random_state=1)
    assert np.bincount(y_train).tolist() == [40] * 3
    assert np.bincount(y_test).tolist() == [10] * 3
    both = np.vstack([np.column_stack([X_train, y_train]), np.column_stack([X_test, y_test])])
    assert sorted(map(tuple, both)) == sorted(map(tuple, np.column_stack([data.X, data.y])))
    assert np.array_equal(data.split(0.2, random_state=1)[0], X_train)
    assert not np.array_equal(data.split(0.2, random_state=2)[0], X_train)
    assert len(data.split(random_state=0)[1]) == 30
    assert len(line(n=50, random_state=0).split(0.5, random_state=0)[2]) == 25


@pytest.mark.parametrize("share", [0.0, 1.0, 0.001])
def test_a_split_that_leaves_nothing_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="leaves nothing of 150"):
        iris().split(share)


def test_digits_are_pictures() -> None:
    data = digits()
    assert data.X.shape == (1797, 64)
    assert (data.X.min(), data.X.max()) == (0.0, 1.0)
    assert data.classes == tuple("0123456789")


def test_shapes32_are_pictures_between_0_and_1_of_ten_kinds() -> None:
    data = shapes32(n=700, random_state=0)
    assert data.X.shape == (700, 3, 32, 32)
    assert data.X.dtype == np.float32
    assert 0.0 <= data.X.min() < data.X.max() <= 1.0
    assert len(set(data.classes)) == 10
    assert data.X.std(axis=(1, 2, 3)).min() > 0.02  # no picture is empty


def test_a_linear_classifier_does_not_learn_shapes32() -> None:
    X_train, X_test, y_train, y_test = shapes32(n=1500, random_state=0).split(0.2, random_state=0)
    linear = Model(Sequential([Flatten(), Linear(3072, 10)]), "cross_entropy", Adam(0.001), random_state=0)
    linear.fit(X_train, y_train, epochs=10)
    assert linear.score(X_test, y_test) < 0.6
