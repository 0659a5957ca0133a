import math
from typing import Any

import numpy as np
import pytest
from figure_samples import CURVE_FIT

from tutor import learner
from tutor.figures.errors import FigureError
from tutor.figures.render import describe, render
from tutor.figures.style import Style
from tutor.shown.functions import CURVE_PLACES

ASCII = Style(0, unicode=False)


def reason(**changes: object) -> str:
    with pytest.raises(FigureError) as raised:
        render({**CURVE_FIT, **changes}, 60, 16)
    return raised.value.text.en


def test_the_points_lie_on_a_curve_that_goes_through_them() -> None:
    figure = {
        "kind": "curve-fit",
        "x": [0.0, 5.0, 10.0],
        "y": [0.0, 5.0, 10.0],
        "curve": [0.0, 10.0],
        "span": [0, 10],
    }
    text = render(figure, 60, 15, style=ASCII).plain
    assert "mean squared error 0\n" in text
    heights = [line.index("x") for line in text.split("\n")[1:-1] if "x" in line]
    assert heights == sorted(heights, reverse=True)
    assert len(heights) == 3


def test_a_curve_far_away_does_not_squash_the_points() -> None:
    text = render({**CURVE_FIT, "curve": [0.0, 1e6], "target": None}, 70, 16).plain
    assert "00000" not in "".join(text.split("\n")[2:])


def test_words_name_both_curves_the_points_and_the_error() -> None:
    words = describe(CURVE_FIT, "en")
    assert "2 neurons. network: from -0.9866 at x = -2.5 to 0.9866 at x = 2.5" in words
    assert "true curve: from -0.5985" in words
    assert "Points: 5, x from -2 to 2. Mean squared error 0.0" in words
    assert "asl chiziq" in describe(CURVE_FIT, "uz")


def test_other_reasons_say_what_to_do() -> None:
    assert "x0 < x1" in reason(span=[2, -2])
    assert "x0 < x1" in reason(span=[1, 2, 3])
    assert "two values or more" in reason(curve=[1.0])
    assert "`curve` and `target` must have the same length" in reason(target=[1.0, 2.0])
    assert "holds text" in reason(curve=["a", "b"])
    assert "they have 5 and 1" in reason(y=[1.0])


@pytest.mark.parametrize("column", [False, True])
def test_show_asks_the_network_in_the_shape_of_the_points(column: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[dict[str, Any]] = []
    monkeypatch.setattr(learner, "_sink", lambda _, data: shown.append(data))
    x = np.linspace(-2, 2, 9).reshape(-1, 1) if column else np.linspace(-2, 2, 9)
    learner.show("curve-fit", x=x, y=np.sin(x), predict=np.tanh, target=np.sin, span=(-3, 3))
    (figure,) = shown
    assert figure["span"] == [-3, 3]
    assert np.allclose(figure["curve"], np.tanh(np.linspace(-3, 3, CURVE_PLACES)))
    assert np.allclose(figure["target"], np.sin(np.linspace(-3, 3, CURVE_PLACES)))
    learner.show("curve-fit", x=x, y=np.sin(x), predict=lambda x: x * math.nan)
    assert "no numbers" in describe(shown[1], "en")
    with pytest.raises(ValueError, match="one number for each x"):
        learner.show("curve-fit", x=x, y=x, predict=lambda x: 0.0)
