import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from figure_samples import SURFACE

from tutor import learner
from tutor.figures.errors import FigureError
from tutor.figures.horizon import Horizon
from tutor.figures.relief import mark_style
from tutor.figures.render import describe, draw, read, render
from tutor.figures.style import Style
from tutor.figures.view import View

ASCII = Style(0, unicode=False)
SIZE = 33


def figure(height: Callable[..., float], **others: object) -> dict[str, Any]:
    """A surface over −1 … 1 in both directions."""
    xs = [2 * index / (SIZE - 1) - 1 for index in range(SIZE)]
    return {"kind": "surface", "extent": [-1, 1, -1, 1], "values": [[height(x, y) for x in xs] for y in xs], **others}


def lines(data: dict[str, Any], style: Style = ASCII, size: tuple[int, int] = (60, 20)) -> list[str]:
    return render(data, *size, style=style).plain.split("\n")


def test_higher_places_are_shaded_otherwise_and_the_sides_are_seen_in_front() -> None:
    top, *_, bottom = lines(figure(lambda _, y: y), size=(60, 18))
    assert set(top) <= set(" M")  # the far edge is the highest
    slope = "".join(lines(figure(lambda _, y: y)))
    assert all(shade in slope for shade in ".:-~=/IHM")
    assert "x: -1 > 1" in bottom
    assert "y: -1 > 1" in bottom
    high_in_front = lines(figure(lambda _, y: -y))
    assert sum(line.count("|") for line in high_in_front) > 60


def test_a_hill_in_front_hides_the_path_behind_it() -> None:
    ridge = figure(lambda _, y: math.exp(-20 * (y + 0.5) ** 2), turn=0, paths={"way": [[-0.9, -0.1], [0.9, -0.1]]})
    hidden = sum(line.count("o") for line in lines(ridge)[1:])
    flat = sum(line.count("o") for line in lines({**ridge, "turn": 180})[1:])
    assert hidden < 8 < flat


def test_turning_brings_another_corner_to_the_front() -> None:
    def ranges(turn: float) -> list[str]:
        words = lines(figure(lambda x, y: x + y, turn=turn))[-1].split()
        return [word for word in words if "|" not in word and word != ">"]

    assert ranges(30) == ["x:", "-1", "1", "y:", "-1", "1"]
    assert ranges(120) == ["y:", "-1", "1", "x:", "1", "-1"]
    assert ranges(210) == ["x:", "1", "-1", "y:", "1", "-1"]
    assert ranges(-60) == ranges(300) == ["y:", "1", "-1", "x:", "-1", "1"]


@pytest.mark.parametrize("turn", [0, 30, 90, 145, 270, 359.9, -1e9])
def test_a_place_lies_where_the_pixels_show_it(turn: float) -> None:
    """On a plane nothing is hidden, and the height of a pixel is that of the place there."""
    view = View([[column / 8 for column in range(9)] for _ in range(9)], turn)
    horizon = Horizon(view, 80, 80)
    for u in (-0.4, 0.0, 0.3):
        for v in (-0.35, 0.1, 0.4):
            place = view.place(u, v, view.height(u, v))
            assert horizon.shows(place)
            shown = horizon.pixels[int(place.down * 80)][int(place.across * 80)]
            assert shown == pytest.approx(u + 0.5, abs=0.05)


def test_walls_that_dwarf_the_rest_are_cut_off_and_said_so() -> None:
    def bowl(x: float, y: float) -> float:
        return x * x + y * y

    assert "cut off" not in lines(figure(bowl))[0]
    walls = figure(lambda x, y: bowl(x, y) + (1000 if abs(x) > 0.9 else 0))
    assert "cut off above" in lines(walls)[0]
    assert "^" in "".join(lines(walls))
    assert "is cut off" in describe(walls, "en")
    assert "highest 1002 at (1, 1)" in describe(walls, "en")
    # A hill in the middle is what there is to see, and so is where a path begins.
    assert "cut off" not in lines(figure(lambda x, y: math.exp(-30 * bowl(x, y))))[0]
    path = {"way": [[-1.0, 0.0], [0.0, 0.0]]}
    assert "cut off" not in "".join(lines({**walls, "paths": path}, size=(78, 20)))


def test_places_without_a_height_are_counted_and_drawn_as_cut_off() -> None:
    table = figure(lambda x, y: x * x + y * y)["values"]
    table[0][:3] = [math.nan, math.inf, None]
    text = describe({**figure(max), "values": table}, "en")
    assert "nan or inf: 3" in text
    assert "highest 2 at" in text
    with pytest.raises(FigureError, match="no finite number"):
        read({**figure(max), "values": [[math.nan] * 2] * 2})


def test_a_path_that_runs_away_is_drawn_to_the_edge() -> None:
    far = {**figure(lambda x, y: x * x + y * y), "paths": {"SGD": [[0.0, 0.0], [1e280, 1e280], [math.nan, 0.0]]}}
    assert sum(line.count("o") for line in lines(far)[1:]) > 5
    assert "then nan or inf" in describe(far, "en")


def test_legend_gives_the_heights_at_start_and_end_of_a_path() -> None:
    first = lines(SURFACE, Style(0), (78, 20))
    assert "● straight 32 → 0" in "".join(first[:3])
    assert "▲ bottom (0, 0)" in "".join(first[:3])
    interpolated = lines({**SURFACE, "heights": None}, Style(0), (78, 20))
    assert "● straight 32 → 0" in "".join(interpolated[:3])


def test_a_logarithmic_axis_ends_above_zero() -> None:
    table = figure(lambda x, y: 10 ** (3 * x), log_z=True, z_label="loss")
    text = "".join(lines(table, size=(60, 24)))
    assert "0.001|" in text
    assert "1000|" in text
    assert "^ loss" in text
    assert "logarithmic" in describe(table, "en")
    with pytest.raises(FigureError, match="no number above 0"):
        read({**figure(lambda x, y: -1.0), "log_z": True})


def test_paths_and_points_have_marks_in_their_colours() -> None:
    for colours in (256, 16):
        style = Style(colours)
        segments = [segment for row in draw(read(SURFACE), 60, 20, style=style, language="en") for segment in row]
        assert any("S" in text and given == mark_style(style, 1) for text, given, _ in segments)


def test_show_computes_the_table_and_the_heights_of_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(learner, "_sink", lambda _name, data: sent.append(data))
    path = np.array([[0.0, 1.0], [5.0, 0.0]])  # it ends outside
    learner.show(
        "surface", function=lambda p: p[:, 0] + 10 * p[:, 1], extent=(0, 1, 0, 2), paths={"way": path}, turn=60
    )
    (data,) = sent
    assert data["heights"] == {"way": [10.0, 5.0]}
    assert "way 10 → 5" in render(data, 60, 16).plain


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"extent": [0, 1]}, "x0 < x1"),
        ({"values": [[1.0, 2.0]]}, "at least 2 × 2"),
        ({"values": [[1.0, 2.0], [1.0]]}, "rows differ"),
        ({"turn": "left"}, "`turn` must hold numbers"),
        ({"turn": math.nan}, "`turn` holds nan"),
        ({"paths": {str(index): [[0, 0]] for index in range(9)}}, "at most 8"),
    ],
)
def test_reasons_name_the_field(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(FigureError) as raised:
        read({**SURFACE, **changes})
    assert why in raised.value.text.en
