"""Knobs, and the constants that they turn."""

from typing import Any

import pytest
from pydantic import ValidationError

from tutor.course.constants import ConstantError, constant, constants, with_constant
from tutor.course.knobs import Knob
from tutor.language import LANGUAGES, Text

PROGRAM = '''"""oʻqitish"""
import math

RATE: float = -0.5  # the learning rate
NAME = "oʻ"; FLAG = True
STEPS = 1_000


def step():
    RATE = 3
'''


def knob(**fields: Any) -> Knob:  # noqa: ANN401 - what an author may write
    return Knob(constant="RATE", label=Text(uz="tezlik", en="rate"), **fields)


@pytest.mark.parametrize(
    ("fields", "positions"),
    [
        ({"values": [1, 5, 2]}, (1, 5, 2)),
        ({"values": [0.1, 1]}, (0.1, 1.0)),
        ({"values": ["tanh", "relu"]}, ("tanh", "relu")),
        ({"low": 1, "high": 4, "step": 1}, (1, 2, 3, 4)),
        ({"low": -0.2, "high": 0.2, "step": 0.1}, (-0.2, -0.1, 0.0, 0.1, 0.2)),
        ({"low": 0.001, "high": 1, "factor": 10}, (0.001, 0.01, 0.1, 1.0)),
        ({"low": 1, "high": 8, "factor": 2}, (1, 2, 4, 8)),
    ],
)
def test_positions(fields: dict[str, Any], positions: tuple[object, ...]) -> None:
    made = knob(**fields).positions
    assert [(type(one), one) for one in made] == [(type(one), one) for one in positions]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, "knob_form"),
        ({"low": 1, "high": 2}, "knob_form"),
        ({"low": 1, "high": 2, "step": 1, "factor": 2}, "knob_form"),
        ({"values": [1, 2], "step": 1}, "knob_form"),
        ({"values": [1, 1]}, "knob_twice"),
        ({"values": [1]}, "too_short"),
        ({"values": [1, float("nan")]}, "finite_number"),
        ({"low": 2, "high": 1, "step": 1}, "knob_range"),
        ({"low": 0, "high": 1, "factor": 2}, "knob_range"),
        ({"low": 0, "high": 1, "step": 0.3}, "knob_misses_high"),
        ({"low": 0, "high": 1e9, "step": 1}, "knob_many"),
    ],
)
def test_what_is_no_knob(fields: dict[str, Any], error: str) -> None:
    with pytest.raises(ValidationError) as raised:
        knob(**fields)
    assert error in {one["type"] for one in raised.value.errors()}


def test_numbers_end_and_words_go_round() -> None:
    numbers, words = knob(values=[0.1, 0.5, 1.0]), knob(values=["a", "b"])
    assert [numbers.turned(0.1, -1), numbers.turned(0.1, 2), numbers.turned(1.0, 1)] == [0.1, 1.0, 1.0]
    assert [words.turned("b", 1), words.turned("a", -1)] == ["a", "b"]
    assert [numbers.turned(0.3, 1), numbers.turned(0.3, -1), numbers.turned(7, 1), numbers.turned(7, -1)] == [
        0.5, 0.1, 1.0, 1.0,
    ]  # fmt: skip
    assert [numbers.turned("x", 1), numbers.turned(True, -1)] == [0.1, 1.0]


def test_a_constant_is_found_and_only_its_literal_changes() -> None:
    assert constants(PROGRAM) == {"RATE": -0.5, "NAME": "oʻ", "FLAG": True, "STEPS": 1000}
    assert constant(PROGRAM, "FLAG").start == (4, 20)
    turned = with_constant(with_constant(PROGRAM, "RATE", 0.1), "FLAG", False)
    assert turned == PROGRAM.replace("-0.5", "0.1").replace("True", "False")
    assert with_constant("A = 1\r\nB = 2\r\n", "B", "it's") == 'A = 1\r\nB = "it\'s"\r\n'


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("x = 1", "no line A"),
        ("def f():\n    A = 1", "no line A"),
        ("A = 1\nA = 2", "line 1, 2"),
        ("A = 1\nfor A in []: pass", "line 1, 2"),
        ("A = 1\ndef f():\n    global A\n    A = 2", "line 1, 3"),
        ("A, B = 1, 2", "In line 1"),
        ("\nA = 1 + 1", "In line 2"),
        ("A = 1e999", "In line 1"),
        ("A = 1\nif:", "Line 2"),
        ("A = 1\0", "Line 1"),
        ("A = " + "-" * 50_000 + "1", "Line 1"),
    ],
)
def test_what_cannot_be_turned_says_why(program: str, words: str) -> None:
    with pytest.raises(ConstantError) as raised:
        with_constant(program, "A", 3)
    assert words in raised.value.text.en
    assert all(raised.value.text[language] for language in LANGUAGES)
