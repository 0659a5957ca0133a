from typing import Any

import pytest
from figure_samples import CONFUSION_MATRIX

from tutor.figures.errors import FigureError
from tutor.figures.render import describe, render
from tutor.figures.style import Style

PLAIN = Style(0)
DIGITS = {
    "kind": "confusion-matrix",
    "counts": [[950 if row == column else 3 * ((row + column) % 4) for column in range(10)] for row in range(10)],
    "classes": [str(digit) for digit in range(10)],
}


def test_every_count_stands_in_its_row() -> None:
    lines = render(CONFUSION_MATRIX, 60, 14, style=PLAIN).plain.split("\n")
    assert lines[0] == "accuracy 93.3 % (42 of 45)"
    rows = {line.split()[0]: line.split()[1:] for line in lines[3:6]}
    assert rows == {
        "setosa": ["[15]", "·", "·"],
        "versicolor": ["·", "[13]", "2"],
        "virginica": ["·", "1", "[14]"],
    }


def test_the_columns_stand_below_their_names() -> None:
    lines = render(CONFUSION_MATRIX, 60, 14, style=PLAIN).plain.split("\n")
    start = lines[2].index("versicolor")
    assert start <= lines[4].index("[13]") < start + len("versicolor")


def test_the_worst_confusion_is_named() -> None:
    assert "Most confused: versicolor taken for virginica (2)" in render(CONFUSION_MATRIX, 60, 14).plain
    assert "versicolor oʻrniga virginica (2 ta)" in render(CONFUSION_MATRIX, 60, 14, language="uz").plain
    words = describe(CONFUSION_MATRIX, "en")
    assert "42 of 45 are right (93.3 %)" in words
    assert "versicolor 13 of 15" in words


def test_without_mistakes_it_says_so() -> None:
    perfect = {**CONFUSION_MATRIX, "counts": [[5, 0, 0], [0, 5, 0], [0, 0, 5]]}
    assert "Nothing was confused" in render(perfect, 60, 14).plain
    assert "Chalkashlik yoʻq" in describe(perfect, "uz")
    assert render(perfect, 38, 8).plain


def test_where_counts_are_too_wide_the_rows_are_in_per_cent() -> None:
    wide, narrow = (render(DIGITS, width, 16, style=PLAIN).plain for width in (78, 48))
    assert "[950]" in wide
    assert "(in %)" in narrow
    assert "[96]" in narrow


def test_where_there_is_no_room_for_the_table_the_confusions_are_listed() -> None:
    lines = render(DIGITS, 38, 8, style=PLAIN).plain.split("\n")
    assert lines[1] == "Most confused:"
    assert lines[2] == "0 taken for 3 (9)"
    assert len(lines) == 8


def test_right_and_wrong_cells_differ_in_colour() -> None:
    style = Style(16)
    text = render(CONFUSION_MATRIX, 60, 14, style=style)
    grounds = {}
    for span in text.spans:
        if not isinstance(span.style, str) and span.style.bgcolor:
            grounds[text.plain[span.start : span.end].strip()] = span.style.bgcolor.name
    assert grounds == {"15": style.region(0), "13": style.region(0), "14": style.region(0), "2": style.region(1)}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"counts": [[1, 2], [3, 4]]}, "3 × 3"),
        ({"counts": [[1, 0, 0], [0, -1, 0], [0, 0, 1]]}, "0 or more"),
        ({"counts": [[1, 0, 0], [0, 0.5, 0], [0, 0, 1]]}, "whole numbers"),
        ({"counts": [[0] * 3] * 3}, "no example was counted"),
        ({"classes": []}, "`classes` is empty"),
        ({"classes": "abc"}, "`classes` must be a list"),
    ],
)
def test_what_cannot_be_drawn_says_why(changes: dict[str, Any], expected: str) -> None:
    with pytest.raises(FigureError) as raised:
        render({**CONFUSION_MATRIX, **changes}, 60, 14)
    assert expected in raised.value.text.en
