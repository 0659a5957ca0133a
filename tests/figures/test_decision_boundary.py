from typing import Any, Literal

import pytest
from figure_samples import DECISION_BOUNDARY, SIDES

from tutor.figures.errors import FigureError
from tutor.figures.render import describe, render
from tutor.figures.style import Style

ASCII = Style(0, unicode=False)


def figure(**changes: object) -> dict[str, Any]:
    return {**DECISION_BOUNDARY, **changes}


def inside(text: str) -> list[str]:
    """The rows between the legend and the axis, without the labels at the left."""
    return [line.split("|", 1)[1] for line in text.split("\n") if "|" in line and "+-" not in line]


def test_the_point_on_the_wrong_side_is_counted_in_both_languages() -> None:
    assert "on the wrong side: 1 of 5" in render(figure(), 78, 18).plain
    assert "notoʻgʻri tomonda: 5 tadan 1 ta" in render(figure(), 78, 18, language="uz").plain
    words = describe(figure(), "en")
    assert "3 of class 0, 1 on the wrong side" in words
    assert "2 of class 1, 0 on the wrong side" in words


def test_the_classes_lie_left_and_right_of_a_boundary_that_ascii_shows() -> None:
    rows = inside(render(figure(points=[[0.5, 0.5]], labels=[1]), 60, 16, style=ASCII).plain)
    for row in rows:
        left, boundary, right = row.partition("#")
        assert boundary
        assert not left.strip()
        assert abs(len(left) - len(right)) <= 3
        assert set(right) <= {".", "x"}


def test_marks_stand_where_their_points_are() -> None:
    rows = inside(render(figure(), 60, 16, style=ASCII).plain)
    width = max(map(len, rows))
    top = next(row for row in rows if "o" in row or "x" in row)
    assert top.rindex("x") == int(0.85 * width)
    assert sum(row.count("o") for row in rows) == 3
    assert sum(row.count("x") for row in rows) == 2


@pytest.mark.parametrize("colours", [16, 256])
def test_in_colour_both_classes_have_grounds_of_their_own(colours: Literal[16, 256]) -> None:
    style = Style(colours)
    text = render(figure(points=[[0.5, 0.5]], labels=[1]), 60, 16, style=style)
    row = len(text.plain.split("\n")[0]) + len(text.plain.split("\n")[1]) + 2
    end = text.plain.index("\n", row)
    grounds = {
        span.style.bgcolor.name
        for span in text.spans
        if row <= span.start < end and not isinstance(span.style, str) and span.style.bgcolor
    }
    assert {style.region(0), style.region(1)} <= grounds


def test_in_256_colours_the_ground_is_paler_where_the_model_is_unsure() -> None:
    unsure = figure(grid=[[0.4, 0.6]] * 2)
    style = Style(256)
    spans = render(unsure, 60, 16, style=style).spans
    grounds = {span.style.bgcolor.name for span in spans if not isinstance(span.style, str) and span.style.bgcolor}
    assert {style.region(0, sure=False), style.region(1, sure=False)} <= grounds


def test_labels_of_minus_one_and_one_are_divided_at_zero() -> None:
    signed = figure(
        grid=[[2 * value - 1 for value in row] for row in DECISION_BOUNDARY["grid"]], labels=[-1, -1, 1, 1, -1]
    )
    assert "class -1" in render(signed, 78, 18).plain
    assert "1 of 5" in render(signed, 78, 18).plain


def test_three_classes_by_id() -> None:
    grid = [[float(column // 7) for column in range(SIDES)]] * SIDES
    words = describe(figure(grid=grid, labels=[0, 1, 2, 1, 2]), "en")
    assert "class 0 33 %, class 1 33 %, class 2 33 %" in words


def test_points_outside_are_not_counted_as_wrong() -> None:
    words = describe(figure(points=[[-0.8, 0.5], [-0.5, -0.5], [0.6, 0.0], [0.7, 0.8], [9.0, 0.0]]), "en")
    assert "0 of 5 points lie on the wrong side, outside of the picture 1" in words


def test_logits_are_recognised_and_explained() -> None:
    with pytest.raises(FigureError) as raised:
        render(figure(grid=[[-3.2, 4.1]] * 2), 60, 16)
    assert "from -3.2 to 4.1" in raised.value.text.en
    assert "sigmoid" in raised.value.text.uz


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"extent": [1.0, -1.0, 0.0, 1.0]}, "four numbers"),
        ({"extent": [0.0, 1.0]}, "four numbers"),
        ({"grid": [[0.1, 0.2], [0.3]]}, "rectangular"),
        ({"points": [[1.0, 2.0, 3.0]] * 5}, "(n, 2)"),
        ({"labels": [0, 1]}, "same length"),
        ({"labels": [0.5] * 5}, "whole numbers"),
        ({"grid": [[float(i) for i in range(20)]] * 2}, "at most 8"),
    ],
)
def test_what_cannot_be_drawn_says_why(changes: dict[str, Any], expected: str) -> None:
    with pytest.raises(FigureError) as raised:
        render(figure(**changes), 60, 16)
    assert expected in raised.value.text.en


def test_the_axes_are_named_beside_their_numbers() -> None:
    for height in range(7, 24):
        lines = render(figure(), 60, height, style=ASCII).plain.split("\n")
        assert lines[-1].endswith("x1")
        assert sum(line.split("|")[0].strip() == "x2" for line in lines) == 1
