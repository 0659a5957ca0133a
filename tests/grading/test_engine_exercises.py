"""Exercises on the tutor's own networks: allowed where the exercise says so, and refused with a sentence where it does not."""

from collections.abc import Iterator

import pytest
from judging import Judging
from tiny_course import TinyCourse

from tutor.sandbox.fork_server import ForkServer

CHECK = {
    "kind": "function",
    "id": "slope",
    "title": {"uz": "Qiyalik", "en": "Slope"},
    "call": "slope",
    "arguments": {"x": {"draw": "normal"}},
}
SOLUTION = """\
from tutor.engine import Value

def slope(x):
    a = Value(x)
    (a * a).backward()
    return a.grad
"""


@pytest.fixture
def engine_judging(tiny_course: TinyCourse) -> Iterator[Judging]:
    server = ForkServer("engine")
    yield Judging(tiny_course, server)
    server.close()


def test_an_exercise_may_be_solved_with_the_engine(engine_judging: Judging) -> None:
    engine_judging.course.exercise("slope", [CHECK], SOLUTION, runtime="engine")
    assert engine_judging.verdict("slope", SOLUTION).passed
    assert not engine_judging.verdict("slope", SOLUTION.replace("a * a", "a * 3")).passed


@pytest.mark.parametrize("line", ["from tutor.engine import Value", "from tutor import engine"])
def test_elsewhere_a_sentence_says_so(judging: Judging, line: str) -> None:
    plain = "def slope(x):\n    return 2 * x\n"
    judging.course.exercise("slope", [CHECK], plain)
    verdict = judging.verdict("slope", f"{line}\n{plain}")
    assert not verdict.passed
    assert "may not use tutor.engine" in verdict.checks[0].message.en
    assert "tutor.engine-dan foydalanib boʻlmaydi" in verdict.checks[0].message.uz
