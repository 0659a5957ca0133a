"""`needs`: a check is not tried while one that it builds on fails."""

from typing import Any

import pytest
from judging import Judging
from tiny_course import Fields, function_check

from tutor.grading.verdict import NOT_TRIED

X = {"x": {"draw": "normal"}}
SOLUTION = "def a(x): return x + 1\ndef b(x): return a(x) * 2\ndef c(x): return b(x) - 3\ndef d(x): return x\n"


def needing(name: str, *needs: str, **fields: Any) -> Fields:  # noqa: ANN401
    return function_check(name, X, name, needs=list(needs), **fields)


@pytest.fixture
def chain(judging: Judging) -> Judging:
    checks = [needing("a"), needing("b", "a"), needing("c", "b"), needing("d")]
    judging.course.exercise("chain", checks, SOLUTION)
    return judging


def outcome(judging: Judging, source: str) -> list[tuple[str, bool, bool]]:
    return [(check.name, check.passed, check.tried) for check in judging.verdict("chain", source).checks]


def test_all_is_tried_where_all_is_right(chain: Judging) -> None:
    assert outcome(chain, SOLUTION) == [(name, True, True) for name in "abcd"]


def test_what_needs_a_failed_check_waits_and_what_needs_that_too(chain: Judging) -> None:
    found = outcome(chain, SOLUTION.replace("x + 1", "x - 1"))
    assert found == [("a", False, True), ("b", False, False), ("c", False, False), ("d", True, True)]
    assert [told["name"] for told in chain.told("checking")] == ["a", "d"]


def test_what_stands_before_is_tried(chain: Judging) -> None:
    found = outcome(chain, SOLUTION.replace("a(x) * 2", "a(x) * 3"))
    assert found == [("a", True, True), ("b", False, True), ("c", False, False), ("d", True, True)]


def test_several_failures_are_told_where_nothing_is_needed(chain: Judging) -> None:
    found = outcome(chain, SOLUTION.replace("b(x) - 3", "1").replace("return x\n", "return -x\n"))
    assert found == [("a", True, True), ("b", True, True), ("c", False, True), ("d", False, True)]


def test_what_was_not_tried_says_so_in_both_languages(chain: Judging) -> None:
    verdict = chain.verdict("chain", "def a(x): return None\n")
    waiting = verdict.checks[1]
    assert waiting.message == NOT_TRIED
    assert waiting.message.en == "Not tried yet: mend what is above first."
    assert waiting.message.uz == "Hali tekshirilmadi: avval yuqoridagi xatoni tuzating."
    assert (waiting.input, waiting.expected, waiting.got, waiting.mistake) == (None, None, None, None)
    assert not verdict.passed


def test_a_mistake_of_the_first_failure_leads_though_others_wait(judging: Judging) -> None:
    wrong = SOLUTION.replace("x + 1", "x - 1")
    judging.course.exercise("chain", [needing("a"), needing("b", "a")], SOLUTION, mistakes={"minus": wrong})
    verdict = judging.verdict("chain", "def a(x): return -1 + x\ndef b(x): return 2 * a(x)\n")
    assert verdict.mistake == "minus"
    assert [check.tried for check in verdict.checks] == [True, False]
