from typing import Any

import pytest
from figure_samples import EXPRESSION_GRAPH

from tutor.figures.errors import FigureError
from tutor.figures.render import describe, render
from tutor.figures.style import Style

PLAIN = Style(0)

# One neuron: tanh(x1·w1 + x2·w2 + b).
NEURON: dict[str, Any] = {
    "kind": "expression-graph",
    "names": ["x1", "w1", "x2", "w2", "b", "x1w1", "x2w2", "s", "n", "o"],
    "operations": ["", "", "", "", "", "*", "*", "+", "+", "tanh"],
    "values": [2.0, -3.0, 0.0, 1.0, 6.8813736, -6.0, 0.0, -6.0, 0.8813736, 0.7071068],
    "gradients": [-1.5, 1.0, 0.5, 0.0, 0.5, 0.5, 0.5, 0.5, 0.5, 1.0],
    "edges": [[0, 5], [1, 5], [2, 6], [3, 6], [5, 7], [6, 7], [7, 8], [4, 8], [8, 9]],
}


def test_a_neuron_is_drawn_from_its_inputs_to_its_output() -> None:
    assert (
        render(NEURON, 80, 12, style=PLAIN).plain
        == """\
x1 = 2 ────┐
grad -1.5  ├(*) x1w1 = -6 ─┐
w1 = -3 ───┘    grad 0.5   │
grad 1                     ├(+) s = -6 ────┐
x2 = 0 ────┐               │    grad 0.5   │
grad 0.5   ├(*) x2w2 = 0 ──┘               ├(+) n = 0.8814 ─(tanh) o = 0.7071
w2 = 1 ────┘    grad 0.5                   │    grad 0.5           grad 1
grad 0                                     │
                                b = 6.881 ─┘
                                grad 0.5

grad: the slope of o with respect to this number"""
    )


def test_lines_that_meet_are_marked_and_lines_that_cross_are_not() -> None:
    shared = {
        "kind": "expression-graph",
        "names": ["a", "b", "e", "d", "L"],
        "operations": ["", "", "*", "+", "*"],
        "values": [-2, 3, -6, 1, -6],
        "edges": [[0, 2], [1, 2], [0, 3], [1, 3], [2, 4], [3, 4]],
    }
    assert (
        render(shared, 40, 6, style=PLAIN).plain
        == """\
a = -2 ─┬┐
        │├(*) e = -6 ─┐
        ││            ├(*) L = -6
b = 3 ──●┘            │
        └─(+) d = 1 ──┘
"""
    )
    ascii_only = render(shared, 40, 6, style=Style(0, unicode=False)).plain
    assert "b = 3 --o+" in ascii_only


def test_a_number_that_is_used_twice_by_one_operation_is_named_twice() -> None:
    square = {"kind": "expression-graph", "names": ["a", "L"], "operations": ["", "*"], "values": [3, 9]}
    assert "a = 3 ─(a*a) L = 9" in render({**square, "edges": [[0, 1], [0, 1]]}, 40, 6).plain


def test_before_going_back_gradients_are_left_out_and_known_ones_appear() -> None:
    assert "grad" not in render({**NEURON, "gradients": None}, 80, 20).plain
    some = render({**NEURON, "gradients": [None] * 9 + [1.0]}, 80, 20).plain
    assert some.count("grad 1") == 1
    assert some.count("grad") == 2  # the other one explains the word


def test_where_there_is_no_room_for_the_picture_there_is_a_table() -> None:
    lines = render(NEURON, 38, 20, style=PLAIN).plain.split("\n")
    assert lines[0].split() == ["node", "value", "grad"]
    assert lines[6].split() == ["x1w1", "=", "x1", "*", "w1", "-6", "0.5"]
    few = render(NEURON, 38, 8, style=PLAIN).plain.split("\n")
    assert few[0] == "10 nodes, the last 6:"
    assert few[-1].split() == ["o", "=", "tanh(n)", "0.7071", "1"]


def test_a_long_sum_is_a_table_and_is_told_in_short() -> None:
    count = 400
    chain = {
        "kind": "expression-graph",
        "names": [f"v{place}" for place in range(count)],
        "operations": ["", *["exp"] * (count - 1)],
        "values": [1.0] * count,
        "edges": [[place, place + 1] for place in range(count - 1)],
    }
    assert "v399 = exp(v398)" in render(chain, 80, 20).plain
    assert "380 more" in describe(chain, "en")
    assert "yana 380 ta" in describe(chain, "uz")


def test_the_words_say_how_each_number_was_made() -> None:
    words = describe(EXPRESSION_GRAPH, "en")
    assert "#2 = a * b: value -1, gradient 0.7864" in words
    assert "L = tanh(s): value -0.4621, gradient 1" in words
    assert "s = #2 + a: qiymati -0.5, gradienti 0.7864" in describe(EXPRESSION_GRAPH, "uz")


def test_nan_is_drawn_since_a_graph_shows_where_it_came_from() -> None:
    assert "L = nan" in render({**EXPRESSION_GRAPH, "values": [0.5, -2.0, -1.0, -0.5, float("nan")]}, 78, 12).plain


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"edges": [[0, 1], [1, 0]]}, "round in a circle"),
        ({"edges": [[2, 2]]}, "round in a circle"),
        ({"edges": [[0, 5]]}, "from 0 to 4"),
        ({"edges": [[0, 1, 2]]}, "two numbers of nodes"),
        ({"edges": [["a", "b"]]}, "two numbers of nodes"),
        ({"values": [1.0]}, "same length"),
        ({"gradients": ["x"] * 5}, "no number"),
        ({"operations": ["*"]}, "same length"),
        ({"names": []}, "`names` is empty"),
    ],
)
def test_what_is_no_graph_says_why(changes: dict[str, Any], expected: str) -> None:
    with pytest.raises(FigureError) as raised:
        render({**EXPRESSION_GRAPH, **changes}, 60, 14)
    assert expected in raised.value.text.en
