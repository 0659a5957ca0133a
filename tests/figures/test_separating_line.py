from typing import Any

import pytest
from figure_samples import SEPARATING_LINE

from tutor.figures.errors import FigureError
from tutor.figures.render import describe, render
from tutor.figures.style import Style

ASCII = Style(0, unicode=False)


def figure(**changes: object) -> dict[str, Any]:
    return {**SEPARATING_LINE, **changes}


def rows(text: str) -> list[str]:
    """The rows between the legend and the axis, without the labels at the left."""
    return [line.split("|", 1)[1] for line in text.split("\n") if "|" in line]


def test_equation_wrong_points_and_the_marked_point_stand_above_the_picture() -> None:
    text = render(figure(), 78, 18).plain
    assert "on the wrong side: 1 of 4" in text
    assert "2·x1 + 0·x2 + 0 = 0" in text
    assert "point (-0.8, 0.5), z = -1.6, y = 1" in text
    assert "xato tomonda: 4 tadan 1 ta" in render(figure(), 78, 18, language="uz").plain


def test_the_side_where_z_is_positive_is_textured_and_begins_at_the_line() -> None:
    for row in rows(
        render(figure(points=[[-1, -1], [1, 1]], labels=[0, 1], current=None), 60, 16, style=ASCII).plain
    ):
        left, line, right = row.partition("#")
        assert line
        assert not left.strip("o ")
        assert set(right) <= {".", "x"}
        assert abs(len(left) - len(right)) <= 3


def test_without_colours_a_point_on_the_wrong_side_has_a_mark_of_its_own() -> None:
    for style in (ASCII, Style(0)):
        assert render(figure(), 60, 16, style=style).plain.count("[!]") == 1
        assert "[!]" not in render(figure(w=[-2.0, 3.6], b=-1.0), 60, 16, style=style).plain


def test_a_point_on_the_line_counts_as_zero() -> None:
    on_line = figure(points=[[0, 0], [0, 1]], labels=[0, 1], current=None)
    assert "1 of 2" in describe(on_line, "en")


def test_weights_of_zero_and_lines_far_away_are_named() -> None:
    assert "there is no line" in render(figure(w=[0, 0], b=1), 78, 16).plain
    assert "out of view" in render(figure(w=[1, 0], b=1e12), 78, 16).plain
    assert "out of view" not in render(figure(w=[1e-9, 1e9], b=0), 78, 16).plain


def test_words_name_the_line_both_classes_and_the_marked_point() -> None:
    words = describe(figure(), "en")
    assert "2·x1 + 0·x2 + 0 = 0" in words
    assert "y = 0: 1 points, 0 on the wrong side; y = 1: 3 points, 1 on the wrong side" in words
    assert "the marked point (-0.8, 0.5): z = -1.6, y = 1" in words
    assert "belgilangan nuqta" in describe(figure(), "uz")
    assert "y = -1: 2 points" in describe(figure(labels=[-1, -1, 1, 1]), "en")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"w": [1, 2, 3]}, "exactly two weights"),
        ({"old_w": [1]}, "`old_w` must hold exactly two"),
        ({"labels": [0, 1, 2, 1]}, "0 and 1"),
        ({"labels": [0, -1, 1, 1]}, "0 and 1"),
        ({"labels": [0, 1]}, "they have 4 and 2"),
        ({"current": 4}, "from 0 to 3"),
        ({"current": 1.5}, "from 0 to 3"),
        ({"b": float("nan")}, "`b` holds nan"),
        ({"old_b": "x"}, "holds text"),
    ],
)
def test_what_cannot_be_drawn_is_explained(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(FigureError) as raised:
        render(figure(**changes), 60, 16)
    assert reason in raised.value.text.en
