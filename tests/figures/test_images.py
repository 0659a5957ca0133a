import re
from typing import Any

import pytest
from figure_samples import IMAGES
from rich.segment import Segment

from tutor.figures.errors import FigureError
from tutor.figures.images import Images
from tutor.figures.render import describe, draw, render
from tutor.figures.style import Style
from tutor.settings.ground import Ground

PLAIN = Style(0)
ASCII = Style(0, unicode=False)
TRUE = Style(256, truecolour=True)


def grey(*pictures: list[list[int]], **fields: object) -> dict[str, Any]:
    return {"kind": "images", "images": list(pictures), **fields}


def cells(figure: dict[str, Any], width: int, height: int, style: Style) -> list[list[Segment]]:
    """Every cell of the picture as a segment of its own."""
    rows = draw(Images.read(figure), width, height, style=style, language="en")
    return [[Segment(letter, segment.style) for segment in row for letter in segment.text] for row in rows]


def colours(cell: Segment) -> tuple[str, str]:
    """What the upper and the lower half of a cell look like."""
    assert cell.style is not None
    assert cell.text == "▀"
    assert cell.style.color is not None
    assert cell.style.bgcolor is not None
    return cell.style.color.name, cell.style.bgcolor.name


def test_a_cell_shows_two_pixels() -> None:
    picture = cells(grey([[0, 255], [255, 0]]), 24, 6, Style(256))
    # Enlarged sixfold it fills the height: a pixel is six cells wide and three high.
    assert {colours(cell) for cell in picture[0][:6]} == {("color(16)", "color(16)")}
    assert {colours(cell) for cell in picture[0][6:12]} == {("color(231)", "color(231)")}
    assert {colours(cell) for cell in picture[5][:6]} == {("color(231)", "color(231)")}
    assert all(cell.text == " " for cell in picture[0][12:])


def test_colours_are_as_they_are_where_the_terminal_has_all_of_them() -> None:
    figure = grey([[10, 200, 30]], [[1, 2, 3]], colour=True)
    assert colours(cells(figure, 24, 6, TRUE)[0][0]) == ("#0ac81e", "#0ac81e")
    assert colours(cells(figure, 24, 6, Style(256))[0][0])[0].startswith("color(")


@pytest.mark.parametrize("ground", ["dark", "light", "black", "white"])
def test_a_theme_makes_no_negative_of_a_picture(ground: Ground) -> None:
    figure = grey([[0, 255], [0, 255]])
    assert colours(cells(figure, 24, 6, Style(256, ground=ground))[0][0]) == ("color(16)", "color(16)")
    assert render(figure, 24, 6, style=Style(0, ground=ground)).plain.split("\n")[0] == " " * 6 + "█" * 6


@pytest.mark.parametrize(("style", "shades"), [(ASCII, " .:-=+*#%@"), (PLAIN, " ░▒▓█")])
def test_without_colours_characters_stand_for_brightness(style: Style, shades: str) -> None:
    ramp = [[round(255 * step / 9) for step in range(10)]] * 2
    first_row = render(grey(ramp), 38, 6, style=style).plain.split("\n")[0]
    assert "".join(dict.fromkeys(first_row)) == shades


def test_wrong_guesses_are_marked_by_a_sign_and_a_colour() -> None:
    picture = [[0, 9], [9, 0]]
    figure = grey(picture, picture, picture, labels=[7, 1, 4], predicted=[1, 1, 4])
    for style, caption in ((ASCII, "7>1 x"), (PLAIN, "7→1 ✗"), (Style(256), "7→1 ✗"), (Style(16), "7→1 ✗")):
        lines = render(figure, 60, 12, style=style).plain.split("\n")
        assert lines[0] == "1 of 3 wrong"
        assert re.split(r"\s{2,}", lines[1]) == [caption, "1", "4"]
    coloured = cells(figure, 60, 12, Style(256))[1]
    assert coloured[0].style == Style(256).series(1)
    assert coloured[lines[1].index("4")].style is None


def test_names_that_are_too_long_leave_both_readable() -> None:
    figure = grey(*[[[0] * 12] * 12] * 4, labels=[0] * 4, predicted=[1] * 4, classes=["versicolor", "virginica"])
    assert render(figure, 60, 8, style=PLAIN).plain.split("\n")[1].split() == ["vers…→virg…", "✗"] * 4


def test_as_many_as_have_room_are_drawn_and_the_rest_is_told() -> None:
    figure = grey(*[[[255] * 28] * 28] * 64, labels=["="] * 64, left_out=36)
    picture = render(figure, 40, 15, style=PLAIN).plain
    assert picture.count("=") == 6
    assert picture.startswith("6 of 100 shown\n")
    assert render(figure, 40, 15, language="uz").plain.startswith("100 tadan 6 tasi koʻrinadi\n")


def test_pictures_keep_their_shape_and_fill_the_room() -> None:
    wide = grey([[255] * 8] * 4)
    lines = render(wide, 80, 24, style=PLAIN).plain.split("\n")
    assert {len(line) for line in lines if line} == {80}
    assert len([line for line in lines if line]) == 20


def test_larger_pictures_are_averaged() -> None:
    checks = [[255 * ((row + column) % 2) for column in range(64)] for row in range(64)]
    shown = cells(grey(checks), 32, 16, Style(256))
    assert {colours(cell) for row in shown for cell in row if cell.text != " "} == {("color(244)", "color(244)")}


def test_columns_are_as_the_program_says() -> None:
    figure = grey(*[[[255] * 4] * 4] * 6, columns=2, labels=list("abcdef"))
    rows = [line.split() for line in render(figure, 60, 20, style=PLAIN).plain.split("\n") if line[:1].isalpha()]
    assert rows == [["a", "b"], ["c", "d"], ["e", "f"]]


def test_the_words_tell_number_size_labels_and_mistakes() -> None:
    words = describe(IMAGES, "en")
    for part in (
        "Animals: 3",
        "4 × 4 pixels",
        "in colour",
        "cat, dog, crane",
        "picture 3, crane taken for dog",
        "5 more",
    ):
        assert part in words
    assert "3-rasm crane oʻrniga dog" in describe(IMAGES, "uz")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"images": []}, "is empty"),
        ({"images": [[1, 2], [3, 4]]}, "(n, h, w)"),
        ({"images": [[[300, 0, 0]]]}, "(n, h, w)"),
        ({"images": [[[0.5, 0, 0]]]}, "(n, h, w)"),
        ({"images": [[[0, 0, 0]], [[0, 0, 0], [0, 0, 0]], [[0, 0, 0]]]}, "one size"),
        ({"images": [[[0, 0, float("nan")]]]}, "holds nan"),
        ({"images": [[["a"]]]}, "numbers only"),
        ({"images": [[[0, 0, 0]]] * 65}, "at most 64"),
        ({"labels": [1]}, "has the length 1, but the pictures are 8"),
        ({"labels": 7}, "`labels` must be a list"),
        ({"columns": 0}, "from 1 to 64"),
        ({"range": [1.0, 1.0]}, "less than `high`"),
        ({"size": [1.0]}, "two whole numbers"),
    ],
)
def test_what_cannot_be_drawn_says_why(changes: dict[str, Any], expected: str) -> None:
    with pytest.raises(FigureError) as raised:
        render({**IMAGES, **changes}, 60, 14)
    assert expected in raised.value.text.en


def test_a_title_gives_way_to_what_has_to_be_told() -> None:
    figure = grey(*[[[255] * 28] * 28] * 9, title="Pictures of the whole test set", left_out=91)
    assert render(figure, 40, 15, style=PLAIN).plain.split("\n")[0] == "Pictures of the whole t…  6 of 100 shown"
