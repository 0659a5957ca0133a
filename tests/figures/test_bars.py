import math
from typing import Any

import pytest
from figure_samples import BARS

from tutor.figures.errors import FigureError
from tutor.figures.render import describe, render
from tutor.figures.style import Style

PLAIN = Style(0)
ASCII = Style(0, unicode=False)


def bars(values: dict[str, Any], **fields: object) -> dict[str, Any]:
    return {"kind": "bars", "values": values, **fields}


def length(line: str) -> float:
    """How many cells long the bar in a line is."""
    return sum(" ▏▎▍▌▋▊▉█".find(letter) / 8 for letter in line if letter in "▏▎▍▌▋▊▉█")


def test_bars_are_as_long_as_their_numbers_are_large() -> None:
    lines = render(bars({"a": 100, "b": 50, "c": 1, "zero": 0}), 80, 8, style=PLAIN).plain.split("\n")
    whole, half, tiny, none = map(length, lines[:4])
    assert half == pytest.approx(whole / 2, abs=0.25)
    assert tiny == pytest.approx(whole / 100, abs=0.25)
    assert none == 0


def test_the_smallest_bar_can_be_seen() -> None:
    lines = render(bars({"a": 1e6, "b": 1}), 40, 8, style=PLAIN).plain.split("\n")
    assert length(lines[2]) == 0.125


def test_each_bar_has_its_name_and_its_number() -> None:
    lines = render(bars({"NumPy": 3.25, "Python": 1200.4}, unit="ms"), 50, 8, style=ASCII).plain.split("\n")
    assert lines[0].split() == ["NumPy", "|.", "3.25", "ms"]
    assert lines[2].split()[0] == "Python"
    assert lines[2].endswith("1200 ms")


def test_measurements_become_a_median_with_quartiles() -> None:
    figure = bars({"a": [1, 2, 3, 4, 90], "b": [5.0]}, unit="s")
    line = render(figure, 80, 8, style=PLAIN).plain.split("\n")[0]
    assert line.endswith("3 s  n=5")
    assert "█▒" in line
    assert "─┤" in line
    assert "a: 3 s (median of 5, quartiles 2 and 4)" in describe(figure, "en")
    assert "5 ta oʻlchov medianasi" in describe(figure, "uz")


def test_equally_many_measurements_are_told_once() -> None:
    picture = render(bars({"a": [1, 2, 3], "b": [2, 3, 4]}, title="T"), 60, 12, style=ASCII).plain
    assert picture.split("\n")[0] == "T  median of 3, ==-| between quartiles"
    assert "n=3" not in picture


def test_ratios_are_those_to_the_reference() -> None:
    figure = bars({"slow": 32, "fast": 10, "huge": 5000}, relative_to="fast")
    ratios = [line.split()[-1] for line in render(figure, 60, 8, style=PLAIN).plain.split("\n")[:5:2]]
    assert ratios == ["×3.2", "×1", "×500"]
    assert "fast" in describe(figure, "uz").split("×")[-1]


def test_what_is_below_zero_goes_to_the_left() -> None:
    lines = render(bars({"down": -2, "up": 2}), 60, 8, style=PLAIN).plain.split("\n")
    down, up = lines[0], lines[2]
    assert down.rindex("█") < down.index("│") == up.index("│") < up.index("█")


def test_on_a_logarithmic_axis_every_factor_of_ten_is_as_long() -> None:
    lines = render(bars({"a": 1, "b": 10, "c": 100, "d": 1000}, log_x=True), 90, 10, style=PLAIN).plain.split("\n")
    lengths = [length(line) for line in lines[:8:2]]
    steps = [longer - shorter for shorter, longer in zip([0.0, *lengths], lengths, strict=False)]
    assert steps == pytest.approx([steps[0]] * 4, abs=0.6)
    assert lines[-1].split() == ["0.1", "1", "10", "100", "1000"]


def test_bars_that_have_no_room_are_counted() -> None:
    lines = render(bars({f"bar {number}": number for number in range(30)}), 40, 8, style=PLAIN).plain.split("\n")
    assert len(lines) == 8
    assert lines[-1] == "and 23 more"


@pytest.mark.parametrize("size", [(24, 6), (40, 15), (200, 60)])
def test_numbers_are_whole_at_any_size(size: tuple[int, int]) -> None:
    figure = bars({"a rather long name": 123.4, "b": [0.001, 0.002]}, unit="ms", relative_to="b", title="T")
    picture = render(figure, *size, style=ASCII).plain
    assert "123.4" in picture
    assert "0.0015" in picture
    assert "|#" in picture


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"values": {}}, "{name: number}"),
        ({"values": [1, 2]}, "{name: number}"),
        ({"values": {"a": []}}, '`values["a"]` is empty'),
        ({"values": {"a": "fast"}}, "holds text"),
        ({"values": {"a": [1, math.nan]}}, 'values["a"]` holds nan (at index 1)'),
        ({"values": {str(n): n for n in range(41)}}, "at most 40"),
        ({"relative_to": "JAX"}, "Python, NumPy, saved"),
        ({"relative_to": "saved"}, "“saved” is -20"),
        ({"log_x": True}, "“saved” is -20"),
    ],
)
def test_what_cannot_be_drawn_says_why(changes: dict[str, Any], expected: str) -> None:
    with pytest.raises(FigureError) as raised:
        render({**BARS, **changes}, 60, 14)
    assert expected in raised.value.text.en
