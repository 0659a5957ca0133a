"""Diagnoses ask the author's function about other arguments, but none that would keep it busy for long."""

from typing import Any

from tutor.course.checks import Tolerance
from tutor.grading.diagnoses.diagnosing import diagnose
from tutor.grading.diagnoses.evidence import Evidence
from tutor.grading.draw import Case


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
