"""General diagnoses: wrong programs get the one they have, other wrong programs none, and right programs pass."""

import pytest
from diagnosed_programs import HEAD, RIGHT, UNRECOGNISED, WRONG, add
from judging import Judging

from tutor.grading.verdict import CheckResult

HAVING = [(kind, *program) for kind, programs in WRONG.items() for program in programs]


def judged(judging: Judging, exercise: str, source: str) -> CheckResult:
    add(judging.course, exercise)
    return judging.only_check(exercise, HEAD + source + "\n")


@pytest.mark.parametrize(("kind", "exercise", "source"), HAVING)
def test_a_wrong_program_gets_the_diagnosis_that_it_has_and_no_other(
    judging: Judging, kind: str, exercise: str, source: str
) -> None:
    result = judged(judging, exercise, source)
    assert not result.passed
    assert result.diagnosis == kind, result.message.en
    assert result.mistake is None
    for language in ("uz", "en"):
        explanation, _, detail = result.message[language].partition("\n\n")
        assert f"“{exercise}”" in explanation
        assert "{" not in explanation
        assert detail.strip()
    assert result.message.uz != result.message.en


@pytest.mark.parametrize(("exercise", "source"), UNRECOGNISED)
def test_a_program_that_is_wrong_in_its_own_way_gets_none(judging: Judging, exercise: str, source: str) -> None:
    result = judged(judging, exercise, source)
    assert not result.passed
    assert result.diagnosis is None, result.message.en


@pytest.mark.parametrize(("exercise", "source"), RIGHT)
def test_a_right_program_in_any_style_gets_none(judging: Judging, exercise: str, source: str) -> None:
    result = judged(judging, exercise, source)
    assert result.passed, result.message.en
    assert result.diagnosis is None


def test_every_diagnosis_is_shown_by_three_programs() -> None:
    assert {kind: len(programs) for kind, programs in WRONG.items() if len(programs) < 3} == {}
