"""The pictures of a network's inside: neurons and weights."""

import pytest

from tutor.figures.neurons import Neurons
from tutor.figures.render import draw
from tutor.figures.style import Style
from tutor.figures.weights import Weights

STYLES = [Style(256), Style(16), Style(0), Style(0, unicode=False)]
HALVES = "0" * 6 + "8" * 6
NEURONS = Neurons([[HALVES * 12, "4" * 144], ["8" * 144]], 12)
WEIGHTS = Weights([[[2.0, -1.0, 0.01], [0.5, None, -2.0]], [[1.0, 1.0, 0.0]]])


def lines(drawing: Neurons | Weights, width: int, height: int, style: Style) -> list[str]:
    rows = draw(drawing, width, height, style=style, language="en")
    return ["".join(segment.text for segment in row) for row in rows]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("drawing", [NEURONS, WEIGHTS, Neurons([], 12), Neurons([["0" * 144] * 8] * 4, 12)])
def test_every_row_fills_the_width_at_every_size(drawing: Neurons | Weights, style: Style) -> None:
    for width, height in ((24, 6), (51, 8), (40, 15), (10, 3)):
        drawn = lines(drawing, width, height, style)
        assert [len(line) for line in drawn] == [width] * height


def test_without_colour_a_neuron_is_full_where_it_is_positive() -> None:
    drawn = lines(NEURONS, 40, 9, Style(0))
    assert drawn[1][2:10] == "    ████"
    assert lines(NEURONS, 40, 9, Style(0, unicode=False))[1][2:10] == "    ####"


def test_neurons_in_words() -> None:
    words = NEURONS.describe("en")
    assert "layer 1, neuron 1: positive on 50 % of the plane" in words
    assert "layer 2, neuron 1: positive on 100 %" in words


def test_weights_are_told_by_sign_and_digit_and_the_bias_stands_apart() -> None:
    drawn = lines(WEIGHTS, 40, 8, Style(0))
    assert "9 = 2" in drawn[0]
    assert drawn[1].split() == ["+9-4|", "0", "+4+4|", "0"]
    assert drawn[2].split() == ["+2??|-9"]


def test_weights_in_words() -> None:
    assert "layer 1: nan or inf" in WEIGHTS.describe("en")
    assert "layer 2: 1 × 2 weights from 0 to 1" in WEIGHTS.describe("en")
