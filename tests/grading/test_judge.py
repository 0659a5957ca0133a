"""The judge: what leads the verdict, which mistake is named, and who is at fault."""

import threading
from pathlib import Path
from typing import Any

import pytest
from judging import Judging
from leaks import settle
from service_process import PATIENCE
from tiny_course import both, check, function_check

from tutor.course.yaml_source import CourseError
from tutor.grading.program import BrokenExerciseError
from tutor.grading.protocol import MAX_SOURCE
from tutor.sandbox.outcomes import RunStoppedError, StopReason

NUMBER = {"draw": "normal"}
FIRST = function_check("first", {"x": NUMBER}, "first")
SECOND = function_check("second", {"x": NUMBER}, "second")
BOTH_RIGHT = "def first(x): return 2 * x\ndef second(x): return x + 1\n"


@pytest.fixture
def two(judging: Judging) -> Judging:
    """An exercise of two functions with listed mistakes in each."""
    judging.course.exercise(
        "two",
        [FIRST, SECOND],
        BOTH_RIGHT,
        mistakes={
            "forgot-to-double": BOTH_RIGHT.replace("2 * x", "x"),
            "minus-one": BOTH_RIGHT.replace("x + 1", "x - 1"),
            "both-at-once": "def first(x): return 3 * x\ndef second(x): return x - 1\n",
            "raises": BOTH_RIGHT.replace("x + 1", "x + y"),
        },
    )
    return judging


def test_all_right(two: Judging) -> None:
    verdict = two.verdict("two", BOTH_RIGHT + "print('done')")
    assert verdict.passed
    assert [result.message.en for result in verdict.checks] == ["Correct.", "Correct."]
    assert (verdict.exercise, verdict.output, verdict.error, verdict.mistake) == ("two", "done\n", None, None)
    assert verdict.isolation
    assert verdict.seconds > 0
    assert [data["name"] for data in two.told("checking")] == ["first", "second"]
    assert "".join(data["text"] for data in two.told("output")) == "done\n"


@pytest.mark.parametrize(
    ("source", "passed", "mistakes"),
    [
        ("def first(x): return x * 1.0\ndef second(x): return 1 + x", [False, True], ["forgot-to-double", None]),
        ("def first(x): return x + x\ndef second(x): return x - 1", [True, False], [None, "minus-one"]),
        ("def first(x): return 5\ndef second(x): return x - 1", [False, False], [None, None]),
        ("def first(x): return 3 * x\ndef second(x): return x - 1", [False, False], ["both-at-once", "both-at-once"]),
        ("def first(x): return 2 * x\ndef second(x): return x + y", [True, False], [None, "raises"]),
        ("def first(x): return 2 * x\ndef second(x): return x + z", [True, False], [None, None]),
    ],
)
def test_mistakes_are_recognised_by_what_they_give(
    two: Judging, source: str, passed: list[bool], mistakes: list[str | None]
) -> None:
    verdict = two.verdict("two", source)
    assert [result.passed for result in verdict.checks] == passed
    assert [result.mistake for result in verdict.checks] == mistakes
    for result in verdict.checks:
        if result.mistake:
            assert result.message.en.startswith(f"You made the mistake {result.mistake}.\n\n")


def test_a_mistake_that_fails_an_earlier_check_is_not_blamed(judging: Judging) -> None:
    """Its second function gives the same as the learner's, but whoever made it would have failed the first check."""
    other = "def first(x): return 0\ndef second(x): return x - 1\n"
    judging.course.exercise("two", [FIRST, SECOND], BOTH_RIGHT, mistakes={"other": other})
    verdict = judging.verdict("two", BOTH_RIGHT.replace("x + 1", "x - 1"))
    assert [result.passed for result in verdict.checks] == [True, False]
    assert verdict.mistake is None


def test_a_mistake_that_stops_is_no_trouble(judging: Judging) -> None:
    mistakes = {
        "endless": BOTH_RIGHT.replace("2 * x", "[i for i in iter(int, 1)]"),
        "leaves": "import os\nos._exit(0)",
        "no-python": "def f(:",
    }
    judging.course.exercise("two", [FIRST, SECOND], BOTH_RIGHT, mistakes=mistakes, limits={"seconds": 1})
    verdict = judging.verdict("two", BOTH_RIGHT.replace("2 * x", "x"))
    assert (verdict.passed, verdict.mistake) == (False, None)


def test_a_slow_mistake_does_not_use_up_the_authors_time(judging: Judging) -> None:
    """The reference waits while mistakes compute; its own time must not run out meanwhile."""
    slow = "import time\ntime.sleep(0.8)\n"
    prop = check(
        "property", "kept", call="first", judge="judge_first", arguments={"x": NUMBER}, messages={"no": both("No.")}
    )
    judging.course.exercise(
        "two", [prop, SECOND], BOTH_RIGHT, limits={"seconds": 1}, judge="def judge_first(arguments, result): return ''\n",
        mistakes={f"slow-{i}": slow + BOTH_RIGHT.replace("x + 1", "x - 1") for i in range(3)},
    )  # fmt: skip
    assert judging.verdict("two", BOTH_RIGHT.replace("x + 1", "x - 1")).mistake == "slow-0"


@pytest.mark.parametrize(
    ("source", "kind", "words"),
    [
        ("def first(:", "SyntaxError", "Line 1"),
        (
            "x = 1\n\ny = x.foo",
            "AttributeError",
            "Line 3: AttributeError: 'int' object has no attribute 'foo'\n  y = x.foo",
        ),
        ("import os\nos._exit(3)", "Exited", "ended itself"),
        ("while True: pass", "TimeLimit", "within 1 seconds"),
        ("while True: print('x' * 1000)", "OutputLimit", "printed too much"),
        ("import ctypes\nctypes.string_at(0)", "Killed", "SIGSEGV"),
        ("import os\nos.write(4, b'x' * 99)", "BadAnswer", "could not be read"),
        ("import sys\nsys.exit()", "SystemExit", "ended itself"),
        ("import requests_of_nobody", "ModuleNotFoundError", "“requests_of_nobody”"),
        ("x = bytearray(1 << 40)", "MemoryError", "not enough memory"),
    ],
)
def test_a_program_that_does_not_run(judging: Judging, source: str, kind: str, words: str) -> None:
    judging.course.exercise("two", [FIRST, SECOND], BOTH_RIGHT, limits={"seconds": 1})
    verdict = judging.verdict("two", f"{source}\n{BOTH_RIGHT}")
    assert not verdict.passed
    assert verdict.error is not None
    assert verdict.error.type == kind
    assert words in verdict.checks[0].message.en
    assert [(result.name, result.tried) for result in verdict.checks] == [
        ("run", True),
        ("first", False),
        ("second", False),
    ]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("while True: pass", "TimeLimit"),
        ("import os; os._exit(0)", "Exited"),
        ("import os; os.abort()", "Killed"),
        ("print('x' * 10**6)", "OutputLimit"),
    ],
)
def test_a_function_that_ends_the_run(judging: Judging, body: str, kind: str) -> None:
    judging.course.exercise("two", [FIRST, SECOND], BOTH_RIGHT, limits={"seconds": 1})
    verdict = judging.verdict("two", f"def first(x): return 2 * x\ndef second(x):\n    {body}\n")
    assert verdict.error is not None
    assert verdict.error.type == kind
    assert [(result.passed, result.tried) for result in verdict.checks] == [(True, True), (False, True)]
    verdict = judging.verdict("two", f"def first(x):\n    {body}\ndef second(x): return x + 1\n")
    assert [(result.passed, result.tried) for result in verdict.checks] == [(False, True), (False, False)]


FORBIDDEN = [
    {"names": ["numpy.polyfit", "numpy.linalg.lstsq"], "message": both("Write the descent yourself.")},
    {"names": ["eval"], "message": both("No eval.")},
]


@pytest.mark.parametrize(
    ("source", "line", "name", "words"),
    [
        ("import numpy as np\nnp.polyfit", 2, "numpy.polyfit", "Write the descent yourself."),
        ("from numpy.linalg import lstsq as l", 1, "numpy.linalg.lstsq", "Write the descent yourself."),
        ("\n\neval('1')", 3, "eval", "No eval."),
    ],
)
def test_forbidden_names(judging: Judging, source: str, line: int, name: str, words: str) -> None:
    judging.course.exercise("two", [FIRST, SECOND], BOTH_RIGHT, forbidden=FORBIDDEN)
    verdict = judging.verdict("two", f"{source}\nprint('this never ran')\n{BOTH_RIGHT}")
    assert not verdict.passed
    assert verdict.error is not None
    assert (verdict.error.type, verdict.error.message, verdict.error.line) == ("Forbidden", name, line)
    assert verdict.checks[0].message.en == f"Line {line} uses “{name}”. {words}"
    assert verdict.checks[0].message.uz == f"{line}-satrda “{name}” ishlatilgan. {words}"
    assert verdict.output == ""
    assert judging.verdict("two", BOTH_RIGHT).passed


def test_names_that_are_not_among_the_allowed(judging: Judging) -> None:
    judging.course.exercise("two", [FIRST, SECOND], BOTH_RIGHT, allowed={"numpy": ["array", "random.default_rng"]})
    verdict = judging.verdict("two", f"import numpy as np\nnp.array(1); np.mean(1)\n{BOTH_RIGHT}")
    assert not verdict.passed
    assert verdict.error is not None
    assert (verdict.error.type, verdict.error.message, verdict.error.line) == ("Forbidden", "numpy.mean", 2)
    text = verdict.checks[0].message
    assert text.en == "Line 2 uses “numpy.mean”. Of “numpy” this exercise needs only: array, random.default_rng."
    assert text.uz.endswith("faqat quyidagilar kerak boʻladi: array, random.default_rng.")
    assert judging.verdict("two", f"import numpy as np\nnp.random.default_rng(1)\n{BOTH_RIGHT}").passed


def test_names_that_are_hidden(judging: Judging) -> None:
    judging.course.exercise("two", [FIRST, SECOND], BOTH_RIGHT, forbidden=FORBIDDEN)
    verdict = judging.verdict("two", f"import numpy as np\nx = getattr(np, '\x1b[2J' * 1)\n{BOTH_RIGHT}")
    assert not verdict.passed
    assert verdict.checks[0].message.en.startswith("Line 2: behind “np” the text does not show which part of “numpy”")
    assert verdict.checks[0].message.uz.startswith("2-satr: “np” orqali dastur “numpy”")
    assert "\x1b" not in str(verdict.as_json())
    own = "class A:\n    w = 1\nprint(getattr(A(), 'w' * 1))\n"
    assert judging.verdict("two", own + BOTH_RIGHT).passed


def test_a_program_that_is_too_long(two: Judging) -> None:
    long = BOTH_RIGHT + "#" * MAX_SOURCE
    verdict = two.verdict("two", long)
    assert not verdict.passed
    assert str(len(long)) in verdict.checks[0].message.en
    assert two.verdict("two", BOTH_RIGHT + "#" * (MAX_SOURCE - len(BOTH_RIGHT))).passed


def test_the_program_is_not_main(two: Judging) -> None:
    assert two.verdict("two", BOTH_RIGHT + "if __name__ == '__main__': raise SystemExit").passed


BROKEN: dict[str, dict[str, Any]] = {
    "a solution that is no Python": {"solution": "def first(:"},
    "a solution without the function": {"solution": "x = 1"},
    "a solution that raises": {"solution": "def first(x): return 1 / 0"},
    "a solution that never ends": {"solution": "while True: pass"},
    "a solution that leaves": {"solution": "import os\nos._exit(0)"},
    "a solution that gives no plain value": {"solution": "def first(x): return print"},
    "a size that does not exist": {
        "checks": [function_check("first", {"x": {"draw": "normal", "shape": ["n"]}}, "first")]
    },
    "a size of that does not exist": {
        "checks": [function_check("first", {"x": {"draw": "size", "of": "n"}}, "first")]
    },
    "labels of no class": {
        "checks": [function_check("first", {"x": {"draw": "labels", "shape": [2], "classes": 0}}, "first")]
    },
    "arguments larger than can be sent": {
        "checks": [function_check("first", {"x": {"draw": "normal", "shape": [3000, 3000]}}, "first", cases=1)]
    },
    "a judge that is missing": {
        "checks": [
            check("property", "p", call="first", judge="judge", arguments={"x": NUMBER}, messages={"no": both("No.")})
        ]
    },
    "a judge that is no Python": {
        "checks": [
            check("property", "p", call="first", judge="judge", arguments={"x": NUMBER}, messages={"no": both("No.")})
        ],
        "judge": "def judge(:",
    },
    "a prediction that raises": {
        "checks": [
            check(
                "training",
                "t",
                call="first",
                data={"draw": "line"},
                parameters={"w": []},
                metric="accuracy",
                at_least=0.5,
                seeds=1,
                must_pass=1,
            )
        ],
        "solution": "def first(x, y, seed): return [1.0]",
        "judge": "def predict(parameters, X): return 1 / 0",
    },
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_exercise_is_the_authors_matter(judging: Judging, name: str) -> None:
    fields = {"checks": [FIRST], "solution": BOTH_RIGHT, "limits": {"seconds": 1}, **BROKEN[name]}
    judging.course.exercise("broken", **fields)
    learner = "def first(x, y=0, seed=0): return [1.0]" if "training" in str(fields["checks"]) else BOTH_RIGHT
    with pytest.raises(BrokenExerciseError) as caught:
        judging.verdict("broken", learner)
    assert str(caught.value)


@pytest.mark.parametrize("missing", ["solution.py", "mistakes/one.py"])
def test_a_missing_file_is_the_authors_matter(judging: Judging, missing: str) -> None:
    judging.course.exercise("two", [FIRST], BOTH_RIGHT, mistakes={"one": "x = 1"})
    (judging.course.path / "basics" / "two" / missing).unlink()
    with pytest.raises(CourseError, match=Path(missing).name):
        judging.verdict("two", "def first(x): return 0")


@pytest.mark.parametrize(
    "source",
    [
        "print('begun')\nwhile True: pass",
        f"{BOTH_RIGHT}print('begun')\ndef second(x):\n    while True: pass",
        f"print('begun')\n{BOTH_RIGHT.replace('x + 1', 'x - 2')}",
    ],
    ids=["while it is executed", "while it is called", "while mistakes are tried"],
)
def test_a_cancelled_submission_ends_as_cancelled(judging: Judging, source: str) -> None:
    """Whatever is under way: the program, the author's, or a mistake's."""
    endless = BOTH_RIGHT.replace("x + 1", "[i for i in iter(int, 1)]")
    judging.course.exercise(
        "two", [FIRST, SECOND], BOTH_RIGHT, mistakes={"a": endless, "b": endless}, limits={"seconds": 600}
    )
    submission = judging.submission("two", source)
    begun = threading.Event()

    def listen(name: str, data: dict[str, Any]) -> None:
        if name == "output":
            begun.set()

    submission.emit = listen

    def cancel() -> None:
        begun.wait(PATIENCE)
        submission.cancel()

    thread = threading.Thread(target=cancel)
    thread.start()
    before = settle(judging.server)
    with pytest.raises(RunStoppedError) as stopped:
        submission.verdict()
    thread.join()
    assert stopped.value.reason is StopReason.CANCELLED
    assert settle(judging.server) <= before


def test_cancelling_before_the_beginning(two: Judging) -> None:
    submission = two.submission("two", BOTH_RIGHT)
    submission.cancel()
    with pytest.raises(RunStoppedError) as stopped:
        submission.verdict()
    assert stopped.value.reason is StopReason.CANCELLED


def test_nothing_is_left_behind(two: Judging) -> None:
    before = settle(two.server)
    for source in (BOTH_RIGHT, "def first(x): return 0", "while True: print(1)", "1 / 0"):
        two.verdict("two", source)
        assert settle(two.server) == before
