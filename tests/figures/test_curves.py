import math
from itertools import pairwise
from typing import Any

import pytest
from figure_samples import CURVES

from tutor.figures.errors import FigureError
from tutor.figures.render import describe, render
from tutor.figures.style import Style

ASCII = Style(0, unicode=False)


def curves(series: object, **more: object) -> dict[str, Any]:
    return {"kind": "curves", "series": series, **more}


def test_title_labels_and_names_are_there() -> None:
    lines = render(CURVES, 60, 16).plain.split("\n")
    assert "Activation functions" in lines[0]
    assert lines[0].startswith("f(z)")
    assert "● tanh" in lines[1]
    assert "○ ReLU" in lines[1]
    assert lines[-1].endswith("z")


def test_every_curve_carries_its_mark() -> None:
    body = "".join(render(CURVES, 60, 16, style=Style(0)).plain.split("\n")[2:])
    assert body.count("●") >= 3
    assert body.count("○") >= 3


def test_a_curve_of_few_points_shows_each() -> None:
    lines = render(curves({"loss": [4.0, 3.0, 2.0, 1.0]}), 60, 16, style=ASCII).plain.split("\n")[1:-2]
    places = [(row, line.index("o")) for row, line in enumerate(lines) if "o" in line]
    assert len(places) == 4
    assert places == sorted(places)
    assert [column for _, column in places] == sorted(column for _, column in places)


def test_a_pair_of_lists_is_x_and_y_even_for_a_single_point() -> None:
    pair = describe(curves({"ball": [[5.0], [4.0]]}), "en")
    assert "ball (n = 1): from 4 at x = 5" in pair
    assert "x = 10" in describe(curves({"a": [[0, 10], [1, 2]]}), "en")


def test_values_that_are_not_finite_leave_a_gap_and_are_named() -> None:
    values = [1.0] * 10 + [math.nan] * 10 + [1.0] * 10
    text = render(curves({"loss": values}), 62, 14, style=ASCII).plain
    assert "loss: values that are nan or inf: 10, the first at x = 10" in text
    row = max(text.split("\n"), key=lambda line: line.count("_") + line.count("'"))
    assert "   " in row.split("|")[1].strip()
    assert "10 ta qiymat nan yoki inf" in describe(curves({"loss": values}), "uz")


def test_null_leaves_a_gap_like_nan() -> None:
    assert "values that are nan or inf: 1, the first at x = 1" in describe(curves({"a": [1, None, 3]}), "en")


def test_peaks_of_a_long_curve_are_not_lost() -> None:
    values = [0.0] * 50_000
    values[31_234] = 1.0
    lines = render(curves({"spike": values}), 60, 16, style=ASCII).plain.split("\n")
    (column,) = {line.index("|", 5) for line in lines[1:6] if "|" in line[5:]}
    assert abs((column - 4) / 56 - 31_234 / 50_000) < 0.03


def test_a_marked_point_has_a_mark_of_its_own_and_its_numbers_in_the_legend() -> None:
    ball = curves({"L(w)": [[-3, 0, 3], [9, 0, 9]]}, points={"ball": [1.5, 2.25]}, title="Bowl")
    lines = render(ball, 60, 16, style=ASCII).plain.split("\n")
    assert "o L(w)  x ball (1.5, 2.25)" in lines[1]
    assert any("x" in line for line in lines[2:-1])
    assert describe(ball, "en").endswith("The point ball: x = 1.5, y = 2.25.")
    assert "ball nuqtasi: x = 1.5" in describe(ball, "uz")


def test_on_a_logarithmic_axis_an_exponential_is_straight_and_zero_a_gap() -> None:
    falling = curves({"loss": [10.0 ** -(step / 4) for step in range(17)] + [0.0]}, log_y=True)
    lines = render(falling, 64, 20, style=ASCII).plain.split("\n")
    assert "off the logarithmic axis: 1, the first at x = 17" in lines[1]
    heights = [
        row
        for column in range(8, 56, 12)
        for row, line in enumerate(lines[2:-2])
        if line[column : column + 1].strip()
    ]
    steps = {after - before for before, after in pairwise(heights)}
    assert max(steps) - min(steps) <= 1
    assert "The vertical axis is logarithmic." in describe(falling, "en")


def test_words_give_the_ends_and_the_extremes() -> None:
    words = describe(curves({"loss": [3.0, 1.0, 2.0]}, title="Run"), "en")
    assert words == "Run. loss (n = 3): from 3 at x = 0 to 2 at x = 2; lowest 1 (x = 1), highest 3 (x = 0)."


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ({}, "dict of curves"),
        ([1, 2], "dict of curves"),
        ({"a": []}, "`a` is empty"),
        ({"a": [math.nan, math.inf]}, "`a` has no finite number"),
        ({"a": [[1, 2, 3], [1, 2]]}, "same length"),
        ({"a": [1, "two"]}, "holds text"),
        ({str(index): [1, 2] for index in range(9)}, "at most 8"),
        ({"a": [1.0] * 60_000, "b": [1.0] * 60_000}, "at most 100000"),
    ],
)
def test_what_cannot_be_drawn_says_why(series: object, expected: str) -> None:
    with pytest.raises(FigureError) as raised:
        render(curves(series), 60, 16)
    assert expected in raised.value.text.en


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"points": [1, 2]}, "dict of points"),
        ({"points": {"ball": 3}}, "dict of points"),
        ({"points": {"ball": [1.0, math.inf]}}, "`ball` holds inf"),
        ({"points": {str(index): [1, 2] for index in range(8)}}, "at most 8"),
        ({"log_y": True, "points": {"ball": [1, 0]}}, "no number above 0"),
        ({"log_y": True, "series": {"a": [0, -1]}}, "`a` has no number above 0"),
    ],
)
def test_points_and_axes_that_cannot_be_drawn_say_why(more: dict[str, Any], expected: str) -> None:
    with pytest.raises(FigureError) as raised:
        render({**curves({"a": [1, 2]}), **more}, 60, 16)
    assert expected in raised.value.text.en
