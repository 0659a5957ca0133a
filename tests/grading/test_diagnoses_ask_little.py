"""Diagnoses ask the author's function about other arguments, but none that would keep it busy for long."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from judging import Judging
from tiny_course import function_check

from tutor.course.checks import Tolerance
from tutor.grading.bench import Bench
from tutor.grading.diagnoses.diagnosing import diagnose
from tutor.grading.diagnoses.evidence import Evidence
from tutor.grading.draw import Case
from tutor.grading.program import BrokenExerciseError, Program
from tutor.sandbox.layers import Limits

COUNT = """\
def count(steps):
    done = 0
    for _ in range(steps):
        done += 1
    return done
"""


def test_a_seed_never_stands_in_for_a_number_of_steps() -> None:
    asked: list[list[Any]] = []

    def solve(calls: list[list[Any]]) -> list[Any]:
        asked.extend(calls)
        return [float(start) * 0.9 ** min(steps, 50) for start, _, steps in calls]

    cases = [Case({"start": 1.0 + k, "seed": 161_946_698 + k, "steps": 2 + k}) for k in range(6)]
    expected = solve([list(case.arguments.values()) for case in cases])
    outcomes: list[Any] = [value + 0.1 + 0.03 * k * k for k, value in enumerate(expected)]
    diagnose(Evidence("fit", cases, expected, outcomes, Tolerance(), solve=solve, call_again=solve))
    assert len(asked) > len(cases)
    assert max(steps for _, _, steps in asked) <= 100


def test_a_question_that_takes_too_long_gets_no_answer_and_the_next_one_does(judging: Judging) -> None:
    judging.course.exercise("steps", [function_check("count", {"steps": {"draw": "integers"}})], COUNT)
    exercise = judging.submission("steps", COUNT).exercise
    author = Program(judging.server, Limits(seconds=60.0), [("solution", COUNT)])
    bench = Bench(exercise, author, np.random.default_rng(0), lambda figure: None)
    try:
        assert bench.solve("count", [[3]]) == [3]
        author.limits = replace(author.limits, seconds=0.2)
        with pytest.raises(BrokenExerciseError, match="TimeLimit"):
            bench.solve("count", [[10**12]])
        assert bench.solve("count", [[4], [5]]) == [4, 5]
    finally:
        author.close()
