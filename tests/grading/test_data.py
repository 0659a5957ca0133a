"""Data sets for training: fresh, held out properly, of the shapes that are promised."""

import numpy as np
import pytest

from tutor.course.values import IrisData, LineData, XorData
from tutor.grading.data import HELD_OUT, samples
from tutor.learner import iris


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_a_line_is_fresh_and_held_out_points_have_no_noise() -> None:
    slopes = set()
    for seed in range(20):
        s = samples(LineData(draw="line", n=50, noise=0.1), rng(seed))
        assert s.X.shape == s.y.shape == (50,)
        assert s.held_out_X.shape == s.held_out_y.shape == (HELD_OUT,)
        w, b = np.polyfit(s.held_out_X, s.held_out_y, 1)
        assert np.allclose(w * s.held_out_X + b, s.held_out_y)
        assert 0.5 <= abs(w) <= 3
        assert 0.5 <= abs(b) <= 3
        assert 0.01 < np.std(s.y - w * s.X - b) < 0.3
        slopes.add(round(w, 6))
    assert len(slopes) == 20


@pytest.mark.parametrize("column", [False, True])
def test_xor_is_the_four_corners(column: bool) -> None:
    s = samples(XorData(draw="xor", column=column), rng())
    assert sorted(map(tuple, s.X.tolist())) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert s.y.shape == ((4, 1) if column else (4,))
    for X, y in ((s.X, s.y), (np.round(s.held_out_X), s.held_out_y)):
        assert (np.logical_xor(X[:, 0], X[:, 1]) == y.reshape(-1)).mean() > 0.97
    assert len({tuple(samples(XorData(draw="xor"), rng(seed)).y) for seed in range(30)}) > 3


def test_xor_scattered() -> None:
    s = samples(XorData(draw="xor", n=100, noise=0.05), rng())
    assert s.X.shape == (100, 2)
    assert len(np.unique(s.X, axis=0)) == 100
    assert s.y.sum() == 50


def test_iris_is_split_without_overlap_and_by_class() -> None:
    X, y = iris()
    s = samples(IrisData(draw="iris", held_out=0.3, disguised=False, standardized=False), rng())
    assert (len(s.X), len(s.held_out_X)) == (105, 45)
    assert np.bincount(s.y).tolist() == [35] * 3
    assert np.bincount(s.held_out_y).tolist() == [15] * 3
    whole = np.vstack([np.column_stack([s.X, s.y]), np.column_stack([s.held_out_X, s.held_out_y])])
    assert sorted(map(tuple, whole)) == sorted(map(tuple, np.column_stack([X, y])))


def test_iris_is_shuffled_and_different_every_time() -> None:
    data = IrisData(draw="iris")
    one, other = samples(data, rng(1)), samples(data, rng(2))
    assert not np.array_equal(one.y, other.y)
    assert len(np.unique(one.y[:10])) > 1


def test_standardized_by_the_training_part_alone() -> None:
    s = samples(IrisData(draw="iris", standardized=True), rng())
    assert np.allclose(s.X.mean(axis=0), 0)
    assert np.allclose(s.X.std(axis=0), 1)
    assert not np.allclose(s.held_out_X.mean(axis=0), 0, atol=1e-6)


def test_who_knows_the_flowers_by_heart_gains_nothing_from_the_disguise() -> None:
    """The nearest flower of the table is looked up; where columns, scales and names are hidden that is a guess."""
    X, y = iris()
    table = (X - X.mean(axis=0)) / X.std(axis=0)

    def by_heart(data: IrisData, seed: int) -> float:
        s = samples(data, rng(seed))
        nearest = np.linalg.norm(s.held_out_X[:, None] - table[None], axis=2).argmin(axis=1)
        return float(np.mean(y[nearest] == s.held_out_y))

    plain = [by_heart(IrisData(draw="iris", disguised=False), seed) for seed in range(10)]
    disguised = [by_heart(IrisData(draw="iris", disguised=True), seed) for seed in range(60)]
    assert min(plain) > 0.9
    assert sum(accuracy >= 0.9 for accuracy in disguised) <= 10
