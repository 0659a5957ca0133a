import pytest
from figure_samples import NETWORK

from tutor.figures.errors import FigureError
from tutor.figures.render import describe, render
from tutor.figures.style import Style

SMALL = {"kind": "network", "layers": [2, 3, 1], "activations": ["tanh", "sigmoid"]}


def lines(figure: dict[str, object], width: int = 78, height: int = 18) -> list[str]:
    return render(figure, width, height, style=Style(0, unicode=False)).plain.split("\n")


def test_every_layer_is_named_above_and_its_shape_stands_below() -> None:
    first, *_, shapes, weights, biases, total = lines(SMALL)
    assert first.split() == ["input", "tanh", "sigmoid"]
    assert shapes.split("  ")[0] == ""
    assert [part for part in shapes.split("  ") if part] == [
        "(n, 2)",
        "(n, 3)",
        "(n, 1)",
    ]
    assert "W1 (2, 3)" in weights
    assert "W2 (3, 1)" in weights
    assert "b1 (3,)" in biases
    assert "b2 (1,)" in biases
    assert total == "Parameters: 9 + 4 = 13"


def test_a_small_layer_shows_each_neuron_and_a_large_one_says_that_there_are_more() -> None:
    drawn = lines(SMALL)[1:-4]
    assert sum(line.count("o") for line in drawn) == 2
    assert sum(line.count("x") for line in drawn) == 4
    assert not any(
        ":" in line.replace("|", "") and "x" not in line for line in lines({**SMALL, "layers": [1, 1, 1]})[1:-4]
    )
    large = lines({**SMALL, "layers": [2, 300, 1]})
    assert any(line.strip() == ":" for line in large)


@pytest.mark.parametrize(("width", "height"), [(40, 14), (24, 6), (78, 8)])
def test_where_the_drawing_does_not_fit_the_layers_are_told_in_lines(width: int, height: int) -> None:
    text = " ".join(lines(NETWORK, width, height))
    assert "W1 (4," in text
    assert len(lines(NETWORK, width, height)) <= height


def test_words_tell_shapes_and_parameters() -> None:
    words = describe(NETWORK, "en")
    assert "layer 2: W2 (16, 8), b2 (8,), relu, output (n, 8), 136 parameters" in words
    assert "Parameters in all: 243" in words
    assert "Jami parametrlar: 243" in describe(NETWORK, "uz")
    assert "linear" in describe({"kind": "network", "layers": [1, 1]}, "en")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"layers": [3]}, "at least two"),
        ({"layers": [3, 0]}, "positive"),
        ({"layers": [3] * 13}, "at most 12"),
        ({"activations": ["relu"]}, "must hold 3 names"),
        ({"activations": 5}, "must be a list"),
    ],
)
def test_what_is_no_network_is_explained(changes: dict[str, object], words: str) -> None:
    with pytest.raises(FigureError) as raised:
        render({**NETWORK, **changes}, 60, 16)
    assert words in raised.value.text.en
