"""Functions that the grader calls through the author's `usage.py`: they get what cannot be sent."""

import pytest
from judging import Judging
from tiny_course import both, check

from tutor.course.linter import Target, lint

USAGE = """\
def of_parabola(slope, a, x):
    return {"slope": slope(lambda t: a * t * t, x)}
"""
SLOPE = "def slope(f, x):\n    return (f(x + 1e-6) - f(x - 1e-6)) / 2e-6\n"
ARGUMENTS = {"a": {"draw": "uniform", "low": 1.0, "high": 3.0}, "x": {"draw": "uniform", "low": 1.0, "high": 3.0}}
JUDGE = """\
def judge_slope(arguments, result):
    right = 2 * arguments["a"] * arguments["x"]
    return "" if abs(result["slope"] - right) < 1e-3 else "other"
"""
FUNCTION = check(
    "function",
    "same",
    call="slope",
    through="of_parabola",
    arguments=ARGUMENTS,
    tolerance={"relative": 1e-4},
)
PROPERTY = check(
    "property",
    "right",
    call="slope",
    through="of_parabola",
    arguments=ARGUMENTS,
    judge="judge_slope",
    messages={"other": both("Another slope.")},
)
HALF = SLOPE.replace("2e-6", "4e-6")


@pytest.fixture
def slope(judging: Judging) -> Judging:
    mistakes = {"half": HALF}
    judging.course.exercise("slope", [FUNCTION, PROPERTY], SLOPE, judge=JUDGE, usage=USAGE, mistakes=mistakes)
    return judging


def test_what_cannot_be_sent_reaches_the_function(slope: Judging) -> None:
    assert slope.verdict("slope", SLOPE).passed
    verdict = slope.verdict("slope", HALF.replace("f(x", "1.0 * f(x"))
    same, right = verdict.checks
    assert (same.mistake, same.passed, right.passed) == ("half", False, False)
    assert right.message.en.endswith("Another slope.")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def slope(f, x):\n    return g(x)\n", "Line 2"),
        ("x = 1", "name 'slope' is not defined"),
        ("def slope(f): return 1.0", "slope() takes 1 positional argument but 2 were given"),
        ("import sys\nsys.modules['usage'] = None\ndef slope(f, x): return 0.0", "slope"),
    ],
)
def test_what_goes_wrong_is_told_of_the_learners_program(slope: Judging, source: str, said: str) -> None:
    first = slope.verdict("slope", source).checks[0]
    assert not first.passed
    assert said in first.message.en
    assert "usage" not in first.message.en


def test_the_linter_looks_for_the_usage(slope: Judging) -> None:
    usage = slope.course.path / slope.course.lesson_id / "slope" / "usage.py"
    usage.write_text("def of_line(slope, a): return slope(a)\n")
    messages = [finding.message.en for finding in lint(Target(slope.course.path)).findings]
    assert any("“of_parabola”" in message for message in messages)
    usage.unlink()
    messages = [finding.message.en for finding in lint(Target(slope.course.path)).findings]
    assert "The check “same” needs “of_parabola” of usage.py, but there is no usage.py." in messages
