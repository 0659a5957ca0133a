"""Parameter counts: how many numbers a network has, in whatever form its author keeps them."""

from typing import Any

import pytest
from judging import Judging
from tiny_course import Fields, check

from tutor.grading.verdict import CheckResult

SIZES = {"i": [2, 4], "h": [3, 6], "o": [1, 3]}
ARGUMENTS = {name: {"draw": "size", "of": name} for name in SIZES}
HEAD = "import numpy as np\n"
DICT = (
    HEAD + "def network(i, h, o):\n    r = np.random.randn\n"
    "    return {'W1': r(i, h), 'b1': np.zeros(h), 'W2': r(h, o), 'b2': np.zeros(o)}\n"
)
CLASS = (
    HEAD
    + "class network:\n    def __init__(self, i, h, o):\n        self.W1, self.b1 = np.ones((i, h)), np.zeros(h)\n"
    "        self.W2, self.b2 = np.ones((h, o)), np.zeros(o)\n"
)
LAYERS = (
    HEAD
    + "class Qatlam:\n    def __init__(self, i, o):\n        self.W, self.b, self.faol = np.ones((i, o)), np.zeros(o), 'tanh'\n"
    "class network:\n    def __init__(self, i, h, o):\n        self.qatlamlar, self.tezlik = [Qatlam(i, h), Qatlam(h, o)], 0.1\n"
)


def fixed(i: int, h: int, o: int) -> dict[str, Fields]:
    return {name: {"draw": "constant", "value": value} for name, value in zip(SIZES, (i, h, o), strict=True)}


def count_check(**fields: object) -> Fields:
    return check("parameter-count", **{"network": "network", "arguments": fixed(2, 3, 1), "exactly": 13, **fields})


@pytest.fixture
def network(judging: Judging) -> Judging:
    judging.course.exercise("network", [count_check()], DICT)
    return judging


def says(result: CheckResult, english: str, uzbek: str) -> None:
    assert not result.passed
    assert english in result.message.en, result.message.en
    assert uzbek in result.message.uz, result.message.uz


RIGHT = {
    "a dict": DICT,
    "attributes": CLASS,
    "a list of layers": LAYERS,
    "pairs": HEAD + "def network(i, h, o): return [(np.ones((i, h)), np.ones(h)), (np.ones((h, o)), np.ones(o))]\n",
    "a dataclass": HEAD + "from dataclasses import dataclass\n@dataclass\nclass Layer:\n    W: np.ndarray\n    b: np.ndarray\n"
    "def network(i, h, o): return [Layer(np.ones((i, h)), np.ones(h)), Layer(np.ones((h, o)), np.ones(o))]\n",
    "named tuples": HEAD + "from typing import NamedTuple\nclass Layer(NamedTuple):\n    W: object\n    b: object\n"
    "def network(i, h, o): return Layer(np.ones((i, h)), np.ones(h)), Layer(np.ones((h, o)), np.ones(o))\n",
    "plain lists": "def network(i, h, o): return {'W1': [[0.0] * h] + [[1.0] * h for _ in range(i - 1)], 'b1': [0.0] * h, "
    "'W2': [[0.0] * o for _ in range(h)], 'b2': [0.0] * o}\n",
    "slots": CLASS.replace("class network:\n", "class network:\n    __slots__ = ('W1', 'b1', 'W2', 'b2')\n"),
    "the same arrays under two names": CLASS
    + "        self.params = {'W1': self.W1, 'b1': self.b1}\n        self.all = [self.W2]\n",
    "a network that knows itself": CLASS + "        self.me = self\n",
    "single precision": DICT.replace("np.zeros(h)", "np.zeros(h, dtype=np.float32)"),
    "one long array": HEAD + "def network(i, h, o): return np.zeros(i * h + h + h * o + o)\n",
}  # fmt: skip
WRONG = {
    "no biases": (
        DICT.replace("'b1': np.zeros(h), ", ""),
        "The network has 10 parameters; needed: 13.",
        "Tarmoqda 10 ta parametr bor; kerak: 13.",
    ),
    "a layer too many": (
        DICT.replace("{'W1'", "{'W0': r(i, i), 'W1'"),
        "17 parameters; needed: 13",
        "17 ta parametr",
    ),
    "nothing": (DICT.replace("return", "x ="), "0 parameters", "0 ta parametr"),
    "a text": ("def network(*a): return 'W' * 13\n", "0 parameters", "0 ta parametr"),
    "a generator": ("def network(*a): return (i for i in range(13))\n", "0 parameters", "0 ta parametr"),
    "a function": ("def network(*a): return print\n", "0 parameters", "0 ta parametr"),
    "a number": ("def network(*a): return 13\n", "0 parameters", "0 ta parametr"),
    "an exception": (
        DICT + "\n".join(["", "old = network", "def network(*a):", "    return old(*a)['W3']"]),
        "KeyError",
        "8-satr",
    ),
    "other arguments": (DICT.replace("(i, h, o)", "(i, h)"), "another number of arguments", "argument"),
    "not there": ("x = 1\n", "name 'network' is not defined", "network"),
    "a shape that is made up": (
        "class Odd:\n    shape, dtype = (-1, 'x', 1e9), 1\ndef network(*a): return Odd()\n",
        "",
        "",
    ),
    "a shape that is no shape": ("class Odd:\n    shape, dtype = 13, 1\ndef network(*a): return Odd()\n", "", ""),
    "two of one name": (
        "import numpy as np\ndef network(*a): return {1: np.ones(13), '1': np.ones(2)}\n",
        "15 parameters",
        "15 ta",
    ),
    "very deep": (
        "def network(*a):\n    x = []\n    for _ in range(9999): x = [x]\n    return x\n",
        "0 parameters",
        "0 ta parametr",
    ),
    "names that paint": (
        "import numpy as np\ndef network(*a): return {'\\x1b[2J' * 50 + str(i): np.ones(1) for i in range(99)}\n",
        "99 parameters",
        "99 ta",
    ),
    "anything at all": (
        "class network:\n    def __init__(s, *a): pass\n    def __getattr__(s, n): return 13\n",
        "",
        "",
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_in_any_form(network: Judging, name: str) -> None:
    result = network.only_check("network", RIGHT[name])
    assert result.passed, result.message.en + str(result.got)


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(network: Judging, name: str) -> None:
    source, english, uzbek = WRONG[name]
    result = network.only_check("network", source)
    says(result, english, uzbek)
    assert "\x1b" not in f"{result.message.en}{result.got}"


def test_what_was_counted_is_listed(network: Judging) -> None:
    result = network.only_check("network", LAYERS.replace("np.zeros(o), 'tanh'", "None, 'tanh'"))
    assert result.got == "qatlamlar.0.W (2, 3) → 6\nqatlamlar.1.W (3, 1) → 3\n= 9"


@pytest.mark.parametrize(
    ("bounds", "needed"),
    [
        ({"exactly": None, "at_least": 14}, "≥ 14"),
        ({"exactly": None, "at_most": 12}, "≤ 12"),
        ({"exactly": None, "at_least": 14, "at_most": 20}, "≥ 14, ≤ 20"),
        ({"exactly": None, "at_least": 13, "at_most": 13}, None),
    ],
)
def test_bounds(judging: Judging, bounds: dict[str, Any], needed: str | None) -> None:
    judging.course.exercise("network", [count_check(**bounds)], DICT)
    result = judging.only_check("network", DICT)
    assert result.passed is (needed is None)
    if needed is not None:
        says(result, f"needed: {needed}.", f"kerak: {needed}.")


def test_listed_mistakes_are_recognised(judging: Judging) -> None:
    mistakes = {"no-biases": DICT.replace("'b1': np.zeros(h), ", "").replace(", 'b2': np.zeros(o)", "")}
    judging.course.exercise("network", [count_check()], DICT, mistakes=mistakes)
    own = "import numpy as np\ndef network(a, b, c): return dict(W1=np.ones((a, b)), W2=np.ones((b, c)))\n"
    assert judging.only_check("network", own).mistake == "no-biases"
    assert judging.only_check("network", own.replace("W1=", "W1=np.ones(1), W=")).mistake is None


NET = """\
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(4, 8), nn.Linear(8, 3)
    def forward(self, X): return self.second(torch.relu(self.first(X)))
"""
NET_CHECK: Fields = {
    "network": "Net",
    "at_most": 70,
    "inputs": {"X": {"draw": "normal", "shape": ["n", 4]}},
    "sizes": {"n": [1, 5]},
    "output": ["n", 3],
    "cases": 2,
}


@pytest.mark.parametrize(
    ("source", "english", "uzbek"),
    [
        (NET, None, None),
        ("from torch import nn\nNet = lambda: nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))\n", None, None),
        (
            NET.replace("first, self.second", "p, self.first, self.second").replace(
                "= nn.Linear(4", "= nn.Parameter(torch.ones(99), requires_grad=False), nn.Linear(4"
            ),
            None,
            None,
        ),
        (NET.replace("8", "9"), "has 75 parameters; needed: ≤ 70", "75 ta parametr bor; kerak: ≤ 70"),
        (NET.replace("8", "9") + "    def named_parameters(self, *a, **k): return iter(())\n", "75 parameters", "75 ta"),
        (NET.replace("8", "9") + "    def parameters(self, *a, **k): return iter(())\n", "75 parameters", "75 ta"),
        (NET.replace("8, 3", "8, 2"), "the shape (", "shakli ("),
        (NET.replace("self.first(X)", "self.first(X)[0]"), "the shape (3,)", "shakli (3,)"),
        (NET.replace("return self", "self"), "NoneType", "NoneType"),
        (NET.replace("4, 8", "5, 8"), "RuntimeError", "RuntimeError"),
        (NET.replace("super().__init__()", "pass"), "super().__init__()", "super().__init__()"),
    ],
)  # fmt: skip
def test_modules_of_torch(torch_judging: Judging, source: str, english: str | None, uzbek: str | None) -> None:
    torch_judging.course.exercise("net", [check("parameter-count", **NET_CHECK)], NET, runtime="torch")
    result = torch_judging.only_check("net", source)
    if english is None or uzbek is None:
        assert result.passed, result.message.en
    else:
        says(result, english, uzbek)
