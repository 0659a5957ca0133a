"""Object checks: classes judged step by step, with parameters that the grader puts in."""

from typing import Any

import pytest
from judging import Judging
from tiny_course import Fields, check

from tutor.grading.verdict import CheckResult


def normal(*shape: object) -> Fields:
    return {"draw": "normal", "shape": list(shape)}


SIZES = {"n": [1, 5], "i": [2, 4], "o": [1, 3]}
LAYER: dict[str, Any] = {
    "class": "Layer",
    "arguments": {"inputs": {"draw": "size", "of": "i"}, "outputs": {"draw": "size", "of": "o"}},
    "sizes": SIZES,
    "cases": 4,
    "steps": [
        {"set": {"W": normal("i", "o"), "b": normal("o")}},
        {"call": "forward", "arguments": {"X": normal("n", "i")}},
        {"call": "backward", "arguments": {"d": normal("n", "o")}, "returns": ["dX"]},
        {"read": ["dW", "db"]},
    ],
}
SOLUTION = """\
import numpy as np
class Layer:
    def __init__(self, inputs, outputs):
        self.W = np.random.randn(inputs, outputs)
        self.b = np.zeros(outputs)
    def forward(self, X):
        self.X = X
        return X @ self.W + self.b
    def backward(self, d):
        self.dW = self.X.T @ d
        self.db = d.sum(axis=0)
        return d @ self.W.T
"""
LOOPS = """\
class Layer:
    def __init__(self, inputs, outputs):
        self.W = [[0.0] * outputs for _ in range(inputs)]
        self.b = [0.0] * outputs
    def forward(self, X):
        self.kirish = X
        return [[sum(x * w[j] for x, w in zip(qator, self.W)) + self.b[j] for j in range(len(self.b))] for qator in X]
    def backward(self, xatolik):
        kirishlar, chiqishlar = range(len(self.W)), range(len(self.b))
        juftlar = list(zip(self.kirish, xatolik))
        self.dW = [[sum(x[i] * d[j] for x, d in juftlar) for j in chiqishlar] for i in kirishlar]
        self.db = [sum(d[j] for d in xatolik) for j in chiqishlar]
        return [[sum(d[j] * self.W[i][j] for j in chiqishlar) for i in kirishlar] for d in xatolik]
"""
RIGHT = {
    "as the author": SOLUTION,
    "loops over lists, Uzbek names": LOOPS,
    "einsum": SOLUTION.replace("self.X.T @ d", "np.einsum('ni,no->io', self.X, d)"),
    "a dataclass": "import numpy as np\nfrom dataclasses import dataclass\n@dataclass\nclass Layer:\n"
    "    inputs: int\n    outputs: int\n    def __post_init__(self):\n"
    "        self.W, self.b = np.ones((self.inputs, self.outputs)), np.ones(self.outputs)\n"
    + SOLUTION[SOLUTION.index("    def forward") :],
    "slots": SOLUTION.replace("class Layer:\n", "class Layer:\n    __slots__ = ('W', 'b', 'X', 'dW', 'db')\n"),
    "properties over a dict": SOLUTION.replace("self.W =", "self.p = {}\n        self.W =").replace(
        "    def forward",
        "    @property\n    def W(self): return self.p['W']\n    @W.setter\n    def W(self, value): self.p['W'] = value\n"
        "    def forward",
    ),
    "inherited": SOLUTION.replace("class Layer", "class Base") + "class Layer(Base): pass\n",
    "weights of ones as whole numbers": SOLUTION.replace(
        "np.random.randn(inputs, outputs)", "np.ones((inputs, outputs), dtype=int)"
    ),
}
WRONG = {
    "nothing": (SOLUTION.replace("return X @ self.W + self.b", "pass"), "“Layer.forward” returned nothing (None)"),
    "no bias": (SOLUTION.replace("+ self.b", ""), "“Layer.forward” returned another number"),
    "own weights": (SOLUTION.replace("@ self.W + self.b", "@ np.ones_like(self.W)"), "“Layer.forward” returned another"),
    "transposed gradient": (SOLUTION.replace("self.X.T @ d", "(d.T @ self.X)"), "“Layer.dW” h"),
    "a mean in place of a sum": (SOLUTION.replace("d.sum", "d.mean"), "“Layer.db” holds another number"),
    "gradients that add up": (
        SOLUTION.replace("self.db = d", "self.db = getattr(self, 'db', 1) + d"),
        "“Layer.db” holds another number",
    ),
    "no attribute for the gradient": (SOLUTION.replace("self.dW", "dW"), "has no “dW”"),
    "no attribute for the weights": (SOLUTION.replace("self.W", "self.V"), "write self.W = …"),
    "no method": (SOLUTION.replace("backward", "back"), "no attribute 'backward'"),
    "no class": (SOLUTION.replace("Layer", "Qatlam"), "name 'Layer' is not defined"),
    "another constructor": (SOLUTION.replace(", outputs):", "):"), "“Layer” raised an error"),
    "weights of another shape": (
        SOLUTION.replace("randn(inputs, outputs)", "randn(outputs, inputs + 5)"),
        "“Layer.W” has the shape",
    ),
    "weights that are a property": (
        SOLUTION.replace("self.W = np", "self.V = np").replace(
            "    def forward", "    @property\n    def W(self): return self.V\n    def forward"
        ),
        "could not put its own numbers into “W”",
    ),
    "a frozen dataclass": (
        "import numpy as np\nfrom dataclasses import dataclass\n@dataclass(frozen=True)\nclass Layer:\n    i: int\n    o: int\n"
        "    @property\n    def W(self): return np.ones((self.i, self.o))\n",
        "could not put its own numbers into “W”",
    ),
    "weights that are not there yet": (SOLUTION.replace("np.zeros(outputs)", "None"), "“Layer.b” is still None"),
    "weights of a ragged list": (SOLUTION.replace("np.zeros(outputs)", "[[1], [1, 2]]"), "“Layer.b” holds a list of rows"),
    "weights that are a text": (SOLUTION.replace("np.zeros(outputs)", "'b'"), "“Layer.b” holds a text (str) instead of numbers"),
    "weights that are a generator": (SOLUTION.replace("np.zeros(outputs)", "(i for i in ())"), "generator"),
    "a text returned": (SOLUTION.replace("return X @ self.W + self.b", "return 'X'"), "a text (str) instead of"),
    "a generator returned": (SOLUTION.replace("return X @ self.W + self.b", "yield X"), "generator"),
    "a ragged list returned": (SOLUTION.replace("return X @ self.W + self.b", "return [[1], [1, 2]]"), "a list of rows"),
    "itself returned": (SOLUTION.replace("return X @ self.W + self.b", "return self"), "Layer"),
    "NaN": (SOLUTION.replace("+ self.b", "+ np.nan"), "holds NaN"),
    "infinite": (SOLUTION.replace("+ self.b", "+ np.inf"), "infinity"),
    "NaN in an attribute": (SOLUTION.replace("d.sum(axis=0)", "d.sum(axis=0) * np.nan"), "“Layer.db” holds NaN"),
    "a dict for an array": (SOLUTION.replace("self.X.T @ d", "{'W': self.X.T @ d}"), "“Layer.dW” holds a dict instead"),
    "an exception": (SOLUTION.replace("self.X.T @ d", "self.X.tt"), "no attribute 'tt'"),
    "deep recursion": (SOLUTION.replace("return X @", "return self.forward(X) @"), "RecursionError"),
}  # fmt: skip
CHEATS = {
    "equal to everything": SOLUTION.replace(
        "return X @ self.W + self.b",
        "return Equal()\nclass Equal:\n    def __eq__(self, other): return True\n    def __getattr__(self, name): return self",
    ),
    "any attribute at all": "import numpy as np\nclass Layer:\n    def __init__(self, *a): pass\n"
    "    def __getattr__(self, name): return Layer()\n    def __call__(self, *a): return Layer()\n",
    "a mock": "from unittest.mock import MagicMock as Layer\n",
    "setting is ignored": SOLUTION
    + "    def __setattr__(self, name, value):\n        if name not in self.__dict__: object.__setattr__(self, name, value)\n",
    "the first results again": SOLUTION.replace("class Layer:", "kept = []\nclass Layer:").replace(
        "return X @ self.W + self.b", "kept.append(X @ self.W + self.b)\n        return kept[0]"
    ),
    "state shared by all objects": SOLUTION.replace("class Layer:", "class Layer:\n    W = None").replace(
        "self.W =", "Layer.W = Layer.W if Layer.W is not None else"
    ),
}


@pytest.fixture
def layer(judging: Judging) -> Judging:
    judging.course.exercise("layer", [check("object", **LAYER)], SOLUTION)
    return judging


def says(result: CheckResult, words: str) -> None:
    assert not result.passed
    assert words in result.message.en, result.message.en
    assert result.message.uz != result.message.en
    assert result.message.uz.strip()
    assert "{" not in result.message.uz.replace("{'", "")


@pytest.mark.parametrize("name", RIGHT)
def test_right_in_any_style(layer: Judging, name: str) -> None:
    result = layer.only_check("layer", RIGHT[name])
    assert result.passed, result.message.en


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(layer: Judging, name: str) -> None:
    source, words = WRONG[name]
    says(layer.only_check("layer", source), words)


@pytest.mark.parametrize("name", CHEATS)
def test_cheats_do_not_pass(layer: Judging, name: str) -> None:
    assert not layer.verdict("layer", CHEATS[name]).passed


def test_an_exception_names_the_learners_line(layer: Judging) -> None:
    source = SOLUTION.replace("self.X.T @ d", "self.X.tt")
    line = source.split("\n").index("        self.dW = self.X.tt") + 1
    result = layer.only_check("layer", source)
    assert f"Line {line}: AttributeError" in result.message.en
    assert f"{line}-satr" in result.message.uz


def test_a_failure_shows_parameters_arguments_and_both_results(layer: Judging) -> None:
    result = layer.only_check("layer", SOLUTION.replace("+ self.b", "- self.b"))
    assert result.input is not None
    assert [name for name in ("inputs = ", "W = ", "b = ", "X = ") if name not in result.input] == []
    assert result.got is not None
    assert result.expected is not None
    assert "▸" in result.got
    assert "▸" not in result.expected
    assert "“Layer.forward” boshqa son qaytardi" in result.message.uz


def test_the_first_wrong_step_is_explained(layer: Judging) -> None:
    source = SOLUTION.replace("+ self.b", "- self.b").replace("self.X.T @ d", "0 * self.W")
    assert "“Layer.forward”" in layer.only_check("layer", source).message.en


def test_a_listed_mistake_is_recognised_and_leads(judging: Judging) -> None:
    mistakes = {
        "no-bias": SOLUTION.replace("+ self.b", ""),
        "mean": SOLUTION.replace("d.sum", "d.mean"),
        "no-weights": SOLUTION.replace("self.W", "self.V"),
    }
    judging.course.exercise("layer", [check("object", **LAYER)], SOLUTION, mistakes=mistakes)
    own = LOOPS.replace(" + self.b[j] for j", " for j")
    assert judging.only_check("layer", own).mistake == "no-bias"
    result = judging.only_check("layer", SOLUTION.replace("d.sum(axis=0)", "d.sum(axis=0) / len(d)"))
    assert result.mistake == "mean"
    assert result.message.en.startswith("You made the mistake mean.\n\n“Layer.db” holds another number")
    assert judging.only_check("layer", SOLUTION.replace("self.W", "self.Og")).mistake == "no-weights"
    assert judging.only_check("layer", SOLUTION.replace("+ self.b", "+ 2 * self.b")).mistake is None


def test_a_general_diagnosis_leads_where_no_mistake_is_listed(layer: Judging) -> None:
    result = layer.only_check("layer", SOLUTION.replace("return d @ self.W.T", "return -(d @ self.W.T)"))
    assert result.diagnosis == "sign-flipped"
    assert "“Layer.backward”" in result.message.en
