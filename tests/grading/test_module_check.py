"""Module checks: a torch module with weights that it never saw, against the author's own computation."""

from typing import Any

import pytest
from judging import Judging
from tiny_course import check

from tutor.grading.program import BrokenExerciseError

NET = """\
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self, hidden=4):
        super().__init__()
        self.hidden = nn.Linear(3, hidden)
        self.output = nn.Linear(hidden, 2)
    def forward(self, X):
        return self.output(torch.tanh(self.hidden(X)))
"""
PREDICT = """\
import numpy as np
def predict(p, X):
    h = np.tanh(X @ p['hidden.weight'].T + p['hidden.bias'])
    return h @ p['output.weight'].T + p['output.bias']
"""
MODULE: dict[str, Any] = {
    "module": "Net",
    "arguments": {"hidden": {"draw": "constant", "value": 4}},
    "inputs": {"X": {"draw": "normal", "shape": ["n", 3]}},
    "sizes": {"n": [1, 5]},
    "parameters": {"hidden.weight": [4, 3], "hidden.bias": [4], "output.weight": [2, 4], "output.bias": [2]},
    "cases": 4,
}


@pytest.fixture
def net(torch_judging: Judging) -> Judging:
    torch_judging.course.exercise("net", [check("module", **MODULE)], NET, judge=PREDICT, runtime="torch")
    return torch_judging


RIGHT = {
    "as the author": NET,
    "functional": NET.replace(
        "self.output(torch.tanh(self.hidden(X)))",
        "nn.functional.linear(self.hidden(X).tanh(), self.output.weight, self.output.bias)",
    ),
    "with dropout, which judging turns off": NET.replace(
        "torch.tanh(self.hidden(X))", "nn.functional.dropout(torch.tanh(self.hidden(X)), 0.5, self.training)"
    ),
    "returning NumPy": NET.replace("(X)))", "(X))).detach().numpy()"),
}
WRONG = {
    "no activation": (NET.replace("torch.tanh", ""), "“Net” returned another number"),
    "another activation": (NET.replace("torch.tanh", "torch.relu"), "“Net” returned another number"),
    "no forward": (NET.replace("def forward", "def backward"), "Net"),
    "no super": (NET.replace("super().__init__()", "pass"), "super().__init__()"),
    "other sizes": (
        NET.replace("nn.Linear(3, hidden)", "nn.Linear(3, hidden + 1)").replace("(hidden, 2)", "(hidden + 1, 2)"),
        "Found: hidden.weight (5, 3)",
    ),
    "other names": (
        NET.replace("hidden =", "first =").replace("self.hidden", "self.first"),
        "Found: first.weight (4, 3)",
    ),
    "one too many": (
        NET.replace("self.output =", "self.more = nn.Linear(1, 1)\n        self.output ="),
        "more.weight (1, 1)",
    ),
    "nothing": (NET.replace("return self.output", "self.output"), "returned nothing"),
    "another shape": (NET.replace("(X)))", "(X))).reshape(-1)"), "has the shape"),
    "an exception": (NET.replace("torch.tanh", "torch.tan_h"), "AttributeError"),
    "no module": ("class Net:\n    def __init__(self, hidden): pass", "AttributeError"),
    "a module that takes nothing": (
        NET.replace("self, hidden=4", "self").replace("hidden)", "4)").replace("(hidden,", "(4,"),
        "another number of arguments",
    ),
    "not there": ("import torch", "name 'Net' is not defined"),
    "a state that is no state": (NET + "    def state_dict(self): return {'a': [[1], [1, 2]]}", "Found: –"),
    "a state that is nothing": (NET + "    def state_dict(self): return 7", "'int' object is not iterable"),
    "a state with dangerous names": (
        NET + "    def state_dict(self): return {'\\x1b[2J' + 'x' * 999: torch.ones(1)}",
        "Found: ␛[2Jxxx",
    ),
    "a state with very many names": (
        NET + "    def state_dict(self): return {str(i): torch.ones(1) for i in range(999)}",
        "19 (1,), ….",
    ),
    "weights of its own": (
        NET.replace(
            "return self", "torch.manual_seed(1)\n        nn.init.normal_(self.hidden.weight)\n        return self"
        ),
        "another number",
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_in_any_style(net: Judging, name: str) -> None:
    result = net.only_check("net", RIGHT[name])
    assert result.passed, result.message.en


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(net: Judging, name: str) -> None:
    source, message = WRONG[name]
    result = net.only_check("net", source)
    assert not result.passed
    assert message in result.message.en
    assert len(result.message.en) < 3000
    assert "\x1b" not in result.message.en + str(result.got)


def test_a_listed_mistake_is_recognised(torch_judging: Judging) -> None:
    relu = NET.replace("torch.tanh", "torch.relu")
    named = NET.replace("hidden =", "first =").replace("self.hidden", "self.first")
    torch_judging.course.exercise(
        "net", [check("module", **MODULE)], NET, judge=PREDICT, runtime="torch",
        mistakes={"no-activation": NET.replace("torch.tanh", ""), "relu": relu, "named": named},
    )  # fmt: skip
    assert torch_judging.only_check("net", relu.replace("torch.relu", "nn.functional.relu")).mistake == "relu"
    assert torch_judging.only_check("net", WRONG["other names"][0]).mistake == "named"
    assert torch_judging.only_check("net", NET.replace("torch.tanh", "torch.sin")).mistake is None


@pytest.mark.parametrize("judge", ["def predict(p, X): return p['nothing']", "x = 1", None])
def test_an_author_without_a_prediction_is_at_fault(torch_judging: Judging, judge: str | None) -> None:
    torch_judging.course.exercise("net", [check("module", **MODULE)], NET, judge=judge, runtime="torch")
    with pytest.raises(BrokenExerciseError):
        torch_judging.verdict("net", NET)
