"""Gradient checks: finite differences of the learner's own loss, kinks left out, made-up losses seen through."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from judging import Judging
from tiny_course import check, function_check

from tutor.course.checks import Tolerance
from tutor.grading.checks.finite_differences import (
    MOST_PLACES,
    STEP,
    Place,
    changes,
    derivatives,
    measured,
    places,
    sampled,
)

USUAL = Tolerance(relative=1e-4, absolute=1e-6)
HEAD = "import numpy as np\ndef loss(x, y, w, b): return np.mean((w * x + b - y) ** 2)\n"
GRADIENTS = "def gradients(x, y, w, b):\n    e = w * x + b - y\n    return 2 * np.mean(e * x), 2 * np.mean(e)\n"
LINE = {
    "x": {"draw": "normal", "shape": ["n"]},
    "y": {"draw": "normal", "shape": ["n"]},
    "w": {"draw": "normal"},
    "b": {"draw": "normal"},
}
GRADIENT_CHECK = check(
    "gradient",
    "slopes",
    call="gradients",
    loss="loss",
    with_respect_to=["w", "b"],
    arguments=LINE,
    sizes={"n": [2, 5]},
)


@pytest.fixture
def line(judging: Judging) -> Judging:
    judging.course.exercise("line", [GRADIENT_CHECK], HEAD + GRADIENTS)
    judging.course.exercise(
        "both", [function_check("loss", LINE, "loss", sizes={"n": [2, 5]}), GRADIENT_CHECK], HEAD + GRADIENTS
    )
    return judging


SINGLE = """\
import numpy as np
def single(*a): return [np.float32(v) for v in a]
def loss(x, y, w, b):
    x, y, w, b = single(x, y, w, b)
    return np.mean((w * x + b - y) ** 2)
def gradients(x, y, w, b):
    x, y, w, b = single(x, y, w, b)
    e = w * x + b - y
    return 2 * np.mean(e * x), 2 * np.mean(e)
"""

RIGHT = {
    "as the author": HEAD + GRADIENTS,
    "with a loop": HEAD
    + "def gradients(x, y, w, b):\n    dw = db = 0\n    for p, q in zip(x, y):\n        e = w * p + b - q\n"
    "        dw += 2 * e * p / len(x)\n        db += 2 * e / len(x)\n    return [dw, db]\n",
    "half the loss and half the gradient": HEAD.replace("return", "return 0.5 *") + GRADIENTS.replace("2 *", "1 *"),
    "a sum in both": HEAD.replace("np.mean", "np.sum") + GRADIENTS.replace("np.mean", "np.sum"),
    "single precision": SINGLE,
    "the inputs in single precision": SINGLE.replace("x, y, w, b = single(x, y, w, b)", "(x,) = single(x)"),
    "one product in single precision": SINGLE.replace(
        "x, y, w, b = single(x, y, w, b)", "x = np.float32(w) * x.astype(np.float32); w = 1"
    )
    .replace("e * x", "e * x0")
    .replace("def gradients(x, y, w, b):\n", "def gradients(x, y, w, b):\n    x0 = x\n"),
    "a float of single precision": SINGLE.replace(
        "return np.mean((w * x + b - y) ** 2)", "return float(np.mean((w * x + b - y) ** 2))"
    ),
    "a numerical gradient": HEAD + "def gradients(x, y, w, b):\n    h = 1e-6\n"
    "    dw = (loss(x, y, w + h, b) - loss(x, y, w - h, b)) / (2 * h)\n"
    "    db = (loss(x, y, w, b + h) - loss(x, y, w, b - h)) / (2 * h)\n    return dw, db\n",
}

WRONG = {
    "no factor two": (HEAD + GRADIENTS.replace("2 *", "1 *"), "∂L/∂w: yours"),
    "the other sign": (HEAD + GRADIENTS.replace("w * x + b - y", "y - w * x - b"), "∂L/∂w: yours"),
    "only b wrong": (HEAD + GRADIENTS.replace("2 * np.mean(e)", "np.mean(e)"), "∂L/∂b: yours"),
    "swapped": (
        HEAD + GRADIENTS.replace("2 * np.mean(e * x), 2 * np.mean(e)", "2 * np.mean(e), 2 * np.mean(e * x)"),
        "∂L/∂",
    ),
    "single precision, a little wrong": (
        SINGLE.replace("2 * np.mean(e * x)", "2.02 * np.mean(e * x)"),
        "∂L/∂w: yours",
    ),
    "single precision, wrong by what does not fall with the slope": (
        SINGLE.replace("2 * np.mean(e)", "2 * np.mean(e) + 0.005"),
        "∂L/∂b: yours",
    ),
    "zero": (HEAD + "def gradients(x, y, w, b): return 0.0, 0.0\n", "∂L/∂w: yours 0"),
    "NaN": (HEAD + "def gradients(x, y, w, b): return np.nan, np.nan\n", "holds NaN"),
    "one number": (HEAD + "def gradients(x, y, w, b): return 1.0\n", "a single number came"),
    "arrays": (HEAD + "def gradients(x, y, w, b): return x, x\n", "has the shape (2,"),
    "nothing": (HEAD + "def gradients(x, y, w, b): pass\n", "returned nothing"),
    "an exception": (HEAD + "def gradients(x, y, w, b): return x.foo\n", "AttributeError"),
    "no loss": (HEAD.replace("def loss", "def lose") + GRADIENTS, "“loss” did not return a number"),
    "a loss that is no number": (HEAD.replace("np.mean", "") + GRADIENTS, "“loss” did not return a number"),
    "a loss that is a text": (
        "import numpy as np\ndef loss(*a): return 'x'\n" + GRADIENTS,
        "“loss” did not return a number",
    ),
    "a loss that is nothing": (
        "import numpy as np\ndef loss(*a): pass\n" + GRADIENTS,
        "“loss” did not return a number",
    ),
    "a loss that raises": ("import numpy as np\ndef loss(*a): return 1 / 0\n" + GRADIENTS, "division by zero"),
    "a loss that is NaN": (HEAD.replace("return", "return np.nan *") + GRADIENTS, "numerically nan"),
    "a loss with noise": (HEAD.replace("return", "return np.random.rand() +") + GRADIENTS, "∂L/∂"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_gradients_that_fit_their_own_loss_are_right(line: Judging, name: str) -> None:
    result = line.only_check("line", RIGHT[name])
    assert result.passed, result.message.en


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(line: Judging, name: str) -> None:
    source, message = WRONG[name]
    result = line.only_check("line", source)
    assert not result.passed
    assert message in result.message.en or (name == "a loss with noise" and "random numbers" in result.message.en)
    assert result.message.uz != result.message.en


# The losses of a sweep come from the learner's process: it can find out that it is swept and answer as it likes.
SWEPT = """\
import numpy as np, sys
def honest(x, y, w, b): return np.mean((w * x + b - y) ** 2)
def swept():
    frame = sys._getframe()
    while frame:
        if frame.f_code.co_name == "_sweep": return True
        frame = frame.f_back
"""
MADE_UP = {
    "a flat loss for gradients of zero": SWEPT
    + "def loss(*a): return 1.0 if swept() else honest(*a)\ndef gradients(*a): return 0.0, 0.0\n",
    "a linear loss for gradients of one": SWEPT
    + "def loss(x, y, w, b): return w + b if swept() else honest(x, y, w, b)\n"
    "def gradients(*a): return 1.0, 1.0\n",
    "noise, so that nothing can be said": SWEPT
    + "def loss(*a): return honest(*a) + np.random.rand() * 1e-3 * swept() if swept() else honest(*a)\n"
    "def gradients(*a): return 0.0, 0.0\n",
    "noise as if of single precision": SWEPT
    + "def loss(*a): return np.float32(honest(*a)) if swept() else honest(*a)\n"
    "def gradients(x, y, w, b): return 2 * np.mean((w * x + b - y) * x), 2.004 * np.mean(w * x + b - y)\n",
    "kinks where the gradient is wrong": SWEPT + "def loss(x, y, w, b):\n    t = honest(x, y, w, b)\n"
    "    return t + (np.random.rand() if swept() and round(w, 9) != round(first, 9) else 0)\nfirst = 0\n"
    "def gradients(x, y, w, b):\n    global first\n    first = w\n    return 0.0, 2 * np.mean(w * x + b - y)\n",
}


@pytest.mark.parametrize("name", MADE_UP)
def test_a_loss_that_is_made_up_while_it_is_measured_does_not_help(line: Judging, name: str) -> None:
    verdict = line.verdict("both", MADE_UP[name])
    assert not verdict.passed
    assert verdict.checks[0].passed
    assert not verdict.checks[1].passed


def test_honest_gradients_pass_beside_a_checked_loss(line: Judging) -> None:
    assert line.verdict("both", HEAD + GRADIENTS).passed
    assert line.verdict("both", RIGHT["with a loop"]).passed


def test_half_of_a_checked_loss_fails_where_the_loss_is_checked(line: Judging) -> None:
    verdict = line.verdict("both", RIGHT["half the loss and half the gradient"])
    assert [check.passed for check in verdict.checks] == [False, True]


RELU = """\
import numpy as np
def loss(p, x): return float(np.sum(np.maximum(0, p["W"] @ x + p["b"])))
def gradients(p, x):
    on = (p["W"] @ x + p["b"] {sign} 0).astype(float)
    return {{"W": np.outer(on, x), "b": on}}
"""


@pytest.fixture
def relu(judging: Judging) -> Judging:
    of = {"W": {"draw": "normal", "shape": ["h", 3]}, "b": {"draw": "normal", "shape": ["h"]}}
    zero = {
        "draw": "mapping",
        "of": {
            "W": {"draw": "constant", "value": 0.0, "shape": ["h", 3]},
            "b": {"draw": "constant", "value": 0.0, "shape": ["h"]},
        },
    }
    arguments = {"p": {"draw": "mapping", "of": of}, "x": {"draw": "normal", "shape": [3]}}
    described = check(
        "gradient", "slopes", call="gradients", loss="loss", with_respect_to=["p"], arguments=arguments, sizes={"h": [2, 4]},
        edge_cases=[{"arguments": {"p": zero}}],
    )  # fmt: skip
    checks = [function_check("loss", arguments, "loss", sizes={"h": [2, 4]}), described]
    judging.course.exercise("relu", checks, RELU.format(sign=">"))
    return judging


@pytest.mark.parametrize("sign", [">", ">="])
def test_either_derivative_at_a_kink_is_right(relu: Judging, sign: str) -> None:
    """All weights zero is an edge case: every number there lies on the kink of ReLU."""
    for _ in range(3):
        assert relu.verdict("relu", RELU.format(sign=sign)).passed


def test_a_wrong_derivative_beside_kinks_is_wrong(relu: Judging) -> None:
    verdict = relu.verdict("relu", RELU.format(sign="<"))
    assert [check.passed for check in verdict.checks] == [True, False]
    assert "∂L/∂W[" in verdict.checks[1].message.en


def test_parameters_in_a_dict_are_named(relu: Judging) -> None:
    result = relu.verdict("relu", RELU.format(sign=">").replace('"b": on', '"b": on * 2')).checks[1]
    assert "∂L/∂b[" in result.message.en
    result = relu.verdict("relu", RELU.format(sign=">").replace('"b": on', '"c": on')).checks[1]
    assert "other keys" in result.message.en


def slopes_of(losses: list[float], count: int) -> list[float | None]:
    found = measured(losses, count)
    assert found is not None
    return [None if slope is None else slope.value for slope in derivatives(found, USUAL)]


def test_derivatives_of_a_known_function() -> None:
    arguments = [{"w": np.array([1.0, -2.0])}, 3.0]
    at = [*places((0,), arguments[0], "p"), *places((1,), 3.0, "b")]
    assert [place.name for place in at] == ["w[0]", "w[1]", "b"]

    def loss(w0: float, w1: float, b: float) -> float:
        return w0**2 + 3 * abs(w1 + 2) + b**3

    values = [1.0, -2.0, 3.0]
    losses = []
    for path, flat, value in changes(arguments, at):
        changed = list(values)
        changed[flat if path[0] == 0 else 2] = value
        losses.append(loss(*changed))
    assert len(losses) == 1 + 4 * 3
    assert slopes_of(losses, 3) == [pytest.approx(2, rel=1e-6), None, pytest.approx(27, rel=1e-6)]


@pytest.mark.parametrize(
    ("function", "slope"),
    [
        (lambda t: max(0.0, t), None),
        (lambda t: max(0.0, t - STEP / 2), None),
        (lambda t: max(0.0, t + 1.5 * STEP), None),
        (abs, None),
        (lambda t: 5 * t + 0.01 * abs(t), None),
        (lambda t: max(0.0, t + 3 * STEP), 1.0),
        (lambda t: 1000 * t**2, 0.0),
        (lambda t: 3 * t + 200 * t**2 - 7 * t**3, 3.0),
        (lambda t: math.exp(5 * t), 5.0),
        (lambda t: math.tanh(3 * t + 0.2), 3 / math.cosh(0.2) ** 2),
        (lambda t: 1e4 + t, 1.0),
        (lambda t: 0.0, 0.0),
    ],
)
def test_kinks_are_told_from_bends(function: Callable[[float], float], slope: float | None) -> None:
    losses = [function(factor * STEP) for factor in (0.0, 1.0, -1.0, 2.0, -2.0)]
    (found,) = slopes_of(losses, 1)
    assert found == (slope if slope is None else pytest.approx(slope, rel=1e-4, abs=1e-6))


@pytest.mark.parametrize(
    "losses", [None, 7, [1.0] * 4, [1.0] * 6, ["1"] * 5, [[1.0, 2.0]] * 5, [None] * 5, [10**400] * 5, {}]
)
def test_answers_that_are_no_losses(losses: object) -> None:
    assert measured(losses, 1) is None


def test_of_many_places_some_are_sampled() -> None:
    generator = np.random.default_rng(0)
    every = list(places((0,), np.zeros((30, 30)), "W"))
    chosen = sampled(every, generator)
    assert len(chosen) == len(set(chosen)) == MOST_PLACES
    assert sampled(chosen, generator) == chosen
    assert list(places((0,), 1.0, "w")) == [Place((0,), (), "w")]
