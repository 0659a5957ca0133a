"""Data sets for training: fresh, held out properly, of the shapes that are promised."""

from itertools import permutations, product
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from tutor.course.values import CurveData, Data, IrisData, LineData, XorData
from tutor.grading.data import HELD_OUT, Samples, samples
from tutor.learner import digits, iris

DATA: TypeAdapter[Data] = TypeAdapter(Data)
TEN_DIGITS = "digits", "handwritten"
CLASSIFIED = ["blobs", "separable", "moons", "circles", "spirals", "digits", "handwritten"]


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


@pytest.mark.parametrize("waves", [2, 3, 6])
def test_a_curve_is_fresh_and_no_line_comes_near_it(waves: int) -> None:
    seen = set()
    for seed in range(20):
        s = samples(CurveData(draw="curve", n=80, waves=waves, noise=0.1, column=True), rng(seed))
        clean = samples(CurveData(draw="curve", n=80, waves=waves, noise=0.0), rng(seed))
        assert s.X.shape == s.y.shape == (80, 1)
        assert clean.held_out_X.shape == clean.held_out_y.shape == (HELD_OUT,)
        x, y = clean.held_out_X, clean.held_out_y
        assert np.abs(x).max() <= 2
        assert abs(y.mean()) < 0.3
        assert 0.7 < y.std() < 1.3
        assert np.mean((np.polyval(np.polyfit(x, y, 1), x) - y) ** 2) > 0.35
        # Smooth: between two neighbours of the training points the curve goes nearly straight.
        order = np.argsort(clean.X)
        between = np.interp(x, clean.X[order], clean.y[order])
        assert np.median(np.abs(between - y)) < 0.1
        assert 0.05 < np.std(s.y[:, 0] - clean.y) < 0.2
        seen.add(round(y[0], 6))
    assert len(seen) == 20


@pytest.mark.parametrize("column", [False, True])
def test_xor_is_the_four_corners(column: bool) -> None:
    s = samples(XorData(draw="xor", column=column), rng())
    assert sorted(map(tuple, s.X.tolist())) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert s.y.shape == ((4, 1) if column else (4,))
    for X, y in ((s.X, s.y), (np.round(s.held_out_X), s.held_out_y)):
        assert (np.logical_xor(X[:, 0], X[:, 1]) == y.reshape(-1)).mean() > 0.97
    assert len({tuple(samples(XorData(draw="xor"), rng(seed)).y) for seed in range(30)}) > 3


def test_a_table_with_one_corner_of_its_own() -> None:
    tables = set()
    for seed in range(60):
        s = samples(XorData(draw="xor", table="one-corner", column=True), rng(seed))
        answers = {tuple(point): answer for point, (answer,) in zip(s.X.tolist(), s.y, strict=True)}
        assert sorted(answers) == [(0, 0), (0, 1), (1, 0), (1, 1)]
        assert sum(answers.values()) in (1, 3)
        seen = [answers[tuple(point)] for point in np.round(s.held_out_X).clip(0, 1).tolist()]
        assert np.mean(np.array(seen) == s.held_out_y.reshape(-1)) > 0.95
        tables.add(tuple(sorted(answers.items())))
    assert len(tables) == 8


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


def test_no_exchange_of_columns_and_names_undoes_the_disguise() -> None:
    """The class means of the table are tried in every order of columns, signs and names."""
    X, y = iris()
    table = (X - X.mean(axis=0)) / X.std(axis=0)
    means = np.stack([table[y == label].mean(axis=0) for label in range(3)])

    def undone(X: np.ndarray, y: np.ndarray) -> float:
        best = 0.0
        for columns in permutations(range(4)):
            for signs in product((-1, 1), repeat=4):
                nearest = np.linalg.norm((X * signs)[:, None, columns] - means[None], axis=2).argmin(axis=1)
                best = max(best, *(float(np.mean(np.take(names, nearest) == y)) for names in permutations(range(3))))
        return best

    assert undone(table[:, [2, 0, 3, 1]], y) > 0.85
    drawn = [samples(IrisData(draw="iris"), rng(seed)) for seed in range(7)]
    assert np.median([undone(s.X, s.y) for s in drawn]) < 0.85


def drawn(seed: int = 0, **description: Any) -> Samples:  # noqa: ANN401
    return samples(DATA.validate_python(description), rng(seed))


def nearest_is_right(s: Samples) -> float:
    """Return the accuracy of the nearest training point's class on the held-out points."""
    X, held_out = s.X.reshape(len(s.X), -1), s.held_out_X.reshape(len(s.held_out_X), -1)
    nearest = np.linalg.norm(held_out[:, None] - X[None], axis=2).argmin(axis=1)
    return float(np.mean(s.y[nearest] == s.held_out_y))


@pytest.mark.parametrize("kind", CLASSIFIED)
def test_classes_are_balanced_shuffled_fresh_and_told_apart_by_their_points(kind: str) -> None:
    s = drawn(draw=kind, n=300)
    dimensions = 64 if kind in TEN_DIGITS else 2
    assert (s.X.shape, s.held_out_X.shape) == ((300, dimensions), (HELD_OUT, dimensions))
    assert (s.y.shape, s.held_out_y.shape) == ((300,), (HELD_OUT,))
    assert s.X.dtype == np.float64
    assert s.y.dtype == s.held_out_y.dtype == np.int64
    counts = np.bincount(s.y)
    assert counts.max() - counts.min() <= (4 if kind in TEN_DIGITS else 1)
    assert len(np.unique(s.held_out_y)) == len(counts) == {"blobs": 3, "digits": 10, "handwritten": 10}.get(kind, 2)
    assert len(np.unique(s.y[:40])) > 1
    assert not np.array_equal(s.X, drawn(1, draw=kind, n=300).X)
    assert np.mean([nearest_is_right(drawn(seed, draw=kind, n=300)) for seed in range(5)]) > 0.9


@pytest.mark.parametrize("kind", ["separable", "moons", "circles", "spirals"])
@pytest.mark.parametrize(
    ("labels", "column", "shape", "seen"),
    [
        ("class-ids", False, (30,), {0, 1}),
        ("class-ids", True, (30, 1), {0, 1}),
        ("zero-one", False, (30,), {0.0, 1.0}),
        ("minus-one-one", True, (30, 1), {-1.0, 1.0}),
        ("one-hot", False, (30, 2), {0.0, 1.0}),
    ],
)
def test_how_labels_are_written(kind: str, labels: str, column: bool, shape: tuple[int, ...], seen: set[Any]) -> None:
    s = drawn(draw=kind, n=30, labels=labels, column=column)
    assert s.y.shape == shape
    assert set(np.unique(s.y).tolist()) == seen
    assert s.y.dtype == (np.int64 if labels == "class-ids" else np.float64)
    assert s.held_out_y.shape == (HELD_OUT,)
    assert set(s.held_out_y.tolist()) == {0, 1}
    ids = s.y.argmax(axis=1) if labels == "one-hot" else (s.y.reshape(-1) > 0).astype(int)
    plain = drawn(draw=kind, n=30)
    assert np.array_equal(plain.X, s.X)
    assert np.array_equal(plain.y, ids)


@pytest.mark.parametrize("dimensions", [1, 2, 5, 60])
@pytest.mark.parametrize("margin", [0.01, 0.5])
def test_separable_classes_are_separated_by_their_margin(dimensions: int, margin: float) -> None:
    """A perceptron finds a hyperplane; on a line the classes' nearest points are two margins apart."""
    for seed in range(5):
        s = drawn(seed, draw="separable", n=100, dimensions=dimensions, margin=margin)
        X, y = np.vstack([s.X, s.held_out_X]), 2.0 * np.concatenate([s.y, s.held_out_y]) - 1
        w, b = perceptron(X, y)
        assert (y * (X @ w + b) > 0).all()
        if dimensions == 1:
            x = X[:, 0] * np.sign(w[0])
            assert x[y > 0].min() - x[y < 0].max() >= 2 * margin - 1e-9


def perceptron(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Rosenblatt's perceptron, which ends after a bounded number of mistakes on separable points."""
    points = np.column_stack([X, np.ones(len(X))])
    w = np.zeros(points.shape[1])
    for _ in range(200_000):
        wrong = np.flatnonzero(y * (points @ w) <= 0)
        if not len(wrong):
            return w[:-1], float(w[-1])
        worst = wrong[0]
        w += y[worst] * points[worst]
    raise AssertionError("no line separates the classes")


@pytest.mark.parametrize(("classes", "dimensions"), [(2, 1), (20, 1), (3, 2), (20, 2), (10, 3), (5, 50)])
def test_blobs_lie_apart(classes: int, dimensions: int) -> None:
    for seed in range(5):
        s = drawn(seed, draw="blobs", n=4 * classes, classes=classes, dimensions=dimensions, spread=0, separation=2)
        centres = np.unique(s.X, axis=0)
        assert centres.shape == (classes, dimensions)
        distances = np.linalg.norm(centres[:, None] - centres[None], axis=2)[~np.eye(classes, dtype=bool)]
        assert distances.min() >= 2


def test_drawings_without_noise_are_what_their_names_say() -> None:
    plain = {"noise": 0, "disguised": False, "n": 200}
    circles = drawn(draw="circles", inner=0.3, **plain)
    assert np.allclose(np.linalg.norm(circles.X, axis=1), np.where(circles.y == 0, 1.0, 0.3))
    moons = drawn(draw="moons", **plain)
    centres = np.array([[-0.5, -0.25], [0.5, 0.25]])[moons.y]
    assert np.allclose(np.linalg.norm(moons.X - centres, axis=1), 1)
    assert (np.sign(moons.X[:, 1] - centres[:, 1]) == np.where(moons.y == 0, 1, -1)).all()
    spirals = drawn(draw="spirals", classes=3, turns=1.5, **plain)
    r = np.linalg.norm(spirals.X, axis=1)
    angles = np.arctan2(spirals.X[:, 1], spirals.X[:, 0]) - 2 * np.pi * (1.5 * r + spirals.y / 3)
    assert np.allclose(np.cos(angles), 1)
    assert (r.min() >= 0.1, r.max() <= 1) == (True, True)


@pytest.mark.parametrize("kind", ["moons", "spirals"])
def test_weights_prepared_at_home_gain_nothing(kind: str) -> None:
    """The boundary of one drawing, taken to many others, is a guess; without the disguise it is the answer."""
    home = drawn(99, draw=kind, n=400, disguised=False)

    def prepared(seed: int, disguised: bool) -> float:
        s = drawn(seed, draw=kind, disguised=disguised)
        return nearest_is_right(Samples(home.X, home.y, s.held_out_X, s.held_out_y))

    assert min(prepared(seed, False) for seed in range(5)) > 0.9
    assert sum(prepared(seed, True) > 0.9 for seed in range(30)) < 15


def test_digits_are_the_real_ones() -> None:
    X, y = digits()
    assert (X.shape, y.shape, X.dtype, y.dtype) == ((1797, 64), (1797,), np.float64, np.int64)
    assert np.bincount(y).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert set(np.unique(X * 16).tolist()) == set(range(17))
    assert (X[0].reshape(8, 8)[0] * 16).tolist() == [0, 0, 5, 13, 9, 1, 0, 0]


def test_digits_are_split_without_overlap() -> None:
    s = drawn(draw="digits", n=500, images=True, disguised=False)
    assert s.X.shape == (500, 1, 8, 8)
    table = {row.tobytes(): label for row, label in zip(*digits(), strict=True)}
    for X, y in ((s.X, s.y), (s.held_out_X, s.held_out_y)):
        assert [table[row.tobytes()] for row in X.reshape(-1, 64)] == y.tolist()
    assert not {row.tobytes() for row in s.X} & {row.tobytes() for row in s.held_out_X}
    assert np.bincount(s.y).min() >= 46
    assert np.bincount(s.held_out_y).min() >= 17


def test_disguised_digits_cannot_be_looked_up() -> None:
    X, y = digits()
    prototypes = np.array([X[y == label].mean(axis=0) for label in range(10)])

    def known(seed: int, **fields: Any) -> float:  # noqa: ANN401
        s = drawn(seed, draw="digits", n=10, **fields)
        held_out = s.held_out_X.reshape(-1, 64)
        nearest = np.linalg.norm(held_out[:, None] - prototypes[None], axis=2).argmin(axis=1)
        return float(np.mean(nearest == s.held_out_y))

    assert known(0, disguised=False) > 0.85
    assert max(known(seed) for seed in range(10)) < 0.5
    assert max(known(seed, images=True) for seed in range(10)) < 0.6


@pytest.mark.parametrize(
    "description",
    [
        {"draw": "digits", "n": "n"},
        {"draw": "blobs", "n": "n"},
        {"draw": "digits", "n": 1500, "labels": "zero-one"},
        {"draw": "blobs", "labels": "minus-one-one"},
        {"draw": "blobs", "n": 100_000, "dimensions": 1000},
    ],
)
def test_what_cannot_be_drawn(description: dict[str, Any]) -> None:
    with pytest.raises((KeyError, ValueError)):
        samples(DATA.validate_python(description), rng(), {"n": 1700} if description["draw"] == "digits" else {})


@pytest.mark.parametrize(
    "description",
    [
        {"draw": "blobs", "classes": 1},
        {"draw": "moons", "n": 2},
        {"draw": "digits", "n": 1797},
        {"draw": "circles", "inner": 1.0},
        {"draw": "separable", "margin": 0},
        {"draw": "normal"},
    ],
)
def test_descriptions_that_make_no_sense_are_refused(description: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        DATA.validate_python(description)
