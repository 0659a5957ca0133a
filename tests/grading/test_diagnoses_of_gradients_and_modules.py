"""General diagnoses of gradient checks and module checks: what the author's results say of the learner's."""

import pytest
from judging import Judging
from tiny_course import check, function_check

from tutor.grading.verdict import CheckResult

ARGUMENTS = {
    "X": {"draw": "normal", "shape": ["n", "d"]},
    "y": {"draw": "normal", "shape": ["n", "d"]},
    "W": {"draw": "normal", "shape": ["d", "d"]},
    "b": {"draw": "normal", "shape": ["d"]},
}
SIZES = {"n": [2, 5], "d": [2, 3]}
LOSS = "import numpy as np\ndef loss(X, y, W, b): return np.sum((X @ W + b - y) ** 2) / len(X)\n"
GRADIENTS = """\
def gradients(X, y, W, b):
    e = 2 * (X @ W + b - y) / len(X)
    dW, db = X.T @ e, e.sum(axis=0)
    return dW, db
"""


@pytest.fixture
def line(judging: Judging) -> Judging:
    gradient = check(
        "gradient",
        "slopes",
        call="gradients",
        loss="loss",
        with_respect_to=["W", "b"],
        arguments=ARGUMENTS,
        sizes=SIZES,
    )
    judging.course.exercise("line", [gradient], LOSS + GRADIENTS)
    judging.course.exercise(
        "both", [function_check("loss", ARGUMENTS, "loss", sizes=SIZES), gradient], LOSS + GRADIENTS
    )
    return judging


def led_by(result: CheckResult, diagnosis: str | None, call: str) -> None:
    assert not result.passed
    assert result.diagnosis == diagnosis, result.message.en
    for language in ("uz", "en"):
        explanation, _, detail = result.message[language].partition("\n\n")
        assert (f"“{call}”" in explanation and "{" not in explanation and detail.strip()) or diagnosis is None
    assert result.message.uz != result.message.en


WRONG = {
    "the sign flipped": ("return dW, db", "return -dW, -db", "sign-flipped"),
    "the sign of one flipped": ("return dW, db", "return -dW, db", "sign-flipped"),
    "doubled": ("return dW, db", "return 2 * dW, 2 * db", "constant-factor"),
    "halved": ("2 * (X", "(X", "constant-factor"),
    "not divided by n": ("/ len(X)", "/ 1", "constant-factor"),
    "transposed": ("X.T @ e", "e.T @ X", "transposed"),
    "swapped": ("return dW, db", "return db, dW", None),
    "wrong in its own way": ("X.T @ e", "X.T @ e ** 3", None),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("exercise", ["line", "both"])
def test_gradients_that_are_wrong_in_a_known_way(line: Judging, exercise: str, name: str) -> None:
    old, new, diagnosis = WRONG[name]
    result = line.verdict(exercise, LOSS + GRADIENTS.replace(old, new)).checks[-1]
    if name == "swapped":  # another shape says enough
        assert not result.passed
        return
    led_by(result, diagnosis, "gradients")
    detail = result.message.en.rpartition("\n\n")[2]
    assert "∂L/∂" in detail or "has the shape" in detail


def test_the_part_that_is_wrong_is_named(line: Judging) -> None:
    result = line.only_check("line", LOSS + GRADIENTS.replace("return dW, db", "return dW, -db"))
    assert "the part b" in result.message.en
    assert "b qismi" in result.message.uz


@pytest.mark.parametrize(
    "loss",
    [
        LOSS.replace("/ len(X)", ""),
        LOSS.replace("return ", "return 0.5 * "),
        LOSS.replace("** 2", "** 4"),
        "import numpy as np\ndef loss(*a): return None\n",
        "import numpy as np\ndef loss(*a): return 1 / 0\n",
    ],
)
def test_gradients_of_another_loss_are_not_held_against_the_authors(line: Judging, loss: str) -> None:
    """They may be the right ones but for something else: only the learner's own loss can say."""
    result = line.only_check("line", loss + GRADIENTS.replace("return dW, db", "return -dW, -db"))
    led_by(result, None, "gradients")


def test_a_loss_of_the_learners_own_with_its_gradients_passes(line: Judging) -> None:
    summed = LOSS.replace("/ len(X)", "") + GRADIENTS.replace("/ len(X)", "")
    assert line.only_check("line", summed).passed


@pytest.mark.slow
def test_an_endless_loss_costs_only_the_diagnosis(line: Judging) -> None:
    """When it is asked for the diagnosis, the loss never comes back."""
    source = LOSS.replace("def loss", "calls = [0]\ndef own") + (
        "def loss(*a):\n    calls[0] += 1\n    while calls[0] == 1 and slopes[0] == 0: pass\n    return own(*a)\nslopes = [0]\n"
    )
    source += GRADIENTS.replace("    e =", "    slopes[0] = 1\n    e =").replace("return dW, db", "return -dW, -db")
    led_by(line.only_check("line", source), None, "gradients")


def test_one_gradient_has_no_named_parts(judging: Judging) -> None:
    arguments = {"w": {"draw": "normal", "shape": ["n"]}}
    described = check("gradient", call="g", loss="f", with_respect_to=["w"], arguments=arguments, sizes=SIZES)
    solution = "import numpy as np\ndef f(w): return np.sum(w ** 2)\ndef g(w): return 2 * w\n"
    judging.course.exercise("square", [described], solution)
    result = judging.only_check("square", solution.replace("2 * w", "w"))
    led_by(result, "constant-factor", "g")
    assert "0.5 times" in result.message.en


def test_a_listed_mistake_comes_before_a_diagnosis(judging: Judging) -> None:
    gradient = check(
        "gradient", call="gradients", loss="loss", with_respect_to=["W", "b"], arguments=ARGUMENTS, sizes=SIZES
    )
    flipped = LOSS + GRADIENTS.replace("return dW, db", "return -dW, -db")
    judging.course.exercise("line", [gradient], LOSS + GRADIENTS, mistakes={"flipped": flipped})
    result = judging.only_check("line", flipped + "# other text")
    assert (result.mistake, result.diagnosis) == ("flipped", None)


NET = """\
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 4)
    def forward(self, X):
        z = self.layer(X)
        return {result}
"""
PREDICT = """\
import numpy as np
def logits(p, X): return X @ p['layer.weight'].T + p['layer.bias']
def softmax(p, X):
    e = np.exp(logits(p, X))
    return e / e.sum(axis=1, keepdims=True)
"""
SOFTMAX = "torch.softmax(z, 1)"


@pytest.fixture
def nets(torch_judging: Judging) -> Judging:
    for name, result in (("logits", "z"), ("softmax", SOFTMAX)):
        described = check(
            "module", module="Net", inputs={"X": {"draw": "normal", "shape": ["n", 3]}}, sizes={"n": [2, 5]}, predict=name,
            parameters={"layer.weight": [4, 3], "layer.bias": [4]},
        )  # fmt: skip
        torch_judging.course.exercise(name, [described], NET.format(result=result), judge=PREDICT, runtime="torch")
    return torch_judging


@pytest.mark.parametrize(
    ("exercise", "result", "diagnosis"),
    [
        ("softmax", "torch.softmax(torch.softmax(z, 1), 1)", "softmaxed-twice"),
        ("softmax", "z", "missing-softmax"),
        ("softmax", "torch.log_softmax(z, 1)", "missing-softmax"),
        ("logits", SOFTMAX, "unwanted-softmax"),
        ("logits", "torch.sigmoid(z)", "unwanted-sigmoid"),
        ("logits", "-z", "sign-flipped"),
        ("logits", "2 * z", "constant-factor"),
        ("logits", "z.T", "transposed"),
        ("logits", "torch.relu(z)", None),
        ("softmax", "torch.softmax(z, 0)", None),
        ("logits", "None", None),
        ("logits", "z.nothing", None),
    ],
)
def test_modules_that_are_wrong_in_a_known_way(
    nets: Judging, exercise: str, result: str, diagnosis: str | None
) -> None:
    led_by(nets.only_check(exercise, NET.format(result=result)), diagnosis, "Net")


def test_a_module_with_other_parameters_has_no_diagnosis(nets: Judging) -> None:
    led_by(nets.only_check("logits", NET.format(result="-z").replace("layer", "qatlam")), None, "Net")


def test_right_modules_have_none(nets: Judging) -> None:
    for exercise, result in (("logits", "z"), ("softmax", SOFTMAX)):
        found = nets.only_check(exercise, NET.format(result=result))
        assert found.passed
        assert found.diagnosis is None
