"""Speed checks: quick programs pass beside a slow reference, slow ones fail; only ratios by construction large count."""

import pytest
from judging import Judging
from tiny_course import Fields, check

from tutor.grading.program import BrokenExerciseError
from tutor.grading.verdict import CheckResult

# The reference sums a few thousand products in Python, several times over; NumPy does it at once.
LOOP = """\
def {name}(x, y):
    for _ in range({times}):
        total = 0.0
        for a, b in zip(x, y):
            total += a * b
    return total
"""
REFERENCE = LOOP.format(name="slow_dot", times=40)
QUICK = "def dot(x, y): return x @ y\n"
SLOW = LOOP.format(name="dot", times=80)
CHECK: Fields = {
    "call": "dot", "reference": "slow_dot", "at_most": 0.2, "cases": 4, "sizes": {"n": 4000},
    "arguments": {name: {"draw": "normal", "shape": ["n"]} for name in "xy"},
}  # fmt: skip


def says(result: CheckResult, english: str, uzbek: str) -> None:
    assert not result.passed
    assert english in result.message.en, result.message.en
    assert uzbek in result.message.uz, result.message.uz


@pytest.fixture
def dot(judging: Judging) -> Judging:
    judging.course.exercise("dot", [check("speed", **CHECK)], QUICK, judge=REFERENCE)
    return judging


RIGHT = {
    "as the author": QUICK,
    "elementwise": "import numpy as np\ndef dot(x, y): return np.sum(x * y)\n",
    "einsum": "import numpy as np\ndef dot(x, y): return np.einsum('i,i', x, y)\n",
    "an array of no axes": "import numpy as np\ndef dot(x, y): return np.array(x.dot(y))\n",
}
WRONG = {
    "slow": (SLOW, "“dot” computes the right result, but slowly", "“dot” toʻgʻri hisoblaydi, lekin sekin"),
    "slow in another way": (
        "def dot(x, y):\n    for _ in range(60): s = sum(float(x[i]) * float(y[i]) for i in range(len(x)))\n    return s\n",
        "at most 0.2 times", "koʻpi bilan 0,2 baravar",
    ),
    "quick and wrong": ("def dot(x, y): return x @ x\n", "“dot” returned another number", "“dot” boshqa son qaytardi"),
    "quick and nothing": ("def dot(x, y): x @ y\n", "returned nothing", "hech narsa qaytarmadi"),
    "another shape": ("def dot(x, y): return [x @ y]\n", "a single number was expected", "shakli (1,)"),
    "NaN": ("def dot(x, y): return float('nan')\n", "holds NaN", "NaN"),
    "a text": ("def dot(x, y): return 'x'\n", "a text (str)", "matn (str)"),
    "a generator": ("def dot(x, y): return (a * b for a, b in zip(x, y))\n", "generator", "generator"),
    "an exception": ("def dot(x, y): return x @ y[1:]\n", "ValueError", "1-satr"),
    "no such function": ("x = 1\n", "name 'dot' is not defined", "dot"),
}  # fmt: skip
CHEATS = {
    "a clock that stands still": "import time\ntime.perf_counter = time.monotonic = time.time = lambda: 0.0\n" + SLOW,
    "the first result again": "kept = []\n"
    + SLOW.replace("def dot", "def slow").replace("80", "1")
    + "def dot(x, y):\n    if not kept: kept.append(slow(x, y))\n    return kept[0]\n",
    "a result by the length": "kept = {}\ndef dot(x, y): return kept.setdefault(len(x), x @ y)\n",
    "a list that computes when it is read": SLOW.replace("def dot", "def slow")
    + "class Late(list):\n    def __init__(self, x, y): self.xy = x, y\n    def __iter__(self): return iter([slow(*self.xy)])\n"
    "def dot(x, y): return Late(x, y)\n",
    "a tensor that computes when it is sent": SLOW.replace("def dot", "def slow")
    + "class Late:\n    def __init__(self, x, y): self.xy = x, y\n"
    "    def detach(self): return self\n    def cpu(self): return self\n"
    "    def numpy(self):\n        import numpy\n        return numpy.array(slow(*self.xy))\ndef dot(x, y): return Late(x, y)\n",
    "a number that computes when it is used": SLOW.replace("def dot", "def slow")
    + "class Late(float):\n    def __float__(self): return slow(1, 1)\ndef dot(x, y): return Late(0)\n",
    "equal to everything": "class Any(float):\n    def __eq__(s, o): return True\n    __sub__ = lambda s, o: 0\n"
    "def dot(x, y): return Any()\n",
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_quick_program_passes(dot: Judging, name: str) -> None:
    result = dot.only_check("dot", RIGHT[name])
    assert result.passed, result.message.en


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(dot: Judging, name: str) -> None:
    source, english, uzbek = WRONG[name]
    says(dot.only_check("dot", source), english, uzbek)


@pytest.mark.parametrize("name", CHEATS)
def test_cheats_do_not_pass(dot: Judging, name: str) -> None:
    assert not dot.verdict("dot", CHEATS[name]).passed


def test_a_failure_says_how_much_too_slow_it_is(dot: Judging) -> None:
    result = dot.only_check("dot", SLOW)
    assert result.expected == "≤ 0.2 ×"
    assert result.got is not None
    assert result.got.endswith(" ×")
    assert float(result.got.removesuffix(" ×")) > 0.2
    assert " ms" in result.message.en
    assert " ms" in result.message.uz


def test_a_quick_reference_allows_several_times_its_time(judging: Judging) -> None:
    """A loop takes hundreds of times as long as NumPy; thirty are allowed."""
    described = {**CHECK, "at_most": 30.0, "reference": "quick_dot"}
    judging.course.exercise("dot", [check("speed", **described)], QUICK, judge="def quick_dot(x, y): return x @ y\n")
    assert judging.only_check("dot", RIGHT["elementwise"]).passed
    says(judging.only_check("dot", LOOP.format(name="dot", times=200)), "at most 30 times", "koʻpi bilan 30 baravar")


def test_mistakes_are_recognised_by_their_time_or_by_their_results(judging: Judging) -> None:
    mistakes = {"loop": SLOW, "squares": "def dot(x, y): return x @ x\n"}
    judging.course.exercise("dot", [check("speed", **CHECK)], QUICK, judge=REFERENCE, mistakes=mistakes)
    own = "def dot(p, q):\n    for _ in range(80):\n        s = 0.0\n        for c, d in zip(p, q): s = s + c * d\n    return s\n"
    result = judging.only_check("dot", own)
    assert result.mistake == "loop"
    assert result.message.en.startswith("You made the mistake loop.\n\n“dot” computes the right result, but slowly")
    slow_squares = own.replace("zip(p, q)", "zip(p, p)")
    assert judging.only_check("dot", slow_squares).mistake == "squares"
    assert judging.only_check("dot", "def dot(x, y): return y @ y\n").mistake is None


def test_a_reference_that_fails_is_the_authors_fault(judging: Judging) -> None:
    judging.course.exercise("dot", [check("speed", **CHECK)], QUICK, judge="def slow_dot(x, y): return 1 / 0\n")
    with pytest.raises(BrokenExerciseError, match="ZeroDivisionError"):
        judging.verdict("dot", QUICK)


def test_tensors(torch_judging: Judging) -> None:
    described = {
        **CHECK,
        "tolerance": {"relative": 1e-3, "absolute": 1e-2},
        "cases": 3,
        "sizes": {"n": 1000},
        "at_most": 0.7,
    }
    reference = LOOP.format(name="slow_dot", times=3)
    torch_judging.course.exercise("dot", [check("speed", **described)], QUICK, judge=reference, runtime="torch")
    assert torch_judging.only_check("dot", "import torch\ndef dot(x, y): return torch.dot(x, y)\n").passed
    says(torch_judging.only_check("dot", LOOP.format(name="dot", times=6)), "but slowly", "lekin sekin")
