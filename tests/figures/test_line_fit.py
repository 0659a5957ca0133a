import math

import pytest
from figure_samples import LINE_FIT

from tutor.figures.errors import FigureError
from tutor.figures.render import describe, render
from tutor.figures.style import Style

ASCII = Style(0, unicode=False)


def reason(**changes: object) -> str:
    with pytest.raises(FigureError) as raised:
        render({**LINE_FIT, **changes}, 60, 16)
    return raised.value.text.en


def test_equation_and_error_stand_above_the_picture() -> None:
    first = render(LINE_FIT, 70, 16).plain.split("\n")[0]
    assert "y = 2·x + 1" in first
    assert "mean squared error 0.2" in first


def test_a_negative_bias_is_subtracted() -> None:
    assert "y = 2·x − 0.5" in render({**LINE_FIT, "b": -0.5}, 70, 16).plain


def test_points_and_line_stand_where_their_numbers_say() -> None:
    figure = {"kind": "line-fit", "x": [0.0, 10.0], "y": [0.0, 10.0], "w": 0.0, "b": 5.0}
    lines = render(figure, 50, 15, style=ASCII).plain.split("\n")
    places = [(row, line.index("x")) for row, line in enumerate(lines[1:-1]) if "x" in line]
    (top, right), (bottom, left) = places
    assert top < bottom
    assert left < right
    (middle,) = [row for row, line in enumerate(lines[1:-2]) if sum(map(line.count, "'-_")) > 30]
    assert abs(2 * middle - (top + bottom)) <= 1


def test_a_line_far_away_is_named_and_does_not_squash_the_points() -> None:
    figure = {**LINE_FIT, "w": 0.0, "b": 1e6}
    text = render(figure, 78, 16).plain
    assert "out of view" in text
    assert "1e6" not in "".join(text.split("\n")[1:])


def test_words_name_the_line_its_error_and_the_farthest_point() -> None:
    words = describe(LINE_FIT, "en")
    assert "y = 2·x + 1" in words
    assert "Mean squared error 0.2" in words
    assert "x = 4, y = 10, where the line gives 9" in words
    assert "Oʻrtacha kvadrat xato 0.2" in describe(LINE_FIT, "uz")


def test_columns_and_arrays_of_one_number_are_read() -> None:
    columns = {"x": [[value] for value in LINE_FIT["x"]], "y": [[value] for value in LINE_FIT["y"]]}
    assert render({**LINE_FIT, **columns, "w": [[2.0]], "b": [1.0]}, 60, 16) == render(LINE_FIT, 60, 16)


def test_a_diverged_weight_is_explained() -> None:
    message = reason(w=math.nan)
    assert "`w` holds nan" in message
    assert "smaller learning rate" in message


def test_other_reasons_name_the_field_and_the_place() -> None:
    assert "at index 2" in reason(y=[1, 2, math.inf, 4, 5])
    assert "they have 5 and 2" in reason(y=[1, 2])
    assert "holds text" in reason(x=["a"] * 5)
    assert "it is text" in reason(x="abcde")
    assert "`x` is empty" in reason(x=[], y=[])
    assert "at most 100000" in reason(x=[0] * 100_001)
    figure = {name: value for name, value in LINE_FIT.items() if name != "b"}
    with pytest.raises(FigureError, match="needs `b`"):
        render(figure, 60, 16)
