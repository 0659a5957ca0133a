import json
from typing import Any

import numpy as np
import pytest

from tutor.figures.errors import FigureError
from tutor.figures.images import Images
from tutor.figures.render import read
from tutor.learner import connect, show


class Tensor:
    """As one of PyTorch's that has a history: no array can be made of it as it is."""

    def __init__(self, array: np.ndarray) -> None:
        self._array = array

    def __array__(self) -> np.ndarray:
        raise RuntimeError("Can't call numpy() on Tensor that requires grad.")

    def detach(self) -> "Tensor":
        return self

    def cpu(self) -> np.ndarray:
        return self._array


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What `show` sends, after a way as JSON."""
    figures: list[dict[str, Any]] = []
    monkeypatch.setattr("tutor.learner._sink", None)
    connect(lambda _, data: figures.append(json.loads(json.dumps(data))))
    return figures


def levels(figure: dict[str, Any]) -> list[int]:
    """Every level of the first picture."""
    return [level for row in figure["images"][0] for level in row]


@pytest.mark.parametrize(
    ("shape", "count", "size", "colour"),
    [
        ((28, 28), 1, (28, 28), False),
        ((5, 8, 9), 5, (9, 8), False),
        ((28, 30, 3), 1, (30, 28), True),
        ((28, 28, 1), 1, (28, 28), False),
        ((6, 3, 3), 6, (3, 3), False),  # filters
        ((4, 32, 32, 3), 4, (32, 32), True),
        ((4, 3, 32, 32), 4, (32, 32), True),
        ((4, 1, 28, 28), 4, (28, 28), False),
        ((8, 1, 3, 3), 8, (3, 3), False),
    ],
)
def test_what_an_array_is(
    sent: list[dict[str, Any]], shape: tuple[int, ...], count: int, size: tuple[int, int], colour: bool
) -> None:
    show("images", images=Tensor(np.zeros(shape)))
    figure = Images.read(sent[0])
    assert (len(figure.pictures), figure.size, figure.pictures[0].coloured) == (count, size, colour)


@pytest.mark.parametrize(
    ("values", "given", "expected", "told"),
    [
        ([0.0, 0.5, 1.0], {}, [0, 128, 255], None),
        ([0, 51, 255], {}, [0, 51, 255], None),
        (np.array([0, 1, 51], np.uint8), {}, [0, 1, 51], None),
        ([0.0, 4.0, 16.0], {}, [0, 64, 255], [0.0, 16.0]),
        ([0.0, 4.0, 16.0], {"high": 8}, [0, 128, 255], [0.0, 8.0]),
        ([-2.0, 0.0, 1.0], {}, [0, 128, 191], [-2.0, 2.0]),
        ([-2.0, 0.0, 1.0], {"low": -1, "high": 1}, [0, 128, 255], [-1.0, 1.0]),
        ([True, False, True], {}, [255, 0, 255], None),
        ([3.0, 3.0, 3.0], {}, [255, 255, 255], [0.0, 3.0]),
    ],
)
def test_what_is_black_and_what_is_white(
    sent: list[dict[str, Any]],
    values: list[float],
    given: dict[str, float],
    expected: list[int],
    told: list[float] | None,
) -> None:
    show("images", images=np.asarray([values]), **given)
    assert levels(sent[0]) == expected
    assert sent[0].get("range") == told


def test_an_event_stays_small(sent: list[dict[str, Any]]) -> None:
    generator = np.random.default_rng(0)
    for shape in ((1000, 28, 28), (64, 500, 500), (100, 64, 64, 3), (1, 3000, 20)):
        show("images", images=generator.random(shape), labels=np.arange(shape[0]))
    for figure, count in zip(sent, (1000, 64, 100, 1), strict=True):
        drawn = Images.read(figure)
        assert len(json.dumps(figure)) < 600_000
        assert len(drawn.pictures) + drawn.left_out == count
        assert len(drawn.labels) == len(drawn.pictures) <= 64
        assert max(drawn.size) <= 64
    assert Images.read(sent[1]).original == (500, 500)


def test_larger_pictures_are_averaged(sent: list[dict[str, Any]]) -> None:
    show("images", images=np.indices((128, 128)).sum(axis=0) % 2)
    assert set(levels(sent[0])) == {128}


def test_scores_are_as_good_as_class_ids(sent: list[dict[str, Any]]) -> None:
    scores = Tensor(np.array([[0.1, 0.9], [0.2, 0.8]]))
    show(
        "images",
        images=np.zeros((2, 4, 4)),
        labels=["a", "b"],
        predicted=scores,
        classes=["a", "b"],
    )
    figure = Images.read(sent[0])
    assert [figure.is_wrong(index) for index in range(2)] == [True, False]


@pytest.mark.parametrize(
    ("images", "expected"),
    [
        (np.zeros(784), "reshape(-1, 28, 28)"),
        ([[1.0], [1.0, 2.0]], "reshape(-1, 28, 28)"),
        ("cat.png", "reshape(-1, 28, 28)"),
        (np.zeros((0, 28, 28)), "is empty"),
        (None, "`images`"),
        ([np.zeros((2, 2)), np.full((2, 2), np.nan)], "holds nan (at index 1)"),
        (np.zeros((2, 2, 2, 2, 2)), "reshape(-1, 28, 28)"),
    ],
)
def test_what_is_no_picture_is_answered_in_both_languages(
    sent: list[dict[str, Any]], images: object, expected: str
) -> None:
    show("images", images=images)
    with pytest.raises(FigureError) as raised:
        read(sent[0])
    assert expected in raised.value.text.en
    assert raised.value.text.uz != raised.value.text.en


def test_flat_rows_with_labels_are_told_how_to_become_pictures(sent: list[dict[str, Any]]) -> None:
    show("images", images=np.zeros((20, 784)), labels=np.arange(20))
    with pytest.raises(FigureError, match="has the length 20, but the pictures are 1") as raised:
        read(sent[0])
    assert "reshape(-1, 28, 28)" in raised.value.text.uz
