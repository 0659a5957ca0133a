import json
import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from figure_samples import SPREAD

from tutor import learner
from tutor.figures.errors import FigureError
from tutor.figures.render import describe, read, render
from tutor.figures.style import Style

ASCII = Style(0, unicode=False)


def shown(layers: object, **others: object) -> dict[str, Any]:
    """What reaches the tutor when a program shows these layers."""
    sent: list[dict[str, Any]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(learner, "_sink", lambda _name, data: sent.append(data))
        learner.show("spread", layers=layers, **others)
    figure: dict[str, Any] = json.loads(json.dumps(sent[0]))
    return figure


def row_of(text: str, name: str) -> str:
    return next(line for line in text.split("\n") if name in line)


def test_the_numbers_of_a_layer_are_those_of_its_array() -> None:
    values = np.arange(101.0).reshape(101, 1, 1)
    figure = shown({"layer": values})
    numbers = figure["layers"]["layer"]
    assert numbers["quantiles"] == [0, 5, 25, 50, 75, 95, 100]
    assert (numbers["n"], numbers["zeros"], numbers["nan"], numbers["inf"]) == (101, 1, 0, 0)
    assert sum(numbers["counts"]) == 100  # zeros have no part in the histogram
    assert numbers["mean"] == 50
    assert "layer: median 50, half between 25 and 75, mean 50 ± 29.15, 1 % zeros." in describe(figure, "en")


def test_of_very_many_numbers_the_ends_are_exact_and_the_quantiles_close() -> None:
    values = np.append(np.random.default_rng(1).uniform(-1, 1, 700_000), (-1.5, 1.25))
    numbers = shown({"layer": values})["layers"]["layer"]
    assert numbers["n"] == values.size
    low, *between, high = numbers["quantiles"]
    assert (low, high) == (-1.5, 1.25)
    assert between == pytest.approx([-0.9, -0.5, 0, 0.5, 0.9], abs=0.02)


def test_zeros_nan_and_inf_are_told() -> None:
    dead = np.maximum(np.array([-1.0] * 72 + [1.0] * 28), 0)
    figure = shown({"dead": dead, "lost": [1.0, math.nan, math.inf, -math.inf], "gone": [math.nan] * 3})
    text = render(figure, 78, 12).plain
    assert "72 % zeros" in row_of(text, "dead")
    assert "1 nan, 2 inf" in row_of(text, "lost")
    assert "3 nan" in row_of(text, "gone")
    assert "72 % nol" in render(figure, 78, 12, language="uz").plain
    assert "gone: 3 nan." in describe(figure, "en")


def test_box_whiskers_and_median_stand_where_the_numbers_say() -> None:
    figure = shown({"layer": np.linspace(-1, 1, 2001)}, x_label="a")
    row = row_of(render(figure, 64, 8, style=ASCII).plain, "layer")
    plot = row[len("layer") + 1 :]
    columns = plot.rindex("|") - plot.index("|")
    assert abs(columns - 0.9 * (plot.rindex("*") - plot.index("*"))) <= 1.5
    assert abs(plot.index("O") - (plot.index("|") + plot.rindex("|")) / 2) <= 1
    assert abs(plot.count("=") - columns * 0.5 / 0.9) <= 2


def test_a_narrow_pane_puts_numbers_above_the_plot_and_a_high_one_draws_histograms() -> None:
    layers = {"one": np.linspace(-1, 1, 500) ** 3, "two": np.linspace(-1, 1, 500)}
    narrow = render(shown(layers), 30, 10, style=ASCII).plain.split("\n")
    named = next(number for number, line in enumerate(narrow) if line.startswith("one"))
    assert "0 +- 0.38" in narrow[named]
    assert "##" in narrow[named + 1]  # many of its numbers are close to 0
    assert "O" in narrow[named + 2]
    low = render(shown({"zero": [0.0, 1.0], **layers}), 78, 6, style=ASCII).plain
    assert "##" not in low


def test_one_axis_for_all_and_a_number_far_away_does_not_squeeze_the_others() -> None:
    figure = shown({"usual": np.linspace(-1, 1, 1000), "outlier": [*np.linspace(-1, 1, 1000), 1e6]})
    assert figure["range"][1] < 3
    text = render(figure, 78, 12, style=ASCII).plain
    assert ">" in row_of(text, "outlier")
    assert ">" not in row_of(text, "usual")


def test_absolute_values_on_a_logarithmic_axis() -> None:
    signs = np.where(np.arange(400) % 2, 1.0, -1.0)
    gradients = {f"W{depth}": signs * 10.0**-depth for depth in range(1, 5)}
    figure = shown({**gradients, "zero": np.zeros(5)}, log_x=True)
    lines = render(figure, 78, 12, style=ASCII).plain.split("\n")
    places = [next(line for line in lines if f"W{depth}" in line).index("O") for depth in range(1, 5)]
    assert all(abs((a - b) - (places[0] - places[1])) <= 1 for a, b in pairwise(places))
    assert "median 0.001" in row_of("\n".join(lines), "W3")
    assert "100 % zeros" in row_of("\n".join(lines), "zero")
    assert "logarithmic" in describe(figure, "en")


def test_many_layers_keep_the_first_the_last_and_some_between_and_a_small_event() -> None:
    rng = np.random.default_rng(0)
    figure = shown({f"layer {index}": rng.normal(size=20_000) for index in range(30)})
    text = render(figure, 40, 15).plain
    assert "11 of 30 layers" in text
    assert "layer 0 " in text
    assert "layer 29" in text
    assert len(json.dumps(figure)) < 30_000
    assert len(describe(figure, "uz")) < 2000


@pytest.mark.parametrize(
    "values",
    [np.ones(2, np.float32), [[1, 2], [3, 4]], 3.0, [True, False], [10**400 // 10**390], [1e300, -1e300, 1e308]],
)
def test_whatever_is_a_number_can_be_shown(values: object) -> None:
    assert "layer" in render(shown({"layer": values}), 60, 12).plain


@pytest.mark.slow  # torch takes seconds to import
def test_tensors_of_half_precision_with_a_history_can_be_shown() -> None:
    torch = pytest.importorskip("torch")
    tensor = torch.ones(4, dtype=torch.bfloat16, requires_grad=True)
    assert shown({"layer": tensor * 2})["layers"]["layer"]["mean"] == 2


@pytest.mark.parametrize(
    ("layers", "why"),
    [
        ([1.0], "`layers` must be a dict"),
        ({}, "`layers` must be a dict"),
        ({"a": []}, "The layer `a` must be an array of numbers"),
        ({"a": "text"}, "The layer `a` must be an array of numbers"),
        ({"a": [[1], [1, 2]]}, "The layer `a` must be an array of numbers"),
        ({str(index): [1.0] for index in range(65)}, "at most 64"),
    ],
)
def test_what_holds_no_numbers_is_said(layers: object, why: str) -> None:
    with pytest.raises(FigureError) as raised:
        read(shown(layers))
    assert why in raised.value.text.en


def test_a_figure_that_was_made_by_hand_is_checked() -> None:
    for changes in ({"range": [1.0]}, {"range": [0.0, 1.0], "log_x": True}):
        with pytest.raises(FigureError, match="`range`"):
            read({**SPREAD, **changes})
    layer = SPREAD["layers"]["layer 1"]
    for wrong in ({"quantiles": [1.0]}, {"counts": [-1.0]}, {"zeros": 1000}, {"n": 0}):
        with pytest.raises(FigureError, match="layer 1"):
            read({**SPREAD, "layers": {"layer 1": {**layer, **wrong}}})
