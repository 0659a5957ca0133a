"""Object checks of many steps: optimizers, running statistics, arrays changed in place, parameters deep inside."""

from typing import Any

import numpy as np
import pytest
from judging import Judging
from tiny_course import Fields, check

from tutor.grading.verdict import CheckResult


def normal(*shape: object) -> Fields:
    return {"draw": "normal", "shape": list(shape)}


def constant(value: object) -> Fields:
    return {"draw": "constant", "value": value}


def says(result: CheckResult, words: str) -> None:
    assert not result.passed
    assert words in result.message.en, result.message.en
    assert result.message.uz != result.message.en


def test_what_the_authors_method_does_not_return_the_learners_may(judging: Judging) -> None:
    """An optimizer's step returns nothing; returning `self` for chaining is as good."""
    steps = [{"call": "add", "arguments": {"x": normal()}, "times": 3}, {"read": ["total"]}]
    solution = "class Sum:\n    total = 0.0\n    def add(self, x):\n        self.total += x\n"
    judging.course.exercise("sum", [check("object", **{"class": "Sum", "steps": steps})], solution)
    for returned in ("self", "self.total", "lambda: 1", "[self]"):
        assert judging.only_check("sum", solution + f"        return {returned}\n").passed
    assert not judging.only_check("sum", solution.replace("+=", "-=")).passed


def test_results_are_as_they_were_whatever_happens_to_them_later(judging: Judging) -> None:
    """The object changes its array in place, and gives out the array itself."""
    steps = [
        {"call": "step", "arguments": {"g": normal("n")}, "returns": []},
        {"read": ["w"]},
        {"call": "step", "arguments": {"g": normal("n")}},
        {"read": ["w"]},
    ]
    described = {"class": "Descent", "arguments": {"w": normal("n")}, "steps": steps, "sizes": {"n": [2, 5]}}
    solution = "class Descent:\n    def __init__(self, w): self.w = w\n"
    fresh = solution + "    def step(self, g):\n        self.w = self.w - 0.1 * g\n        return self.w\n"
    in_place = solution + "    def step(self, g):\n        self.w -= 0.1 * g\n        return self.w\n"
    judging.course.exercise("fresh", [check("object", **described)], fresh)
    judging.course.exercise("in-place", [check("object", **described)], in_place)
    for exercise in ("fresh", "in-place"):
        for source in (fresh, in_place):
            result = judging.only_check(exercise, source)
            assert result.passed, result.message.en
    late = in_place.replace("return self.w", "old = self.w + 0.1 * g\n        return old")
    assert "“Descent.step”" in judging.only_check("fresh", late).message.en


ADAM = """\
import numpy as np
class Adam:
    def __init__(self, params, lr):
        self.params, self.lr, self.t = params, lr, 0
        self.m = {k: np.zeros_like(p) for k, p in params.items()}
        self.v = {k: np.zeros_like(p) for k, p in params.items()}
    def step(self, grads):
        self.t += 1
        for k, g in grads.items():
            self.m[k] = 0.9 * self.m[k] + 0.1 * g
            self.v[k] = 0.999 * self.v[k] + 0.001 * g ** 2
            m, v = self.m[k] / (1 - 0.9 ** self.t), self.v[k] / (1 - 0.999 ** self.t)
            self.params[k] = self.params[k] - self.lr * m / (np.sqrt(v) + 1e-8)
"""
ADAM_OF_LISTS = """\
import numpy as np
class Slot:
    def __init__(self, value): self.value, self.m, self.v = value, np.zeros(value.shape), np.zeros(value.shape)
class Adam:
    def __init__(self, params, lr):
        self.slots = {name: Slot(value) for name, value in params.items()}
        self.lr, self.qadam = lr, 0
    @property
    def params(self): return {name: slot.value for name, slot in self.slots.items()}
    def step(self, grads):
        self.qadam += 1
        tuzatish = np.sqrt(1 - 0.999 ** self.qadam) / (1 - 0.9 ** self.qadam)
        for name, slot in self.slots.items():
            slot.m += 0.1 * (grads[name] - slot.m)
            slot.v += 0.001 * (grads[name] ** 2 - slot.v)
            slot.value = slot.value - self.lr * tuzatish * slot.m / (np.sqrt(slot.v) + 1e-8 * np.sqrt(1 - 0.999 ** self.qadam))
        return self
"""
ADAM_CHECK: dict[str, Any] = {
    "class": "Adam",
    "arguments": {
        "params": {"draw": "mapping", "of": {"W": normal(2, 3), "b": normal(3)}},
        "lr": {"draw": "uniform", "low": 0.01, "high": 0.1},
    },
    "cases": 2,
    "steps": [
        {"call": "step", "times": 50, "arguments": {"grads": {"draw": "mapping", "of": {"W": normal(2, 3), "b": normal(3)}}}},
        {"read": ["params.W", "params.b"]},
    ],
}  # fmt: skip
ADAM_WRONG = {
    "no correction of the first moment": ("self.m[k] / (1 - 0.9 ** self.t)", "self.m[k]"),
    "no correction of the second moment": ("self.v[k] / (1 - 0.999 ** self.t)", "self.v[k]"),
    "the step is not counted": ("self.t += 1", "self.t = 1"),
    "epsilon under the root": ("(np.sqrt(v) + 1e-8)", "np.sqrt(v + 1e-3)"),
    "the gradient is not squared": ("g ** 2", "abs(g)"),
    "the moments start over": ("self.t += 1", "self.t += 1\n        self.m = {k: 0.0 for k in grads}"),
}


@pytest.fixture
def adam(judging: Judging) -> Judging:
    judging.course.exercise("adam", [check("object", **ADAM_CHECK)], ADAM)
    return judging


def test_fifty_steps_of_adam(adam: Judging) -> None:
    assert adam.only_check("adam", ADAM).passed
    result = adam.only_check("adam", ADAM_OF_LISTS)
    assert result.passed, result.message.en


@pytest.mark.parametrize("name", ADAM_WRONG)
def test_adam_that_is_wrong_after_fifty_steps(adam: Judging, name: str) -> None:
    result = adam.only_check("adam", ADAM.replace(*ADAM_WRONG[name]))
    says(result, "“Adam.params.W” holds another number")
    assert "“Adam.params.W” da boshqa son bor" in result.message.uz


def test_a_step_of_many_is_named_by_its_number(judging: Judging) -> None:
    steps = [{"call": "step", "arguments": {"g": normal()}, "times": 4}]
    solution = (
        "class M:\n    v = 0.0\n    def step(self, g):\n        self.v = 0.9 * self.v + g\n        return self.v\n"
    )
    judging.course.exercise("momentum", [check("object", **{"class": "M", "steps": steps})], solution)
    result = judging.only_check("momentum", solution.replace("0.9 * self.v", "0.5 * self.v"))
    says(result, "“M.step #2” returned another number")


def test_the_graders_numbers_are_those_of_a_plain_computation(judging: Judging) -> None:
    """The author's object and this test compute the same fifty steps of momentum."""
    weights, gradients = np.array([1.0, -2.0]), [0.5, -1.5]
    velocity = np.zeros(2)
    for _ in range(50):
        velocity = 0.9 * velocity + np.array(gradients)
        weights = weights - 0.01 * velocity
    steps = [{"call": "step", "arguments": {"g": constant(gradients)}, "times": 50}, {"read": ["w"]}]
    described = {"class": "M", "arguments": {"w": constant([1.0, -2.0])}, "steps": steps, "cases": 1}
    solution = (
        "import numpy as np\nclass M:\n    def __init__(self, w): self.w, self.v = w, np.zeros(len(w))\n"
        "    def step(self, g):\n        self.v = 0.9 * self.v + g\n        self.w = self.w - 0.01 * self.v\n"
    )
    judging.course.exercise("momentum", [check("object", **described)], solution)
    known = f"class M:\n    def __init__(self, w): self.w = {weights.tolist()}\n    def step(self, g): pass\n"
    assert judging.only_check("momentum", known).passed
    assert not judging.only_check("momentum", known.replace("self.w = [", "self.w = [1e-3 + ")).passed


NORM = """\
import numpy as np
class Norm:
    def __init__(self, d):
        self.gamma, self.beta = np.ones(d), np.zeros(d)
        self.running_mean, self.running_var = np.zeros(d), np.ones(d)
    def __call__(self, X, training):
        if training:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = 0.9 * self.running_mean + 0.1 * mean
            self.running_var = 0.9 * self.running_var + 0.1 * var
        else:
            mean, var = self.running_mean, self.running_var
        return self.gamma * (X - mean) / np.sqrt(var + 1e-5) + self.beta
"""
NORM_CHECK: dict[str, Any] = {
    "class": "Norm",
    "arguments": {"d": {"draw": "size", "of": "d"}},
    "sizes": {"n": [3, 8], "d": [1, 4]},
    "cases": 4,
    "steps": [
        {"set": {"gamma": normal("d"), "beta": normal("d")}},
        {"call": "__call__", "arguments": {"X": normal("n", "d"), "training": constant(True)}, "times": 3},
        {"read": ["running_mean", "running_var"]},
        {"call": "__call__", "arguments": {"X": normal("n", "d"), "training": constant(False)}},
    ],
}
NORM_WRONG = {
    "running statistics are never kept": ("0.9 * self.running_mean + 0.1 * mean", "mean * 0", "“Norm.running_mean”"),
    "the batch's statistics always": ("if training:", "if True:", "“Norm” returned another number"),
    "over the wrong axis": ("X.mean(axis=0), X.var(axis=0)", "X.mean(), X.var()", "“Norm #1” returned another number"),
    "a standard deviation": ("np.sqrt(var + 1e-5)", "(var + 1e-5)", "“Norm #1” returned another number"),
    "momentum the other way round": ("0.9 * self.running_var + 0.1", "0.1 * self.running_var + 0.9", "“Norm.running_var”"),
}  # fmt: skip


@pytest.fixture
def norm(judging: Judging) -> Judging:
    judging.course.exercise("norm", [check("object", **NORM_CHECK)], NORM)
    return judging


def test_running_statistics_are_followed_through_many_calls(norm: Judging) -> None:
    assert norm.only_check("norm", NORM).passed
    in_place = NORM.replace(
        "self.running_mean = 0.9 * self.running_mean + 0.1 * mean",
        "self.running_mean += 0.1 * (mean - self.running_mean)",
    )
    assert norm.only_check("norm", in_place).passed


@pytest.mark.parametrize("name", NORM_WRONG)
def test_normalization_that_is_wrong(norm: Judging, name: str) -> None:
    old, new, words = NORM_WRONG[name]
    says(norm.only_check("norm", NORM.replace(old, new)), words)


def test_parameters_in_lists_and_dicts_are_set_where_they_lie(judging: Judging) -> None:
    steps = [
        {"set": {"layers.0.W": normal(2, 3), "layers.1.W": normal(3, 1), "p.scale": normal()}},
        {"call": "predict", "arguments": {"X": normal("n", 2)}},
        {"read": ["layers.1.W"]},
    ]
    solution = (
        "import numpy as np\nclass Linear:\n    def __init__(self, i, o): self.W = np.zeros((i, o))\n"
        "class Net:\n    def __init__(self):\n        self.layers, self.p = [Linear(2, 3), Linear(3, 1)], {'scale': 1.0}\n"
        "    def predict(self, X):\n        for layer in self.layers: X = np.tanh(X @ layer.W)\n"
        "        return X * self.p['scale']\n"
    )
    described = check("object", **{"class": "Net", "steps": steps, "sizes": {"n": [1, 4]}})
    judging.course.exercise("net", [described], solution)
    assert judging.only_check("net", solution).passed
    of_tuples = solution.replace("[Linear(2, 3), Linear(3, 1)]", "(Linear(2, 3), Linear(3, 1))")
    assert judging.only_check("net", of_tuples).passed
    dicts = solution.replace("Linear(2, 3), Linear(3, 1)", "{'W': np.zeros((2, 3))}, {'W': np.zeros((3, 1))}")
    assert judging.only_check("net", dicts.replace("layer.W", "layer['W']")).passed
    says(judging.only_check("net", solution.replace(", Linear(3, 1)]", "]")), "has no “layers.1.W”")
    says(judging.only_check("net", solution.replace("'scale': 1.0", "")), "has no “p.scale”")
    says(
        judging.only_check("net", solution.replace("* self.p['scale']", "")), "“Net.predict” returned another number"
    )


TORCH_LAYER = """\
import torch
class Layer(torch.nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.W = torch.nn.Parameter(torch.randn(inputs, outputs))
        self.b = torch.nn.Parameter(torch.zeros(outputs))
    def forward(self, X): return X @ self.W + self.b
"""
TORCH_CHECK: dict[str, Any] = {
    "class": "Layer",
    "arguments": {"inputs": {"draw": "size", "of": "i"}, "outputs": {"draw": "size", "of": "o"}},
    "sizes": {"n": [1, 5], "i": [2, 4], "o": [1, 3]},
    "cases": 4,
    "tolerance": {"relative": 1e-4, "absolute": 1e-5},
    "steps": [
        {"set": {"W": normal("i", "o"), "b": normal("o")}},
        {"call": "__call__", "arguments": {"X": normal("n", "i")}},
        {"read": ["W"]},
    ],
}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (TORCH_LAYER, None),
        (TORCH_LAYER.replace("X @ self.W + self.b", "torch.nn.functional.linear(X, self.W.T, self.b)"), None),
        ("import torch\nclass Layer:\n    def __init__(self, i, o): self.W, self.b = torch.zeros(i, o), torch.zeros(o)\n"
         "    def __call__(self, X): return torch.addmm(self.b, X, self.W)\n", None),
        (TORCH_LAYER.replace("+ self.b", ""), "“Layer” returned another number"),
        (TORCH_LAYER.replace("randn(inputs, outputs)", "randn(7, inputs)"), "“Layer.W” has the shape"),
        (TORCH_LAYER.replace("super().__init__()", "pass"), "super().__init__()"),
    ],
)  # fmt: skip
def test_parameters_of_torch_are_set_in_place(torch_judging: Judging, source: str, words: str | None) -> None:
    torch_judging.course.exercise("layer", [check("object", **TORCH_CHECK)], TORCH_LAYER, runtime="torch")
    result = torch_judging.only_check("layer", source)
    if words is None:
        assert result.passed, result.message.en
    else:
        says(result, words)
