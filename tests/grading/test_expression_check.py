"""Expression checks: classes of scalars that know their gradients, in any order of going back."""

import pytest
from expression_programs import ALL, CHEATS, KARPATHY, RIGHT, SIX, SOLUTION, TOPOLOGICAL, WRONG
from judging import Judging
from tiny_course import check

from tutor.grading.differing import MARK
from tutor.grading.verdict import CheckResult


def expression_check(operators: list[str] = ALL, **fields: object) -> dict[str, object]:
    return check("expression", **{"class": "Value", "operators": operators, **fields})


@pytest.fixture
def value(judging: Judging) -> Judging:
    judging.course.exercise("value", [expression_check()], SOLUTION)
    return judging


def says(result: CheckResult, english: str, uzbek: str) -> None:
    assert not result.passed
    assert english in result.message.en, result.message.en
    assert uzbek in result.message.uz, result.message.uz


@pytest.mark.parametrize("name", RIGHT)
def test_right_in_any_order_and_style(judging: Judging, name: str) -> None:
    source, operators = RIGHT[name]
    judging.course.exercise("value", [expression_check(operators)], SOLUTION)
    result = judging.only_check("value", source)
    assert result.passed, result.message.en + str(result.input)


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(value: Judging, name: str) -> None:
    source, english, uzbek = WRONG[name]
    says(value.only_check("value", source), english, uzbek)


def test_a_failure_shows_lines_that_can_be_run(value: Judging) -> None:
    source = SOLUTION.replace("part.grad += slope", "part.grad = slope")
    result = value.only_check("value", source)
    assert result.input is not None
    scope: dict[str, object] = {}
    exec(source, scope)
    exec(result.input, scope)
    got = f"{scope['a'].grad:.6g}"  # type: ignore[attr-defined]
    exec(SOLUTION, scope)
    exec(result.input, scope)
    right = f"{scope['a'].grad:.6g}"  # type: ignore[attr-defined]
    assert result.expected is not None
    assert result.got is not None
    assert got.startswith(result.got.removeprefix(MARK)[:5])
    assert right.startswith(result.expected[:5])
    assert result.input.endswith("\nL.backward()")
    assert len(result.input.split("\n")) == 3  # the shortest that shows it: a leaf, L = a ∘ a, backward


def test_reversed_methods_are_not_asked_for_without_plain_numbers(judging: Judging) -> None:
    judging.course.exercise("value", [expression_check(plain_numbers=False)], SOLUTION)
    bare = SOLUTION.replace("__radd__, __rmul__ = __add__, __mul__", "")
    bare = bare.replace("__rsub__", "ayir").replace("__rtruediv__", "bol")
    assert judging.only_check("value", bare).passed


def test_other_names_and_values_alone(judging: Judging) -> None:
    own = (
        SOLUTION.replace("Value", "Son")
        .replace("data", "qiymat")
        .replace("grad", "hosila")
        .replace("backward", "orqaga")
    )
    names = {"class": "Son", "value": "qiymat", "gradient": "hosila", "backward": "orqaga"}
    judging.course.exercise("son", [expression_check(**names)], own)
    assert judging.only_check("son", own).passed
    says(
        judging.only_check("son", own.replace("hosila +=", "hosila =")),
        "a (a.hosila): yours",
        "a (a.hosila): sizniki",
    )
    judging.course.exercise("forward", [expression_check(gradient=None)], SOLUTION)
    forward_only = SOLUTION.replace(TOPOLOGICAL, "").replace("data, 0.0, parts", "data, 'none', parts")
    assert judging.only_check("forward", forward_only).passed
    result = judging.only_check("forward", forward_only.replace("math.tanh", "math.sinh"))
    says(result, "L.data is another number", "L.data boshqa son")
    assert "backward" not in str(result.input)


def test_listed_mistakes_are_recognised_and_lead(judging: Judging) -> None:
    mistakes = {name: WRONG[wrong][0] for name, wrong in {
        "overwrites": "overwritten", "tanh": "tanh without the square", "no-rmul": "no number on the left of *",
    }.items()}  # fmt: skip
    judging.course.exercise("value", [expression_check(SIX)], SOLUTION, mistakes=mistakes)
    overwrites = KARPATHY.replace("self.grad +=", "self.grad =").replace("other.grad +=", "other.grad =")
    result = judging.only_check("value", overwrites)
    assert result.mistake == "overwrites"
    assert result.message.en.startswith("You made the mistake overwrites.\n\n∂L/∂a (a.grad): yours")
    assert judging.only_check("value", KARPATHY.replace("(1 - t ** 2)", "(1 - t)")).mistake == "tanh"
    assert judging.only_check("value", KARPATHY.replace("(1 - t ** 2)", "t")).mistake is None
    assert judging.only_check("value", SOLUTION.replace("__rmul__ =", "_ =")).mistake == "no-rmul"


@pytest.mark.parametrize("name", CHEATS)
def test_cheats_do_not_pass(value: Judging, name: str) -> None:
    assert not value.verdict("value", CHEATS[name]).passed
