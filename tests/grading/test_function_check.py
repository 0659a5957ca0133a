"""Function checks: right in any style, wrong in every way, and said precisely."""

import pytest
from judging import Judging
from tiny_course import both, function_check

from tutor.grading import verdict_reading

NORMAL = {"draw": "normal", "shape": ["n"]}
SIGMOID = "import numpy as np\ndef sigmoid(z): return 1 / (1 + np.exp(-z))\n"

RIGHT = {
    "as the author": SIGMOID,
    "with a loop": (
        "import math\ndef sigmoid(z):\n    out = []\n"
        "    for v in z: out.append(1 / (1 + math.exp(-v)))\n    return out"
    ),
    "a tuple": "from math import exp\ndef sigmoid(z): return tuple(1 / (1 + exp(-v)) for v in z)",
    "single precision": "import numpy as np\ndef sigmoid(z): return (1 / (1 + np.exp(-z))).astype(np.float32)",
    "another formula": "import numpy as np\ndef sigmoid(z): return 0.5 * (1 + np.tanh(z / 2))",
    "a lambda": "import numpy as np\nsigmoid = lambda z: 1 / (1 + np.exp(-z))",
    "a class that can be called": (
        "import numpy as np\nclass S:\n    def __call__(self, z): return 1 / (1 + np.exp(-z))\nsigmoid = S()"
    ),
    "vectorize": "import numpy as np, math\nsigmoid = np.vectorize(lambda v: 1 / (1 + math.exp(-v)), otypes=[float])",
    "in place on a copy": (
        "import numpy as np\ndef sigmoid(z):\n    z = z.copy()\n    z *= -1\n    np.exp(z, out=z)\n"
        "    z += 1\n    return 1 / z"
    ),
    "with helpers, prints and logs": "import numpy as np\nfrom tutor import log\ndef help_me(z): return np.exp(-z)\n"
    "def sigmoid(z):\n    print('called')\n    log(1, loss=0.5)\n    return 1 / (1 + help_me(z))",
    "a generator inside": (
        "import numpy as np\ndef sigmoid(z): return np.fromiter((1 / (1 + np.exp(-v)) for v in z), float)"
    ),
    "more arguments with defaults": (
        "import numpy as np\ndef sigmoid(z, slope=1.0, *rest, **more): return 1 / (1 + np.exp(-slope * z))"
    ),
    "a reversed view": "import numpy as np\ndef sigmoid(z): return (1 / (1 + np.exp(-z[::-1])))[::-1]",
}

WRONG = {
    "nothing": ("def sigmoid(z): pass", "“sigmoid” returned nothing (None). Is there a return?"),
    "a text": ("def sigmoid(z): return 'x'", "returned a text (str) instead of numbers"),
    "texts": ("def sigmoid(z): return ['x' for _ in z]", "returned a list of things that are no numbers"),
    "a function": ("def sigmoid(z): return print", "The result must be a number, an array, a list or a dict"),
    "complex numbers": ("def sigmoid(z): return z * 1j", "returned complex numbers"),
    "another shape": (
        "import numpy as np\ndef sigmoid(z): return (1 / (1 + np.exp(-z)))[:, None]",
        "has the shape (",
    ),
    "a single number": ("import numpy as np\ndef sigmoid(z): return 0.5", "a single number came"),
    "another number": (
        "import numpy as np\ndef sigmoid(z): return np.tanh(z)",
        "“sigmoid” returned another number (in [",
    ),
    "NaN": ("import numpy as np\ndef sigmoid(z): return z * np.nan", "holds NaN"),
    "one NaN": (
        "import numpy as np\ndef sigmoid(z):\n    a = 1 / (1 + np.exp(-z))\n    a[-1] = np.nan\n    return a",
        "holds NaN",
    ),
    "an infinity": ("import numpy as np\ndef sigmoid(z): return z + np.inf", "holds an infinity"),
    "an exception": ("def sigmoid(z): return 1 / 0", "Line 1: ZeroDivisionError: division by zero"),
    "too few parameters": ("def sigmoid(): return 1", "another number of arguments"),
    "too many parameters": ("def sigmoid(z, w): return 1", "another number of arguments"),
    "no function": ("import numpy as np", "name 'sigmoid' is not defined"),
    "no function but a number": ("sigmoid = 3", "'int' object is not callable"),
    "a changed argument": (
        "import numpy as np\ndef sigmoid(z):\n    z *= -1\n    return 1 / (1 + np.exp(z))",
        "changed the argument “z”",
    ),
    "a slightly changed argument": (
        "import numpy as np\ndef sigmoid(z):\n    a = 1 / (1 + np.exp(-z))\n    z[0] += 1e-9\n    return a",
        "changed the argument “z”",
    ),
    "right for one only": (
        "import numpy as np\ndef sigmoid(z): return 1 / (1 + np.exp(-z[:1]))",
        "has the shape (1,)",
    ),
    "the first call only": (
        "import numpy as np\nn = 0\ndef sigmoid(z):\n    global n\n    n += 1\n    return 1 / (1 + np.exp(-z)) if n == 1 else z",
        "another number",
    ),
}


@pytest.fixture
def sigmoid(judging: Judging) -> Judging:
    judging.course.exercise(
        "sigmoid", [function_check("sigmoid", {"z": NORMAL}, sizes={"n": [2, 6]}, hint=both("Think."))], SIGMOID
    )
    return judging


@pytest.mark.parametrize("name", RIGHT)
def test_right_in_any_style(sigmoid: Judging, name: str) -> None:
    verdict = sigmoid.verdict("sigmoid", RIGHT[name])
    assert verdict.passed, verdict.checks[0].message.en
    assert [check.passed for check in verdict.checks] == [True]


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(sigmoid: Judging, name: str) -> None:
    source, message = WRONG[name]
    result = sigmoid.only_check("sigmoid", source)
    assert not result.passed
    assert message in result.message.en
    assert result.message.uz
    assert result.message.uz != result.message.en
    assert (result.name, result.title.en) == ("the-check", "Title of the-check")


def test_what_is_shown_of_a_wrong_number(sigmoid: Judging) -> None:
    result = sigmoid.only_check(
        "sigmoid", "import numpy as np\ndef sigmoid(z): return np.where(z == z[0], 7.0, 1 / (1 + np.exp(-z)))"
    )
    assert result.input is not None
    assert result.input.startswith("z = [")
    assert result.got is not None
    assert result.got.count("▸") == 1
    assert "▸7" in result.got
    assert result.expected is not None
    assert "▸" not in result.expected
    assert "expected 0." in result.message.en
    assert "got 7" in result.message.en
    assert result.hint is not None
    assert result.hint.en == "Think."


def test_the_smallest_failing_case_is_shown(judging: Judging) -> None:
    judging.course.exercise(
        "sigmoid",
        [function_check("sigmoid", {"z": NORMAL}, sizes={"n": [5, 9]}, edge_cases=[{"sizes": {"n": 1}}])],
        SIGMOID,
    )
    result = judging.only_check("sigmoid", "def sigmoid(z): return z * 0")
    assert result.got == "[▸0.000000]"


def test_inputs_are_fresh_every_time(sigmoid: Judging) -> None:
    inputs = {sigmoid.only_check("sigmoid", "def sigmoid(z): return z").input for _ in range(5)}
    assert len(inputs) == 5


def test_edge_cases_are_tried(judging: Judging) -> None:
    stable = "import numpy as np\ndef sigmoid(z): return 0.5 * (1 + np.tanh(z / 2))"
    edge = {"arguments": {"z": {"draw": "constant", "value": [-1000.0, 1000.0]}}}
    judging.course.exercise(
        "sigmoid", [function_check("sigmoid", {"z": NORMAL}, sizes={"n": 3}, edge_cases=[edge])], stable
    )
    assert judging.verdict("sigmoid", stable).passed
    wrong = "import numpy as np\ndef sigmoid(z): return np.exp(z) / (1 + np.exp(z))"
    result = judging.only_check("sigmoid", wrong)
    assert "NaN" in result.message.en
    assert result.input == "z = [-1000 1000]"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def stats(x): return x.mean(), x.std()", None),
        ("def stats(x): return [x.mean(), x.std()]", None),
        ("import numpy as np\ndef stats(x): return np.array([x.mean(), x.std()])", None),
        ("def stats(x): return x.std(), x.mean()", "(in mean)"),
        ("def stats(x): return x.mean(), x.std(ddof=1)", "(in std)"),
        ("def stats(x): return x.mean()", "a single number came"),
        ("def stats(x): return x.mean(), x.std(), 1", "has the shape (3,)"),
        ("def stats(x): return x.mean(), None", "returned nothing (None) (in std)"),
        ("def stats(x): return {'mean': x.mean(), 'std': x.std()}", "a dict instead of numbers"),
    ],
)
def test_tuples_are_judged_part_by_part(judging: Judging, source: str, message: str | None) -> None:
    solution = "def stats(x): return x.mean(), x.std()"
    judging.course.exercise(
        "stats", [function_check("stats", {"x": NORMAL}, sizes={"n": 4}, returns=["mean", "std"])], solution
    )
    result = judging.only_check("stats", source)
    assert result.passed is (message is None), result.message.en
    assert message is None or message in result.message.en


@pytest.mark.parametrize(
    ("returned", "message"),
    [
        ("{'z': W @ x, 'a': np.tanh(W @ x)}", None),
        ("{'a': list(np.tanh(W @ x)), 'z': W.dot(x)}", None),
        ("{'z': W @ x}", "other keys: expected a, z, got z"),
        ("{'z': W @ x, 'A': 1}", "other keys: expected a, z, got A, z"),
        ("{'z': W @ x, 'a': W @ x}", "(in a["),
        ("{'z': (W @ x)[None], 'a': 0}", "(in z)"),
        ("{}", "got –"),
        ("(W @ x, np.tanh(W @ x))", "instead of a dict"),
        ("{'z\\x1b[2J' + 'x' * 5000: 1}", "got z␛[2Jxxx"),
    ],
)
def test_dicts_are_judged_by_their_keys(judging: Judging, returned: str, message: str | None) -> None:
    head = "import numpy as np\ndef layer(W, x): return "
    arguments = {"W": {"draw": "normal", "shape": ["n", "n"]}, "x": NORMAL}
    judging.course.exercise(
        "layer", [function_check("layer", arguments, sizes={"n": [2, 3]})], head + "{'z': W @ x, 'a': np.tanh(W @ x)}"
    )
    result = judging.only_check("layer", head + returned)
    assert result.passed is (message is None), result.message.en
    assert message is None or message in result.message.en
    assert len(result.message.en) < 2000
    assert "\x1b" not in result.message.en


def test_changing_arguments_can_be_allowed(judging: Judging) -> None:
    solution = "def step(x):\n    x += 1\n    return x"
    judging.course.exercise(
        "step", [function_check("step", {"x": NORMAL}, sizes={"n": 3}, may_change_arguments=True)], solution
    )
    assert judging.verdict("step", solution).passed


def test_changing_a_dict_of_parameters_is_seen(judging: Judging) -> None:
    arguments = {"p": {"draw": "mapping", "of": {"W": {"draw": "normal", "shape": [2]}}}}
    judging.course.exercise("total", [function_check("total", arguments)], "def total(p): return p['W'].sum()")
    assert judging.verdict("total", "def total(p): return p['W'].sum()").passed
    for change in ("p['W'] += 1", "p['W'] = p['W'] * 0", "p['V'] = 1", "del p['W']"):
        result = judging.only_check("total", f"def total(p):\n    s = p['W'].sum()\n    {change}\n    return s")
        assert "changed the argument “p”" in result.message.en
        assert result.expected is not None
        assert result.expected.startswith("p['W'] = ")
        assert [name.en for name, _ in verdict_reading.values(result)] == ["Input", "Before", "After"]
    many = {f"{name}{n}": {"draw": "normal", "shape": [3]} for n in range(9) for name in "Wb"}
    arguments = {"p": {"draw": "mapping", "of": many}}
    judging.course.exercise("first", [function_check("first", arguments)], "def first(p): return p['W0']")
    result = judging.only_check("first", "def first(p):\n    p['b8'][1] += 1\n    return p['W0']")
    assert result.expected is not None
    assert result.expected.startswith("p['b8'] = [")
    assert result.got is not None
    assert result.got.count("▸") == 1


def test_a_wide_tolerance_lets_rough_results_pass(judging: Judging) -> None:
    solution = "def f(x): return x"
    tolerant = {"relative": 0.0, "absolute": 0.5}
    judging.course.exercise("f", [function_check("f", {"x": NORMAL}, sizes={"n": 3}, tolerance=tolerant)], solution)
    assert judging.verdict("f", "def f(x): return x + 0.4").passed
    assert not judging.verdict("f", "def f(x): return x + 0.6").passed


def test_tensors_arrive_and_come_back(torch_judging: Judging) -> None:
    arguments = {"X": {"draw": "normal", "shape": ["n", 3]}, "y": {"draw": "labels", "shape": ["n"], "classes": 3}}
    solution = "import torch\ndef loss(X, y): return torch.nn.functional.cross_entropy(X, y)"
    torch_judging.course.exercise(
        "loss",
        [function_check("loss", arguments, sizes={"n": [3, 5]}, tolerance={"relative": 1e-5})],
        solution,
        runtime="torch",
    )
    own = "import torch\ndef loss(X, y): return -torch.log_softmax(X, 1)[torch.arange(len(y)), y].mean()"
    for source in (solution, own, own.replace("def loss", "@torch.no_grad()\ndef loss"), own + ".item()"):
        assert torch_judging.verdict("loss", source).passed
    assert "another number" in torch_judging.only_check("loss", own.replace(".mean()", ".sum()")).message.en
    changing = own.replace("return", "\n    X.add_(1)\n    return")
    assert "changed the argument “X”" in torch_judging.only_check("loss", changing).message.en
    unattached = "import torch\ndef loss(X, y): return torch.nn.functional.cross_entropy(X.requires_grad_(), y)"
    assert torch_judging.verdict("loss", unattached).passed


def test_the_hint_of_an_edge_case_follows_where_that_case_fails(judging: Judging) -> None:
    judging.course.exercise(
        "logs",
        [
            function_check(
                "logs",
                {"p": {"draw": "uniform", "shape": [3], "low": 0.1}},
                hint=both("Of the check."),
                edge_cases=[{"arguments": {"p": {"draw": "constant", "value": [0.0]}}, "hint": both("Of the edge.")}],
            )
        ],
        "import numpy as np\ndef logs(p): return np.log(np.maximum(p, 1e-12))\n",
    )
    at_the_edge = judging.only_check("logs", "import numpy as np\ndef logs(p): return np.log(p)\n")
    everywhere = judging.only_check("logs", "import numpy as np\ndef logs(p): return np.zeros((3, 3))\n")
    assert at_the_edge.hint is not None
    assert at_the_edge.hint.en == "Of the edge."
    assert everywhere.hint is not None


def test_arguments_that_do_not_come_back_as_lists_are_a_bad_answer(judging: Judging) -> None:
    judging.course.exercise("sigmoid", [function_check("sigmoid", {"z": NORMAL}, sizes={"n": [1, 3]})], SIGMOID)
    forging = """
import json, os, struct
def sigmoid(z):
    text = json.dumps({"value": {"outcomes": [{"value": 0.0}] * 12, "arguments": [None] * 12}}).encode()
    os.write(4, struct.pack("<2sII", b"UZ", len(text), 0) + text)
"""
    verdict = judging.verdict("sigmoid", forging)
    assert not verdict.passed
    assert verdict.error is not None
    assert verdict.error.type == "BadAnswer"
