"""Answers that no honest program gives: whatever a child sends, a run ends in one of three ways, a check in a verdict."""

import contextlib
import json
import math
from typing import Any

import numpy as np
import pytest
from garbled import Garbled, Garbler
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from judging import Judging
from tiny_course import TinyCourse, check, function_check

from tutor.grading.verdict import Verdict
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.layers import Limits
from tutor.sandbox.outcomes import ProgramRaisedError, RunStoppedError
from tutor.sandbox.run import Run

QUICK = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
# A failure is told as it is found: to make it smaller would take minutes, as many spoilt runs end at a deadline.
THOROUGH = settings(QUICK, max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])

ODD_ARRAYS = st.sampled_from(["?", "i1", "u8", "f2", "f4", "f8", "c8", "c16"]).flatmap(
    lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, max_dims=8, min_side=0, max_side=2))
)
ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | ODD_ARRAYS
    | st.sampled_from([10**300, -(2**70), math.nan, math.inf, "\ud800", "\x1b[2J", "$array", {}, [], [[]], {"$tensor": 1}, ""]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["value", "error", "event", "outcomes", "arguments", "type", "line", "message", "$tensor", "w", ""]),
        inner,
        max_size=3,
    ),
    max_leaves=6,
)  # fmt: skip
SPOILING = {
    "seed": st.integers(0, 2**32),
    "garbage": st.lists(ODD, min_size=1, max_size=4),
    "noise": st.binary(max_size=40),
}

VECTOR = {"x": {"draw": "normal", "shape": ["n"]}}
SIZES = {"n": [1, 4]}
PROGRAMS = """\
import numpy as np
from tutor import show

rate = 0.1
answers = [1, 2]

class Layer:
    def __init__(self, n):
        self.W = np.zeros(n)
    def __call__(self, x):
        return x @ self.W

class Value:
    def __init__(self, data, inner=()):
        self.data, self.inner, self.grad = data, inner, 0.0
    def __add__(self, other):
        return Value(self.data + other.data, (self, other))
    def backward(self, gradient=1.0):
        self.grad += gradient
        for node in self.inner:
            node.backward(gradient)

def double(x):
    return 2 * x

def pair(x):
    return {"sum": float(np.sum(x)), "parts": [x, -x]}

def loss(x):
    return float(np.sum(x ** 2))

def grad(x):
    return 2 * x

def fit(x, y, seed):
    w, b = np.polyfit(x, y, 1)
    return {"w": float(w), "b": float(b)}

def say(x):
    print("sum:", np.sum(x))

def draw(x):
    show("curves", series={"x": x})
"""
JUDGE = """\
import numpy as np

def predict(parameters, x):
    return parameters["w"] * x + parameters["b"]

def is_double(arguments, result):
    return "" if np.allclose(result, 2 * arguments["x"]) else "no"

def are_answers(arguments, result):
    return "" if list(result["answers"]) == [1, 2] else "no"

def slow(x):
    return 2 * x
"""
NO = {"no": {"uz": "yoʻq", "en": "no"}}
CHECKS: dict[str, dict[str, Any]] = {
    "function": function_check("double", VECTOR, sizes=SIZES, cases=3),
    "nested": function_check("pair", VECTOR, sizes=SIZES, cases=2),
    "gradient": check("gradient", call="grad", loss="loss", with_respect_to=["x"], arguments=VECTOR, sizes=SIZES, cases=2),
    "training": check(
        "training", call="fit", data={"draw": "line"}, parameters={"w": [], "b": []}, metric="mean-squared-error",
        at_most=1.0, seeds=2, must_pass=2, figure="line-fit",
    ),
    "property": check("property", call="double", arguments=VECTOR, sizes=SIZES, cases=2, judge="is_double", messages=NO),
    "variables": check("property", variables=["answers"], judge="are_answers", messages=NO),
    "object": check(
        "object", **{"class": "Layer"}, arguments={"n": {"draw": "size", "of": "n"}}, sizes=SIZES, cases=2,
        steps=[
            {"set": {"W": {"draw": "normal", "shape": ["n"]}}},
            {"call": "__call__", "arguments": VECTOR, "times": 2},
            {"read": ["W"]},
        ],
    ),
    "expression": check("expression", **{"class": "Value"}, operators=["+"], plain_numbers=False, cases=3),
    "output": check("output", call="say", arguments=VECTOR, sizes=SIZES, cases=2),
    "figure": check("figure", call="draw", figure="curves", arguments=VECTOR, sizes=SIZES, cases=2),
    "value": check("value", variable="rate", between=[0.01, 1.0]),
    "speed": check(
        "speed", call="double", reference="slow", at_most=1000.0, arguments=VECTOR, sizes=SIZES, cases=3
    ),
    "parameter-count": check("parameter-count", network="Layer", arguments={"n": {"draw": "size", "of": "n"}},
        sizes={"n": 3}, exactly=3),
}  # fmt: skip


@pytest.fixture
def exercises(tiny_course: TinyCourse, numpy_server: ForkServer) -> Judging:
    for name, described in CHECKS.items():
        tiny_course.exercise(
            name,
            [described],
            PROGRAMS,
            judge=JUDGE,
            mistakes={"halves": PROGRAMS.replace("return 2 * x", "return x / 2")},
        )
    return Judging(tiny_course, numpy_server)


def verdict(judging: Judging, kind: str, garbler: Garbler) -> Verdict:
    submission = judging.submission(kind, PROGRAMS)
    submission.learners = Garbled(judging.server, garbler)
    return submission.verdict()


@pytest.mark.parametrize("kind", CHECKS)
def test_the_program_that_is_spoilt_passes_when_it_is_not(exercises: Judging, kind: str) -> None:
    assert verdict(exercises, kind, Garbler(0, [None], b"", share=0.0)).passed


@pytest.mark.parametrize("kind", CHECKS)
def test_any_answers_give_a_verdict(exercises: Judging, kind: str) -> None:
    @QUICK
    @given(**SPOILING)
    def spoilt(seed: int, garbage: list[Any], noise: bytes) -> None:
        found = verdict(exercises, kind, Garbler(seed, garbage, noise))
        assert Verdict.from_json(json.loads(json.dumps(found.as_json()))) == found

    spoilt()


@pytest.mark.slow
@pytest.mark.parametrize("kind", CHECKS)
def test_any_answers_give_a_verdict_thoroughly(exercises: Judging, kind: str) -> None:
    @THOROUGH
    @given(**SPOILING)
    def spoilt(seed: int, garbage: list[Any], noise: bytes) -> None:
        verdict(exercises, kind, Garbler(seed, garbage, noise))

    spoilt()


@settings(QUICK, max_examples=40)
@given(**SPOILING)
def test_any_answers_end_a_run_in_one_of_three_ways(
    numpy_server: ForkServer, seed: int, garbage: list[Any], noise: bytes
) -> None:
    source = Garbled(numpy_server, Garbler(seed, garbage, noise, share=0.8))
    for ask in (
        lambda run: run.execute(PROGRAMS),
        lambda run: run.calls("double", [[np.ones(2)], [1.0]]),
        lambda run: run.call("double", 2),
        lambda run: run.echoing_calls("double", [[np.ones(2)]], echo=True),
        lambda run: run.ask("variables", names=["rate"]),
    ):
        limits = Limits(seconds=0.2, memory_mb=256)
        with Run(source, limits) as run, contextlib.suppress(ProgramRaisedError, RunStoppedError):
            ask(run)
