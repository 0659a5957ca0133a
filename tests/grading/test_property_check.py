"""Property checks: results that may differ from the author's, judged by what must hold for them."""

from typing import Any

import pytest
from judging import Judging
from tiny_course import both, check

from tutor.grading.program import BrokenExerciseError

JUDGE = """\
import numpy as np
def judge_shuffle(arguments, result):
    x = arguments["x"]
    if result.shape != x.shape:
        return "shape"
    if sorted(result) != sorted(x):
        return "lost", {"count": len(set(x) - set(result))}
    return ""
"""
SHUFFLE = "import numpy as np\ndef shuffle(x): return np.random.default_rng().permutation(x)\n"
MESSAGES = {
    "shape": both("Another shape."),
    "lost": {"uz": "{count} ta son yoʻqoldi.", "en": "{count} numbers are lost."},
}
PROPERTY: dict[str, Any] = {
    "call": "shuffle",
    "judge": "judge_shuffle",
    "arguments": {"x": {"draw": "normal", "shape": ["n"]}},
    "sizes": {"n": [3, 6]},
    "messages": MESSAGES,
}


@pytest.fixture
def shuffle(judging: Judging) -> Judging:
    judging.course.exercise("shuffle", [check("property", **PROPERTY)], SHUFFLE, judge=JUDGE)
    return judging


RIGHT = {
    "another generator": "import random\ndef shuffle(x):\n    y = list(x)\n    random.shuffle(y)\n    return y",
    "in place, but of a copy": "import random\ndef shuffle(x):\n    x = list(x)\n    random.shuffle(x)\n    return x",
    "not at all": "def shuffle(x): return x",
}
WRONG = {
    "a number less": ("def shuffle(x): return x[1:]", "Another shape."),
    "a number twice": ("def shuffle(x):\n    x[0] = x[1]\n    return x", "1 numbers are lost."),
    "in place": ("import random\ndef shuffle(x):\n    random.shuffle(x)\n    return x", "changed the argument “x”"),
    "an exception": ("def shuffle(x): return x.shuffled()", "AttributeError"),
    "nothing": ("def shuffle(x): pass", "of quite another type or shape"),
    "a text": ("def shuffle(x): return 'x'", "of quite another type or shape"),
    "a dict": ("def shuffle(x): return {'shape': x.shape}", "of quite another type or shape"),
    "an object": ("def shuffle(x): return object()", "The result must be"),
    "not there": ("x = 1", "name 'shuffle' is not defined"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_in_any_way(shuffle: Judging, name: str) -> None:
    result = shuffle.only_check("shuffle", RIGHT[name])
    assert result.passed, result.message.en


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(shuffle: Judging, name: str) -> None:
    source, message = WRONG[name]
    result = shuffle.only_check("shuffle", source)
    assert not result.passed
    assert message in result.message.en


def test_arguments_may_be_changed_where_the_check_says_so(judging: Judging) -> None:
    described = check("property", **PROPERTY, may_change_arguments=True)
    judging.course.exercise("shuffle", [described], SHUFFLE, judge=JUDGE)
    assert judging.only_check("shuffle", WRONG["in place"][0]).passed


def test_a_second_call_must_leave_its_arguments_alone_as_well(judging: Judging) -> None:
    arguments = {"x": {"draw": "normal", "shape": [4]}, "turn": {"draw": "constant", "value": 0}}
    again = [{"turn": {"draw": "constant", "value": 1}}]
    solution = "def same(x, turn): return x.copy()\n"
    judge = "def fine(arguments, results): return ''\n"
    described = check("property", call="same", judge="fine", arguments=arguments, again=again, messages=MESSAGES)
    judging.course.exercise("same", [described], solution, judge=judge)
    assert judging.only_check("same", solution).passed
    result = judging.only_check("same", "def same(x, turn):\n    x[0] += turn\n    return x.copy()\n")
    assert "changed the argument “x”" in result.message.en
    assert "turn = 1" in (result.input or "")


def test_fields_of_a_message_are_filled_in_both_languages(shuffle: Judging) -> None:
    result = shuffle.only_check("shuffle", WRONG["a number twice"][0])
    assert (result.message.uz, result.message.en) == ("1 ta son yoʻqoldi.", "1 numbers are lost.")
    assert result.input is not None
    assert result.input.startswith("x = [")
    assert result.got is not None


def test_what_a_program_puts_into_a_message_is_safe(judging: Judging) -> None:
    judge = "def judge_name(arguments, result): return 'bad', {'name': result}"
    messages = {"bad": both("This is {name}.")}
    judging.course.exercise(
        "name",
        [check("property", call="name", judge="judge_name", messages=messages)],
        "def name(): return ''",
        judge=judge,
    )
    result = judging.only_check("name", "def name(): return '\\x1b[2J{name}' + 'x' * 9999")
    assert "␛[2J{name}xxx" in result.message.en
    assert "\x1b" not in result.message.en
    assert len(result.message.en) < 2000


SEEDED = "import numpy as np\ndef draw(seed): return np.random.default_rng(seed).normal(size=3)\n"
SEEDS_JUDGE = """\
import numpy as np
def judge_seeds(arguments, results):
    first, same, other = results
    if not np.array_equal(first, same):
        return "ignored"
    return "fixed" if np.array_equal(first, other) else ""
"""


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (SEEDED, None),
        (
            "import random\ndef draw(seed):\n    random.seed(seed)\n    return [random.random() for _ in range(3)]",
            None,
        ),
        (SEEDED.replace("default_rng(seed)", "default_rng()"), "Ignored."),
        (SEEDED.replace("default_rng(seed)", "default_rng(0)"), "Fixed."),
        (SEEDED.replace("return", "return 1 / 0,"), "division by zero"),
    ],
)
def test_several_calls_are_judged_together(judging: Judging, source: str, message: str | None) -> None:
    described = check(
        "property", call="draw", judge="judge_seeds", arguments={"seed": {"draw": "seed"}}, cases=3,
        again=[{}, {"seed": {"draw": "seed"}}], messages={"ignored": both("Ignored."), "fixed": both("Fixed.")},
    )  # fmt: skip
    judging.course.exercise("draw", [described], SEEDED, judge=SEEDS_JUDGE)
    result = judging.only_check("draw", source)
    assert result.passed is (message is None), result.message.en
    assert message is None or message in result.message.en


RATES = "small, good = 0.001, 0.1\n"
RATES_JUDGE = "def judge_rates(arguments, result): return '' if result['small'] < result['good'] < 1 else 'order'\n"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (RATES, None),
        ("good = 0.5\nsmall = good / 100", None),
        ("import numpy as np\nsmall, good = np.float32(0.001), np.array(0.1)", None),
        ("small, good = 0.1, 0.001", "Wrong order."),
        ("small = 0.1", "name 'good' is not defined"),
        ("small, good = 'x', None", "of quite another type"),
        ("small, good = print, 1", "The result must be"),
    ],
)
def test_variables_are_judged(judging: Judging, source: str, message: str | None) -> None:
    described = check(
        "property", variables=["small", "good"], judge="judge_rates", messages={"order": both("Wrong order.")}
    )
    judging.course.exercise("rates", [described], RATES, judge=RATES_JUDGE)
    result = judging.only_check("rates", source)
    assert result.passed is (message is None), result.message.en
    assert message is None or message in result.message.en


@pytest.mark.parametrize(
    "judge",
    [
        "def judge_shuffle(arguments, result): return 1 / 0",
        "def judge_shuffle(arguments): return ''",
        "def judge_shuffle(arguments, result): return 'no-such-key'",
        "def judge_shuffle(arguments, result): return 'lost'",
        "def judge_shuffle(arguments, result): return 'lost', {'other': 1}",
        "def judge_shuffle(arguments, result): return 7",
        "def judge_shuffle(arguments, result): return None",
        "def judge_shuffle(arguments, result): return object()",
        "def judge_shuffle(arguments, result):\n    while True: pass",
        "import os\nos._exit(0)",
        "def another(): pass",
        "def judge_shuffle(:",
    ],
)
def test_a_judge_that_is_wrong_is_not_the_learners_fault(judging: Judging, judge: str) -> None:
    judging.course.exercise("shuffle", [check("property", **PROPERTY)], SHUFFLE, judge=judge, limits={"seconds": 1})
    for source in (SHUFFLE, "def shuffle(x): return None"):
        with pytest.raises(BrokenExerciseError, match=r"judge_shuffle|lacks the field"):
            judging.verdict("shuffle", source)


def test_the_author_may_import_the_solution(judging: Judging) -> None:
    judge = """\
from solution import double
def judge_double(arguments, result): return '' if result == double(arguments['x']) else 'no'
"""
    described = check(
        "property",
        call="double",
        judge="judge_double",
        arguments={"x": {"draw": "normal"}},
        messages={"no": both("No.")},
    )
    judging.course.exercise("double", [described], "def double(x): return 2 * x", judge=judge)
    assert judging.verdict("double", "def double(x): return x + x").passed
    assert judging.only_check("double", "def double(x): return x").message.en == "No."


GENERATOR: dict[str, Any] = {"draw": "generator"}
ROLLS = "def roll(x, rng): return rng.normal(size=x.shape)\n"
JUDGE_OF_ROLLS = """\
import numpy as np
def fresh(arguments, results):
    assert isinstance(arguments["rng"], np.random.Generator)
    return "lost" if np.array_equal(*results) else ""
def alike(arguments, results):
    return "" if np.array_equal(*results) else "lost"
"""
ROLLED = {
    "of the generator": (ROLLS, {"fresh": True, "alike": True}),
    "of another": ("import numpy as np\n" + ROLLS.replace("rng.n", "np.random.n"), {"fresh": True, "alike": False}),
    "always the same": (
        "import numpy as np\n" + ROLLS.replace("rng.n", "np.random.default_rng(0).n"),
        {"fresh": False, "alike": True},
    ),
}


@pytest.mark.parametrize("name", ROLLED)
def test_a_generator_goes_on_from_call_to_call_and_begins_by_its_seed(judging: Judging, name: str) -> None:
    source, expected = ROLLED[name]
    x = {"draw": "normal", "shape": [4]}
    messages = {"messages": {"lost": both("Not so.")}}
    same_start = {**GENERATOR, "seed": 3}
    checks = [
        check(
            "property",
            "fresh",
            call="roll",
            judge="fresh",
            arguments={"x": x, "rng": GENERATOR},
            again=[{}],
            **messages,
        ),
        check(
            "property",
            "alike",
            call="roll",
            judge="alike",
            arguments={"x": x, "rng": same_start},
            again=[{"rng": same_start}],
            **messages,
        ),
    ]
    judging.course.exercise("roll", checks, ROLLS, judge=JUDGE_OF_ROLLS)
    results = judging.verdict("roll", source).checks
    assert {result.name: result.passed for result in results} == expected
    shown = [result.input or "" for result in results if not result.passed]
    assert all("rng = np.random.default_rng(" in text for text in shown)


def test_a_judge_names_a_mistake_whose_results_are_never_the_same(judging: Judging) -> None:
    judge = """\
def judge_sum(arguments, result): return '' if abs(sum(result) - 1) < 1e-9 else 'no'
def diagnose_sum(arguments, result): return 'halved' if abs(sum(result) - 0.5) < 1e-9 else ''
"""
    shares = "import random\ndef shares(n):\n    x = random.random()\n    return [x * {}, (1 - x) * {}]\n"
    described = check(
        "property", call="shares", arguments={"n": {"draw": "seed"}},
        judge="judge_sum", diagnose="diagnose_sum", messages={"no": both("Another sum.")},
    )  # fmt: skip
    halved = {"halved": shares.format(0.5, 0.5)}
    judging.course.exercise("shares", [described], shares.format(1, 1), judge=judge, mistakes=halved)
    assert judging.only_check("shares", shares.format(1, 1)).passed
    named = judging.only_check("shares", shares.format("1 / 2", "1 / 2"))
    assert (named.mistake, named.message.en) == ("halved", "You made the mistake halved.\n\nAnother sum.")
    assert judging.only_check("shares", shares.format(2, 2)).mistake is None
