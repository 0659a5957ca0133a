"""Explanations: every rule is met by a real exception of this environment's Python, NumPy and PyTorch."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.grading import error_rules, explain, torch_error_rules
from tutor.grading.rule_matching import Rule
from tutor.grading.verdict import ProgramError
from tutor.language import LANGUAGES, verbatim
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.layers import Limits
from tutor.sandbox.outcomes import ProgramRaisedError, Raised, RunStoppedError, StopReason
from tutor.sandbox.run import Run

# program: what must stand in the explanation in both languages (numbers and names), or in English
NUMPY = {
    "print((1, 2)": ["("],
    "print('x": [],
    "def f()\n    pass": ["(:)"],
    "print 'x'": ["print(...)"],
    "if True:\nprint(1)": [],
    "x = = 1": [],
    "los": ["“los”"],
    "def f():\n    n += 1\nn = 0\nf()": ["“n”"],
    "np.ones((2, 3)) @ np.ones((2, 4))": ["(3)", "(2)"],
    "np.dot(np.ones((2, 3)), np.ones((2, 4)))": ["(2,3)", "(2,4)"],
    "np.ones(2) + np.ones(3)": ["(2,) (3,)"],
    "if np.ones(2): pass": [".any()"],
    "np.arange(6).reshape(4, 2)": ["6", "(4,2)"],
    "np.array([[1], [1, 2]])": [],
    "a, b = 1, 2, 3": [],
    "a, b, c = 1, 2": [],
    "np.ones((2, 3)).sum(axis=5)": ["2", "5"],
    "np.linalg.inv(np.zeros((2, 2)))": [],
    "1 / 0": [],
    "import tutor.engine": ["tutor.engine", "tutor source"],
    "np.ones(3)[5]": ["5", "3", "0"],
    "[1, 2][2]": ["n − 1"],
    "{'W': 1}['w']": ["'w'"],
    "def f(a, b): pass\nf(1)": ["f"],
    "def f(a, b): pass\nf(1, 2, 3)": ["f"],
    "None * 2": ["*", "NoneType", "int"],
    "None[0]": ["NoneType"],
    "(3)(4)": ["int"],
    "for i in 5: pass": ["int"],
    "len(5)": ["type(x)"],
    "np.sigmoid(1)": ["NumPy", "“sigmoid”"],
    "np.sigmiod(1)": ["numpy", "“sigmiod”"],
    "np.erf(1)": ["math.erf"],
    "np.ones(2).sun()": ["numpy.ndarray", "“sun”"],
    "import torch": ["“torch”"],
    "from numpy import softmax": ["NumPy", "“softmax”"],
    "from numpy import softmux": ["numpy", "“softmux”"],
    "open('/etc/passwd')": [],
    "import tempfile\ntempfile.TemporaryFile()": [],
    "import os\nos.fork()": [],
    "import threading\nthreading.Thread(target=print).start()": [],
    "def f(): f()\nf()": [],
    "x = bytearray(10**12)": [],
    "np.ones(10**12)": [],
    "import math\nmath.exp(1000)": ["exp()"],
    "with np.errstate(all='raise'): np.exp(np.array(1000.0))": ["exp()"],
    "input()": ["input()"],
    "exit()": ["exit"],
    "assert 1 == 2": ["assert"],
}
TORCH = {
    "torch.nn.Linear(3, 2)(torch.ones(4, 5))": ["4x5", "3x2"],
    "torch.ones(2, 3) @ torch.ones(2, 3)": ["2x3"],
    "torch.ones(1).sum().backward()": ["backward()"],
    "torch.nn.Linear(3, 2)(torch.ones(4, 3).double())": [".float()"],
    "torch.mm(torch.ones(2, 3), torch.ones(3, 2).double())": [".float()"],
    "torch.ones(3).long() @ torch.ones(3)": [".float()"],
    "F.cross_entropy(torch.ones(4, 3), torch.ones(4))": [".long()"],
    "F.binary_cross_entropy(torch.ones(4), torch.ones(4).long())": [".float()"],
    "torch.arange(4).mean()": [".float()"],
    "x = torch.ones(1, requires_grad=True)\nloss = (x * x).sum()\nloss.backward()\nloss.backward()": ["backward()"],
    "torch.ones(3) + torch.ones(2)": ["3", "2"],
    "F.binary_cross_entropy_with_logits(torch.ones(4, 1), torch.ones(4))": ["[4]", "[4, 1]"],
    "torch.arange(6).view(4, 2)": ["6", "[4, 2]"],
    "torch.nn.Conv2d(3, 4, 3)(torch.ones(1, 1, 8, 8))": ["3", "1"],
    "F.cross_entropy(torch.ones(2, 3), torch.tensor([0, 3]))": ["3"],
    "torch.ones(2, requires_grad=True).backward()": [".mean()"],
    "x = torch.ones(2, requires_grad=True)\nx += 1": ["torch.no_grad()"],
    "torch.ones(1, requires_grad=True).numpy()": [".detach()"],
    "class Net(torch.nn.Module):\n    def __init__(self): self.l = torch.nn.Linear(1, 1)\nNet()": [
        "super().__init__()"
    ],
    "torch.zeros(10**13)": [],
    "torch.ones(2, 3).T.view(-1)": [".reshape"],
    "torch.tensor(2, requires_grad=True)": ["2.0"],
    "F.cross_entropy(torch.ones(2, 3), torch.ones(2, 3).long())": ["one-hot", "(n,)"],
    "F.cross_entropy(torch.ones(2, 3), torch.ones(2, 1).long())": ["(n,)"],
    "torch.ones(1).sum().item().backward()": ["“backward”", ".item()"],
    "torch.ones(1, requires_grad=True).grad.zero_()": ["backward()", "no_grad()"],
    "torch.ones(1).cuda()": ["torch.cuda.is_available()"],
}


def error_of(server: ForkServer, source: str) -> Raised:
    with Run(server, Limits(seconds=60)) as run, pytest.raises(ProgramRaisedError) as caught:
        run.execute(source)
    return caught.value.raised


def rule_of(raised: Raised) -> Rule | None:
    for rule in explain._RULES:
        if re.fullmatch(rule[0], raised.type) and re.search(rule[1], raised.message, re.DOTALL):
            return rule
    return None


def assert_explained(raised: Raised, expected: list[str]) -> None:
    explanation = explain.raised(raised).explanation
    assert rule_of(raised) is not None, raised
    for language in LANGUAGES:
        text = explanation[language]
        assert not re.search(r"\{\d?\}", text)
        assert all(word in text for word in expected), (raised, text)


@pytest.mark.parametrize("source", NUMPY)
def test_what_python_and_numpy_say_is_explained(numpy_server: ForkServer, source: str) -> None:
    assert_explained(error_of(numpy_server, f"import numpy as np\n{source}"), NUMPY[source])


@pytest.mark.parametrize("source", TORCH)
def test_what_torch_says_is_explained(torch_server: ForkServer, source: str) -> None:
    source_of_all = f"import torch\nimport torch.nn.functional as F\n{source}"
    assert_explained(error_of(torch_server, source_of_all), TORCH[source])


def test_every_rule_is_met(numpy_server: ForkServer, torch_server: ForkServer) -> None:
    met = [rule_of(error_of(numpy_server, f"import numpy as np\n{source}")) for source in NUMPY]
    unsendable = ("a value of type generator", "a value of type set", "an array of objects")
    met += [rule_of(Raised("Unsendable", message, 1, None)) for message in unsendable]
    head = "import torch\nimport torch.nn.functional as F\n"
    met += [rule_of(error_of(torch_server, head + source)) for source in TORCH]
    assert [rule[:2] for rule in [*torch_error_rules.RULES, *error_rules.RULES] if rule not in met] == []


def test_a_result_that_cannot_be_sent_is_explained(numpy_server: ForkServer) -> None:
    with Run(numpy_server, Limits()) as run:
        run.execute("def f(): return {1, 2}")
        with pytest.raises(ProgramRaisedError) as caught:
            run.call("f")
    assert "its type is set" in explain.raised(caught.value.raised).explanation.en


def test_other_exceptions_get_a_general_word() -> None:
    error = explain.raised(Raised("MyError", "something", 3, "raise MyError"))
    assert (error.type, error.message, error.line, error.source) == ("MyError", "something", 3, "raise MyError")
    assert error.explanation == explain._ANY


@given(
    st.sampled_from([rule[0].split("|")[0] for rule in explain._RULES]) | st.text(max_size=20), st.text(max_size=80)
)
def test_forged_exceptions_are_explained_without_a_fault(kind: str, message: str) -> None:
    error = explain.raised(Raised(kind, message, None, None))
    explain.in_a_sentence(error)


def test_braces_of_a_program_are_only_text() -> None:
    error = explain.raised(Raised("KeyError", "'{0} {x} {'", 1, "d['{0}']"))
    assert "'{0} {x} {'" in error.explanation.en
    assert "{0} {x}" in explain.in_a_sentence(error).uz


@pytest.mark.parametrize("reason", list(StopReason))
def test_every_reason_to_stop_is_explained(reason: StopReason) -> None:
    error = explain.stopped(RunStoppedError(reason, "SIGSEGV"), 2.5)
    assert error.type == reason
    assert all(error.explanation[language] for language in LANGUAGES)
    if reason is StopReason.TIME_LIMIT:
        assert "2,5" in error.explanation.uz
        assert "2.5" in error.explanation.en
    if reason is StopReason.KILLED:
        assert all("SIGSEGV" in error.explanation[language] for language in LANGUAGES)


def test_a_sentence_says_where_what_and_why() -> None:
    text = explain.in_a_sentence(ProgramError("ValueError", "bad", 7, "f(x)", verbatim("Because.")))
    assert text.en == "Line 7: ValueError: bad\n  f(x)\nBecause."
    assert text.uz == "7-satr: ValueError: bad\n  f(x)\nBecause."
    assert explain.in_a_sentence(ProgramError("ValueError", "", None, None, verbatim("So."))).en == "ValueError. So."
