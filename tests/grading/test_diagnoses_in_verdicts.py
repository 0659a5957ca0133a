"""Where a diagnosis stands in a verdict: below listed mistakes, on the first failure only, and outside what is recorded."""

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from diagnosed_programs import HEAD
from judging import Judging
from tiny_course import function_check

from tutor.grading.diagnoses.behaviour import mutated_input
from tutor.grading.diagnoses.inquiry import Inquiry
from tutor.grading.draw import Case

X = {"draw": "normal", "shape": ["n"]}
SIZES = {"n": [2, 6]}
SOLUTION = HEAD + "def mean(x): return x.mean()\ndef total(x): return x.sum()\n"
CHECKS = [function_check(name, {"x": X}, name, sizes=SIZES) for name in ("mean", "total")]


def test_a_listed_mistake_leads_and_leaves_no_room_for_a_diagnosis(judging: Judging) -> None:
    wrong = SOLUTION.replace("x.mean()", "x.sum()")
    judging.course.exercise("sums", CHECKS, SOLUTION, mistakes={"no-division": wrong})
    first, _ = judging.verdict("sums", wrong).checks
    assert (first.mistake, first.diagnosis) == ("no-division", None)
    assert first.message.en.startswith("You made the mistake no-division.\n\n")
    first, _ = judging.verdict("sums", SOLUTION.replace("x.mean()", "-x.mean()")).checks
    assert (first.mistake, first.diagnosis) == (None, "sign-flipped")


def test_only_the_first_failure_is_diagnosed(judging: Judging) -> None:
    judging.course.exercise("sums", CHECKS, SOLUTION)
    both_wrong = SOLUTION.replace("x.mean()", "-x.mean()").replace("x.sum()", "-x.sum()")
    assert [check.diagnosis for check in judging.verdict("sums", both_wrong).checks] == ["sign-flipped", None]
    second_wrong = SOLUTION.replace("x.sum()", "-x.sum()")
    assert [check.diagnosis for check in judging.verdict("sums", second_wrong).checks] == [None, "sign-flipped"]


def test_calls_made_for_a_diagnosis_leave_no_trace(judging: Judging) -> None:
    judging.course.exercise("sums", CHECKS[:1], SOLUTION)
    noisy = (
        "import random\nfrom tutor import log\nprint('begun')\n"
        "def mean(x):\n    print('called')\n    log(1, loss=0.5)\n    return random.random()\n"
    )
    verdict = judging.verdict("sums", noisy)
    assert verdict.checks[0].diagnosis == "random"
    assert verdict.output == "begun\n" + 12 * "called\n"
    assert len(verdict.metrics) == 12
    assert verdict.error is None


def test_a_program_that_ends_when_it_is_called_again_just_gets_none(judging: Judging) -> None:
    judging.course.exercise("sums", CHECKS, SOLUTION)
    # Two calls with the same argument end the program: the grader itself never makes them.
    source = (
        "import os, random\nlast = None\n"
        "def mean(x):\n    global last\n    if last is not None and last.tobytes() == x.tobytes(): os._exit(1)\n"
        "    last = x\n    return random.random()\n"
        "def total(x): return x.sum()\n"
    )
    verdict = judging.verdict("sums", source)
    assert [check.passed for check in verdict.checks] == [False, True]
    assert (verdict.checks[0].diagnosis, verdict.error) == (None, None)


def test_changes_of_arguments_that_are_allowed_are_no_diagnosis(judging: Judging) -> None:
    solution = HEAD + "def step(x):\n    x += np.sin(x)\n    return x\n"
    check = function_check("step", {"x": X}, sizes=SIZES, may_change_arguments=True)
    judging.course.exercise("step", [check], solution)
    assert judging.only_check("step", solution.replace("np.sin", "np.cos")).diagnosis is None
    judging.course.exercise(
        "step-kept", [{**check, "may_change_arguments": False}], HEAD + "def step(x): return x + np.sin(x)"
    )
    assert judging.only_check("step-kept", solution.replace("np.sin", "np.cos")).diagnosis == "mutated-input"


LOGITS = {"draw": "normal", "shape": ["n", "k"]}
LABELS = {"draw": "labels", "shape": ["n"], "classes": "k"}
LOSS = "def loss(Z, y): return F.cross_entropy({})\n"
LAYER = "def layer(X, W, b): return {}\n"
TORCH_HEAD = "import torch\nimport torch.nn.functional as F\n"


@pytest.mark.parametrize(
    ("source", "diagnosis"),
    [
        (LOSS.format("Z, y"), None),
        (LOSS.format("F.softmax(Z, dim=1), y"), "softmaxed-twice"),
        (LOSS.format("Z, y, reduction='sum'"), "constant-factor"),
        (LOSS.format("-Z, y"), "sign-flipped"),
        (LOSS.format("Z, y, reduction='none'"), None),
        (LOSS.format("Z.add_(1), y"), "mutated-input"),
        (LOSS.format("Z[:1], y[:1]"), "batch-of-one"),
        (LOSS.format("Z, y * 0"), "ignores-argument"),
        (LOSS.format("Z, y") + "loss_ = loss\ndef loss(Z, y): return loss_(Z, y)[None]", "wrong-shape"),
        (LOSS.format("F.dropout(Z), y"), "random"),
    ],
)  # fmt: skip
def test_a_loss_of_tensors(torch_judging: Judging, source: str, diagnosis: str | None) -> None:
    check = function_check(
        "loss", {"Z": LOGITS, "y": LABELS}, sizes={"n": [2, 7], "k": [2, 5]}, tolerance={"relative": 1e-5}
    )
    torch_judging.course.exercise("loss", [check], TORCH_HEAD + LOSS.format("Z, y"), runtime="torch")
    assert torch_judging.only_check("loss", TORCH_HEAD + source).diagnosis == diagnosis


@pytest.mark.parametrize(
    ("returned", "diagnosis"),
    [
        ("(X @ W + b).T", "transposed"),
        ("-(X @ W) - b", "sign-flipped"),
        ("F.softmax(X @ W + b, dim=1)", "unwanted-softmax"),
        ("torch.sigmoid(X @ W + b)", "unwanted-sigmoid"),
        ("(X @ W + b).to(torch.int64)", "integer-arithmetic"),
        ("(X @ W + b).mean()", "wrong-axis"),
        ("(X @ W + b).half()", "float32-drift"),
        ("X @ W", "ignores-argument"),
        ("torch.zeros(len(X), len(b))", "constant-result"),
        ("torch.relu(X @ W + b)", None),
    ],
)
def test_a_layer_of_tensors(torch_judging: Judging, returned: str, diagnosis: str | None) -> None:
    arguments = {
        "X": {"draw": "normal", "shape": ["n", "d"]},
        "W": {"draw": "normal", "shape": ["d", "m"]},
        "b": {"draw": "normal", "shape": ["m"]},
    }
    check = function_check(
        "layer",
        arguments,
        sizes={"n": [2, 5], "d": [2, 4], "m": [2, 4]},
        tolerance={"relative": 1e-5, "absolute": 1e-6},
    )
    torch_judging.course.exercise("layer", [check], TORCH_HEAD + LAYER.format("X @ W + b"), runtime="torch")
    assert torch_judging.only_check("layer", TORCH_HEAD + LAYER.format(returned)).diagnosis == diagnosis


def test_weights_that_came_back_in_single_precision_were_not_changed() -> None:
    weights = {"W": np.array([0.1, 0.2]), "b": 0.5}
    now = {"W": weights["W"].astype(np.float32), "b": 0.5}
    for after, found in ((now, False), ({**now, "b": 0.6}, True), ({"W": now["W"] + 1, "b": 0.5}, True)):
        seen = SimpleNamespace(cases=[Case({"weights": weights})], afterwards=[[after]], tensors=False)
        assert (mutated_input(cast("Inquiry", SimpleNamespace(evidence=seen))) is not None) is found


@pytest.mark.parametrize(
    ("value", "tensors", "advice"),
    [
        (np.ones(2), False, "x = x.copy(),"),
        (np.ones(2), True, "x = x.clone(),"),
        ({"W": np.ones(2)}, False, "x = {k: v.copy() for k, v in x.items()}"),
        ({"W": np.ones(2)}, True, "x = {k: v.clone() for k, v in x.items()}"),
        ({"W": np.ones(2), "steps": 1}, False, "x = copy.deepcopy(x)"),
        ([[1.0], [2.0]], False, "x = copy.deepcopy(x)"),
    ],
)
def test_how_to_copy_an_argument_depends_on_what_it_is(value: object, tensors: bool, advice: str) -> None:
    seen = SimpleNamespace(cases=[Case({"x": value})], afterwards=[[None]], tensors=tensors)
    found = mutated_input(cast("Inquiry", SimpleNamespace(evidence=seen)))
    assert found is not None
    said = found.diagnosis("step").message
    assert advice in said.en
    assert advice.rstrip(",") in said.uz
