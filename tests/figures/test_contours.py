import math

import numpy as np
import pytest
from figure_samples import CONTOURS

from tutor import learner
from tutor.figures.errors import FigureError
from tutor.figures.render import describe, render
from tutor.figures.style import Style

ASCII = Style(0, unicode=False)


def reason(**changes: object) -> str:
    with pytest.raises(FigureError) as raised:
        render({**CONTOURS, **changes}, 60, 16)
    return raised.value.text.en


def place_of(text: str, what: str) -> tuple[int, int]:
    """Return the first row and column of `what` below the legend."""
    return next((row, line.index(what)) for row, line in enumerate(text.split("\n")) if row > 1 and what in line)


def test_legend_names_the_paths_with_their_last_heights_and_the_lines() -> None:
    text = render(CONTOURS, 70, 18).plain
    assert "● straight 0" in text
    assert "○ zigzag 2" in text
    assert "▲ bottom (0, 0)" in text
    assert "lines at 1, 4, 16, 64" in text


def test_paths_begin_and_end_where_their_numbers_say() -> None:
    text = render({**CONTOURS, "points": None}, 70, 30, style=ASCII).plain
    (start, left), (middle, centre) = place_of(text, "S"), place_of(text, "[o]")
    assert start < middle
    assert left < centre
    below, _ = place_of(text, "[x]")
    assert below > middle


def test_row_0_of_the_table_is_at_the_bottom() -> None:
    table = [[0.0, 0.0], [1.0, 1.0]]
    lines = render(
        {"kind": "contours", "values": table, "extent": [0, 1, 0, 1], "levels": [0.5]}, 40, 16, style=ASCII
    ).plain.split("\n")
    dotted = [row for row, line in enumerate(lines[1:-2]) if ".." in line]
    assert dotted == list(range(len(dotted)))
    assert 5 <= len(dotted) <= 7


@pytest.mark.parametrize("style", [Style(256), Style(16), Style(0)])
def test_a_line_runs_where_the_height_is_its_level(style: Style) -> None:
    """The heights are x, so that the line x = 0.25 is upright; without colours the texture begins there."""
    table = [[0.0, 1.0], [0.0, 1.0]]
    figure = {"kind": "contours", "values": table, "extent": [0, 1, 0, 1], "levels": [0.25]}
    for line in render(figure, 60, 14, style=style).plain.split("\n")[1:-2]:
        inside = line.ljust(60)[4:]
        first = next(column for column, character in enumerate(inside) if character not in " │┤")
        assert abs(first / len(inside) - 0.25) < 0.04


def test_a_path_that_runs_away_ends_where_the_numbers_do() -> None:
    places = [[-4.0, 2.0], [1e200, -1e250], [math.nan, math.inf]]
    figure = {**CONTOURS, "paths": {"SGD": places}}
    assert "S" in render(figure, 60, 16).plain
    assert "(steps: 1): from (-4, 2) to (1e200, -1e250); then nan or inf" in describe(figure, "en")
    assert "keyin nan yoki inf" in describe(figure, "uz")


def test_steps_outside_of_the_picture_do_not_cover_it() -> None:
    swinging = [[-4.0, 2.0], *([x / 10, 100.0 * (-1) ** x] for x in range(-40, 40)), [4.0, 2.0]]
    figure = {**CONTOURS, "paths": {"SGD": swinging}, "points": None, "levels": [1000.0]}
    lines = render(figure, 70, 20, style=ASCII).plain.split("\n")[2:-2]
    assert max(sum(character not in " |" for character in line) for line in lines) < 8
    assert "[o]" in "".join(lines)


def test_words_name_lowest_highest_and_the_paths() -> None:
    words = describe(CONTOURS, "en")
    assert "Lowest 0 at (0, 0), highest 125 at (5, 5)" in words
    assert "The path zigzag (steps: 3): from (-4, 2) to (-1, -0.5), the height went from 32 to 2." in words
    assert "zigzag yoʻli (qadamlar: 3)" in describe(CONTOURS, "uz")


def test_levels_are_chosen_where_a_program_does_not() -> None:
    text = render({**CONTOURS, "levels": None}, 70, 18).plain
    assert "lines at 2.6, 10, 23, 41, 64, 92" in text
    flat = {"kind": "contours", "values": [[1.0, 1.0], [1.0, 1.0]], "extent": [0, 1, 0, 1]}
    assert render(flat, 60, 16).plain


def test_reasons_name_the_field() -> None:
    assert "at least 2 × 2" in reason(values=[[1.0, 2.0]])
    assert "x0 < x1" in reason(extent=[1, 0, 0, 1])
    assert "`paths` must be a dict" in reason(paths=[[0, 0]])
    assert "path `a` must be two numbers" in reason(paths={"a": [1, 2]})
    assert "`a` holds nan" in reason(paths={"a": [[math.nan, 0]]})
    assert "at most 8" in reason(paths={str(index): [[0, 0]] for index in range(9)}, points=None)
    assert "at most 40" in reason(levels=list(range(50)))


def test_show_computes_a_function_on_its_grid_and_at_the_ends_of_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[dict[str, object]] = []
    monkeypatch.setattr(learner, "_sink", lambda _name, data: sent.append(data))

    def height(points: np.ndarray) -> np.ndarray:
        return points[:, 0] + 10 * points[:, 1]

    path = np.array([[0.0, 1.0], [1.0, 2.0]])
    learner.show("contours", function=height, extent=(0, 1, 0, 2), paths={"way": path}, x_label="w1")
    (figure,) = sent
    values = np.array(figure["values"])
    assert (values[0, 0], values[0, -1], values[-1, 0]) == (0.0, 1.0, 20.0)
    assert figure["heights"] == {"way": [10.0, 21.0]}
    assert "way 21" in render(figure, 60, 16).plain

    with pytest.raises(ValueError, match="one height for each point"):
        learner.show("contours", function=lambda points: points[0], extent=(0, 1, 0, 2))


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ({}, "needs `extent`"),
        ({"extent": (0, 1, 0)}, "x0 < x1"),
        ({"extent": (0, 1, 0, 1), "paths": [[0, 0]]}, "`paths` must be a dict"),
        ({"extent": (0, 1, 0, 1), "paths": {"way": []}}, "`way` is empty"),
        ({"extent": (0, 1, 0, 1), "paths": {"way": [0.5, 0.5]}}, "must be two numbers"),
    ],
)
def test_what_show_was_not_given_is_said_by_the_figure(
    monkeypatch: pytest.MonkeyPatch, arguments: dict[str, object], why: str
) -> None:
    sent: list[dict[str, object]] = []
    monkeypatch.setattr(learner, "_sink", lambda _name, data: sent.append(data))
    learner.show("contours", function=lambda points: points[:, 0], **arguments)
    with pytest.raises(FigureError) as raised:
        render(sent[0], 60, 16)
    assert why in raised.value.text.en
