"""What is offered while a program is typed: `|` is the cursor."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library_table import SECTIONS, TABLE, lines

from tutor.tui.editing import explanations_of_arrays, explanations_of_torch
from tutor.tui.editing.completion import Help, help_at
from tutor.tui.editing.explanations import about
from tutor.tui.editing.library_names import entry, members
from tutor.tui.editing.name_rules import NameRules, names_mentioned

ANY = NameRules(engine=True)


def helped(marked: str, rules: NameRules = ANY, *, asked: bool = False) -> Help:
    before, _, after = marked.partition("|")
    row = before.count("\n")
    return help_at((before + after).split("\n"), row, len(before) - before.rfind("\n") - 1, rules, asked=asked)


def names(marked: str, rules: NameRules = ANY, *, asked: bool = False) -> list[str]:
    offer = helped(marked, rules, asked=asked).offer
    return [one.name for one in offer.candidates] if offer else []


CLASS = """\
import numpy as np
from torch import nn

class Layer:
    scale = 1.0
    def __init__(self, size, rate=0.1):
        self.weights = np.zeros((size, size))
        self.rate: float = rate
    def forward(self, x):
        {here}

class Net(nn.Module):
    def __init__(self):
        self.first = nn.Linear(2, 3)
    def forward(self, x):
        hidden = self.first(x)
        {net}

layer = Layer(3)
{below}
"""


def inside(**places: str) -> str:
    return CLASS.format(**{"here": "pass", "net": "pass", "below": "pass", **places})


@pytest.mark.parametrize(
    ("program", "first"),
    [
        ("np.ze|", ["zeros", "zeros_like"]),
        ("np.linalg.nor|", ["norm"]),
        ("np.random.default|", ["default_rng"]),
        ("import numpy\nnumpy.rando|", ["random"]),
        ("import torch\ntorch.nn.functional.cross|", ["cross_entropy"]),
        ("import torch.nn.functional as F\nF.rel|", ["relu", "relu6"]),
        ("from torch import nn, optim\noptim.Ada|", ["Adam", "AdamW"]),
        ("from torch.optim import Ada|", ["Adam", "AdamW"]),
        ("import num|", ["numpy"]),
        ("import torch.n|", ["nn"]),
        ("from tor|", ["torch"]),
        ("from tutor import lo|", ["log"]),
        ("x = np.zeros(3)\nx.sha|", ["shape"]),
        ("x = np.zeros(3) + 1\ny = (x @ x.T)[0]\ny.ravel().me|", ["mean"]),
        ("rng = np.random.default_rng(0)\nrng.norm|", ["normal"]),
        ("rng = np.random.default_rng(0)\nx = rng.normal(size=3)\nx.cums|", ["cumsum"]),
        ("import torch\nw = torch.zeros(3, requires_grad=True)\nw.backw|", ["backward"]),
        ("def f(x: np.ndarray):\n    x.resh|", ["reshape"]),
        ("def f(x):\n    x.sha|", ["shape"]),
        ("def f():\n    return np.ones(3)\n\nf().su|", ["sum"]),
        ("a, b = np.zeros(3), 'text'\nb.upp|", ["upper"]),
        ("words = [1]\nwords.app|", ["append"]),
        (
            "import torch\nmodel = torch.nn.Linear(1, 1)\nopt = torch.optim.SGD(model.parameters())\nopt.ze|",
            ["zero_grad"],
        ),
        ("weights = 1\nwei|", ["weights"]),
        ("def train(rate):\n    ra|", ["rate", "range", "raise"]),
        ("def train(rate):\n    total = 1\n\nto|", []),
        ("def f():\n    inner = 1\n    for item in inner:\n        it|", ["item", "iter"]),
        ("with open('a') as stream:\n    st|", ["stream"]),
        ("total = (\n    1 +\n    2)\ntot|", ["total"]),
        ("if (count := 3):\n    cou|", ["count"]),
        ("pairs = [left for left in range(3) if le|", ["left", "len"]),
        ("retu|", ["return"]),
        ("pri|", ["print"]),
        ("like = 1\nnp.zeros_l|", ["zeros_like"]),
        ("x = np.sum(a, ax|", ["axis="]),
        ("def f(x, rate=0.1): ...\nf(1, ra|", ["rate=", "range", "raise"]),
        (inside(here="self.we|"), ["weights"]),
        (inside(here="self.|"), ["rate", "weights", "forward", "scale"]),
        (inside(here="self.weights.sha|"), ["shape"]),
        (inside(net="hidden.unsq|"), ["unsqueeze"]),
        (inside(net="self.param|"), ["parameters"]),
        (inside(below="layer.forw|"), ["forward"]),
        (inside(below="Lay|"), ["Layer"]),
        (inside(below="layer.weights.T.su|"), ["sum"]),
    ],
)
def test_names_that_fit_are_offered_the_best_first(program: str, first: list[str]) -> None:
    found = names(program)
    assert found[: len(first)] == first
    assert found or not first


@pytest.mark.parametrize(
    "program",
    [
        "'np.|'", "# np.|", '"""\nnp.|\n"""', "x = 'it\\'s np.|", "x = 1.|", "x = 12|", "def nam|", "class Nam|",
        "import numpy as nu|", "for it|", "n|", "|", "unknown.|", "x = 5\nx.|", "weights| = 1", "print|", "x = f'{np.|}'",
        'np.zeros(3)  # now np.|',
    ],
)  # fmt: skip
def test_nothing_is_offered_where_it_would_be_in_the_way(program: str) -> None:
    assert names(program) == []


def test_whoever_asks_gets_names_without_a_letter_and_the_word_that_is_complete() -> None:
    assert names("rate = 1\n|", asked=True)[0] == "rate"
    assert "print" in names("print|", asked=True)
    assert names("'|'", asked=True) == []


def test_what_an_exercise_forbids_is_left_out_and_what_it_is_about_comes_first() -> None:
    rules = NameRules(
        forbidden=("numpy.tanh", "numpy.linalg", "sum"), first=names_mentioned(["Use `np.expm1(x)`."], ["np.exp2(x)"])
    )
    assert [one for one in names("np.ta|", rules) if one.startswith("tan")] == ["tan"]
    assert "linalg" not in names("np.|", rules)
    assert names("np.exp|", rules)[:3] == ["exp", "exp2", "expm1"]
    assert "sum" not in names("su|", rules)
    only = NameRules(allowed={"numpy": ("array", "random.default_rng")})
    assert names("np.|", only) == ["array", "random"]
    assert names("np.random.|", only) == ["default_rng"]
    assert names("from tutor import |", NameRules()) == [
        name for name in names("from tutor import |") if name != "engine"
    ]
    assert names("import tor|", NameRules(torch=False)) == []


@pytest.mark.parametrize(
    ("program", "name", "parameters", "active"),
    [
        ("np.zeros(|", "np.zeros", ["shape", "dtype=None"], 0),
        ("np.sum(x, |)", "np.sum", ["a", "axis=None", "dtype=None", "keepdims=…"], 1),
        ("np.sum(x, keepdims=|)", "np.sum", ["a", "axis=None", "dtype=None", "keepdims=…"], 3),
        ("def f(x, rate=0.1): ...\nf((1, 2), |)", "f", ["x", "rate=0.1"], 1),
        ("def f(x: int, rate: float = 0.1) -> int: ...\nf(g(1), [2,\n 3|", "f", ["x", "rate=0.1"], 1),
        ("def f(*values, rate): ...\nf(1, 2, 3|", "f", ["*values", "rate"], 0),
        (inside(below="Layer(|"), "Layer", ["size", "rate=0.1"], 0),
        (inside(below="layer.forward(|"), "layer.forward", ["x"], 0),
        (inside(below="Net()(|"), "Net()", ["x"], 0),
    ],
)
def test_the_signature_of_the_call_around_the_cursor(
    program: str, name: str, parameters: list[str], active: int
) -> None:
    signature = helped(program).signature
    assert signature is not None
    assert (signature.name, signature.active) == (name, active)
    assert [part.replace(" ", "") for part in signature.parameters] == parameters


def test_there_is_no_signature_outside_a_call_and_none_of_the_unknown() -> None:
    assert [helped(one).signature for one in ("np.zeros(3)|", "unknown(|", "(1, |", "def f(|", "x[np.zeros, |")] == [
        None
    ] * 5


PIECES = st.sampled_from(
    ["np.", "x", "self.", "(", ")", "[", "]", "'", '"', '"""', "#", "\n", "    ", "def f(", "class A(", ":", "=", ",",
     "import ", "from ", " as ", "lambda ", "for ", " in ", "return ", "x = x", "\\", "λ", "0.5", "**", ":=", "@"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40), st.lists(PIECES, max_size=8))
def test_no_program_however_odd_is_too_odd(before: list[str], after: list[str]) -> None:
    program = "".join(before) + "|" + "".join(after)
    found = helped(program.replace("|", "¦", program.count("|") - 1).replace("¦", "|"), asked=True)
    for one, two in pairwise(found.offer.candidates if found.offer else ()):
        assert one.name != two.name


def table_of(*libraries: str) -> Iterator[str]:
    text = TABLE.read_text(encoding="utf-8").splitlines()
    starts = [at for at, line in enumerate(text) if line.startswith("#")] + [len(text)]
    for first, last in pairwise(starts):
        if text[first].split("\t")[1] in libraries:
            yield from text[first:last]


@pytest.mark.parametrize("library", ["numpy", "tutor", pytest.param("torch", marks=pytest.mark.slow)])
def test_the_table_is_what_the_installed_libraries_have(library: str) -> None:
    """Where another version is installed, what the table lists of the much-used names must be there."""
    there = lines(library)
    listed = list(table_of(library))
    if there[0] == listed[0]:
        assert listed == there
    names_there = {line.split("\t")[0] for line in there}
    explained = [
        path
        for path in {**explanations_of_arrays.TEXTS, **explanations_of_torch.TEXTS}
        if path.startswith(library + ".")
    ]
    assert {path.rpartition(".")[2] for path in explained} <= names_there


def test_every_explanation_is_of_a_name_that_there_is_and_fits_a_line() -> None:
    own = {**explanations_of_arrays.TEXTS, **explanations_of_torch.TEXTS}
    modules = {"numpy", "torch"}
    assert [path for path in own if entry(path) is None and path not in modules] == []
    for name, text in [*explanations_of_arrays.SHARED.items(), *own.items()]:
        assert max(len(text.uz), len(text.en)) <= 58, name
        assert not re.search(r"['`‘’]", text.uz.replace("'ij,jk->ik'", "")), name
    assert about("torch.Tensor.sum") == about("numpy.ndarray.sum") == about("numpy.sum") != about("sum")
    assert set(explanations_of_arrays.SHARED) <= {*members("numpy"), *members("numpy.ndarray")} | {"item"}


def test_the_table_needs_no_library(tmp_path: Path) -> None:
    assert hasattr(np, "exp")
    assert [owner for owners in SECTIONS.values() for owner in owners if not members(owner)] == []
