"""Names that a program may not use: found under every other name, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.sandbox.source_rules import MAX_FINDINGS, findings

FORBIDDEN = ["numpy.polyfit", "numpy.linalg.lstsq", "eval", "sum"]

USES = {
    "by its module": "import numpy\nnumpy.polyfit(x, y, 1)",
    "by an alias": "import numpy as np\nnp.polyfit(x, y, 1)",
    "without a call": "import numpy as np\nfit = np.polyfit",
    "imported": "from numpy import polyfit\n",
    "imported under another name": "from numpy import polyfit as p\n",
    "from a module below": "import numpy.lib as lib\nlib.polynomial.polyfit",
    "from a module below by the first name": "import numpy.lib.polynomial\nnumpy.lib.polynomial.polyfit",
    "imported from a module below": "from numpy.lib.polynomial import polyfit",
    "from an imported module": "from numpy import lib\nlib.polyfit",
    "by a star": "from numpy import *\npolyfit(x, y, 1)",
    "the module by another name": "import numpy\nn = numpy\nm = n\nm.polyfit",
    "the module in an expression": "import numpy\nprint((n := numpy).ndim, n.polyfit)",
    "in a function": "def f():\n    import numpy as np\n    return np.polyfit",
    "in a decorator": "import numpy as np\n@np.polyfit\ndef f(): pass",
    "in a default": "import numpy as np\ndef f(fit=np.polyfit): pass",
    "in an f-string": "import numpy as np\nf'{np.polyfit}'",
    "in a comprehension": "import numpy as np\n[np.polyfit for _ in x]",
    "by getattr": "import numpy as np\ngetattr(np, 'polyfit')",
    "by getattr with a default": "import numpy as np\ngetattr(np, 'polyfit', None)",
    "in the module's dict": "import numpy as np\nnp.__dict__['polyfit']",
    "by vars": "import numpy as np\nvars(np)['polyfit']",
    "by __import__": "__import__('numpy').polyfit",
    "by importlib": "import importlib\nimportlib.import_module('numpy').polyfit",
    "by an imported import_module": "from importlib import import_module as get\nget('numpy').polyfit",
    "from sys.modules": "import sys\nsys.modules['numpy'].polyfit",
    "assigned to": "import numpy as np\nnp.polyfit = None",
    "the module as a parameter's default": "import numpy\ndef f(x, xp=numpy): return xp.polyfit",
    "the module as a keyword's default": "import numpy\ndef f(x, *, xp=numpy): return xp.polyfit",
    "the module as an attribute": "import numpy\nclass A:\n    def __init__(self): self.xp = numpy\n"
    "    def fit(self): return self.xp.polyfit",
    "the module in a class": "class A:\n    import numpy as np\nA.np.polyfit",
    "the module in a class under another name": "import numpy\nclass A:\n    lib = numpy\nA().lib.polyfit",
    "one of two modules": "import math, numpy\nm = math if small else numpy\nm.polyfit",
    "the first module that is there": "import numpy\n(None or numpy).polyfit",
    "several names at once": "import numpy\na, (b, c) = 1, (numpy, 2)\nb.polyfit",
    "a name with a type": "import numpy\nfrom types import ModuleType\nm: ModuleType = numpy\nm.polyfit",
    "the module by two imports": "import math as np\nimport numpy as np\nnp.polyfit",
    "by another name of getattr": "import numpy as np\nread = getattr\nread(np, 'polyfit')",
    "by __getattribute__": "import numpy as np\nnp.__getattribute__('polyfit')",
    "by get in the module's dict": "import numpy as np\nnp.__dict__.get('polyfit')",
    "by globals": "import numpy as np\nglobals()['np'].polyfit",
    "by the program's own module": "import numpy as np\nimport exercise\nexercise.np.polyfit",
    "in a case": "import numpy as np\nmatch f:\n    case np.polyfit: pass",
    "after a try": "try:\n    import numpy as np\nexcept ImportError:\n    np = None\nnp.polyfit",
    "as a module below a module": "import numpy as np\nnp.polynomial.polynomial.polyfit",
    "in a masked twin": "import numpy as np\nnp.ma.polyfit",
}

NO_USES = {
    "its own function": "def polyfit(x): return x\npolyfit(1)",
    "its own method": "class A:\n    def polyfit(self): pass\nA().polyfit()",
    "an attribute of something else": "import math as np\nnp.polyfit",
    "a parameter": "def f(polyfit, sum): return polyfit(sum)",
    "a text": "import numpy as np\nprint('np.polyfit')  # np.polyfit",
    "another name that begins alike": "import numpy as np\nnp.polyfits; np.polyfit2; np.my_polyfit",
    "another module's function": "import scipy\nscipy.polyfit",
    "a method of a value": "import numpy as np\nx = np.ones(3)\nx.sum()\nmodel.eval()",
    "numpy's own sum": "import numpy as np\nnp.sum(x); np.linalg.norm(x)",
    "the same name elsewhere in the library": "import numpy as np\nnp.lstsq",
    "its own variable": "sum = 0\nsum = sum + 1",
    "getattr on its own objects": "import numpy as np\nclass A:\n    w = np.zeros(3)\n"
    "for name in ('w', 'b'): print(getattr(A(), name, None))",
    "setattr and vars on its own objects": "def f(self, **values):\n"
    "    for k, v in values.items(): setattr(self, k, v)\n    return vars(self), self.__dict__",
    "the module in its own hands": "import numpy as np\ndef f(x, xp=np): return xp.mean(x)\n"
    "class A:\n    np = np\n    def __init__(self): self.np = np; self.fit = self.np.sum",
    "functions as values": "import numpy as np\nact = {'tanh': np.tanh, 'relu': lambda z: np.maximum(z, 0)}\n"
    "list(map(np.exp, x)); act['tanh'](x)",
    "types of the library": "import numpy as np\nfrom numpy.typing import NDArray\nimport numpy.typing as npt\n"
    "def f(x: np.ndarray, y: NDArray[np.float64] = None) -> 'npt.NDArray': return isinstance(x, np.ndarray)",
    "a module that may be missing": "try:\n    import numpy as np\nexcept ImportError:\n    np = None\n"
    "if np is None or not np: raise SystemExit\nx = 1 if np else 2",
    "a look at the module": "import numpy as np\nprint(np, np.__version__); help(np); isinstance(np, object)",
    "a dataclass": "from dataclasses import dataclass, field\nimport numpy as np\n@dataclass\nclass Line:\n"
    "    w: float = 0.0\n    path: list = field(default_factory=list)\n    def polyfit(self): return self.w",
    "its own class of that name": "class Polynomial:\n    def fit(self, x): return self\nPolynomial().fit(1)",
    "its own names by globals": "globals()['w'] = 1\nprint(globals()['w'], locals())",
    "modules that it may use": "import sys, math, operator, functools, itertools, inspect, gc, pickle, importlib\n"
    "print(sys.maxsize, functools.reduce(operator.add, x)); gc.collect()",
    "a regular expression": "import re\nre.compile('x')",
    "a module in eval mode": "import torch\nmodel.eval(); torch.nn.Module.eval(model)",
    "a name that only looks private": "import numpy as np\nnp.c_[x, y]; _np = np.mean; self._polyfit = 1",
    "what an except or a case binds": "try: pass\nexcept ValueError as sum: print(sum)\n"
    "match x:\n    case [eval, *sum]: eval(sum)\n    case {'a': 1, **sum}: sum",
}


@pytest.mark.parametrize("name", USES)
def test_a_use_is_found(name: str) -> None:
    assert {finding["name"] for finding in findings(USES[name], FORBIDDEN)} == {"numpy.polyfit"}


@pytest.mark.parametrize("name", NO_USES)
def test_nothing_else_is_found(name: str) -> None:
    assert findings(NO_USES[name], FORBIDDEN) == []


# Ways to a function of the library that leave its name, or the library's, out of the text.
HIDING = {
    "a name put together": ("getattr(np, 'poly' + 'fit')", "np"),
    "a name that is spelt backward": ("getattr(np, 'tifylop'[::-1])", "np"),
    "a name in the module's dict": ("np.__dict__['poly' + 'fit']", "np.__dict__"),
    "a name in vars": ("vars(np)['poly' + 'fit']", "vars(np)"),
    "all of the module's dict": ("for name, f in vars(np).items(): f", "vars(np)"),
    "the module in a list": ("[m.polyfit for m in [np]]", "np"),
    "the module given to a function": ("(lambda m: m.polyfit)(np)", "np"),
    "attrgetter": ("import operator; operator.attrgetter('polyfit')(np)", "np"),
    "a module below in a tuple": ("mods = (np.polynomial, 1)", "np.polynomial"),
    "the module as a result": ("def library(): return np", "np"),
    "the module from a method": ("np.ones(3).__array_namespace__()", "__array_namespace__"),
    "object's getattribute": ("object.__getattribute__(np, 'polyfit')", "np"),
    "eval": ("eval('np.poly' + 'fit')", "eval"),
    "exec by another name": ("run = exec; run('1')", "run"),
    "eval among the builtins": ("import builtins; builtins.eval('1')", "builtins.eval"),
    "eval from the builtins' dict": ("__builtins__['ev' + 'al']", "__builtins__"),
    "an import by a name put together": ("__import__('num' + 'py')", "__import__"),
    "importlib": ("import importlib; importlib.import_module('num' + 'py')", "importlib.import_module"),
    "importlib.util": ("import importlib.util", "importlib.util"),
    "the modules of the process": ("import sys; sys.modules['num' + 'py']", "sys.modules"),
    "modules from sys": ("from sys import modules as m; m.values()", "m"),
    "globals by a name put together": ("globals()['n' + 'p']", "globals()"),
    "a function's globals": ("def f(): pass\nf.__globals__", "__globals__"),
    "a frame": ("import sys; sys._getframe()", "sys._getframe"),
    "the heap": ("import gc; gc.get_objects()", "gc.get_objects"),
    "a pickle": ("import pickle; pickle.loads(b'')", "pickle.loads"),
    "subclasses": ("object.__subclasses__()", "__subclasses__"),
    "what a builtin belongs to": ("print.__self__", "__self__"),
    "a private part": ("np.lib._polynomial_impl.lstsq", "np.lib._polynomial_impl"),
    "a private part, imported": ("from numpy.lib import _polynomial_impl", "numpy.lib._polynomial_impl"),
    "a module within a module": ("np.testing.np.mean", "np.testing.np"),
    "code in a text": ("import timeit; timeit.timeit('1')", "timeit.timeit"),
}


@pytest.mark.parametrize("name", HIDING)
def test_a_library_with_rules_is_used_by_written_names(name: str) -> None:
    source, shown = HIDING[name]
    found = findings(f"import numpy as np\n{source}", FORBIDDEN[:2])
    assert ("hidden", shown) in [(finding["why"], finding["name"]) for finding in found]
    assert findings(f"import numpy as np\n{source}", []) == []


@pytest.mark.parametrize("source", ["eval('1')", "getattr(np, name)", "import sys; sys.modules[name]"])
def test_only_rules_make_hiding_a_finding(source: str) -> None:
    assert findings(source, []) == []


def test_modules_without_rules_may_be_handed_on() -> None:
    source = "import math, torch\ng = getattr(math, 's' + 'in'); f(torch, math); torch.nn._reduction"
    assert findings(source, ["numpy.polyfit"]) == []


ALLOWED = {"numpy": ["array", "mean", "random.default_rng", "ndarray", "linalg"], "math": ["sqrt"]}


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nnp.mean(np.array(x)); x.sum(); x.T",
        "import numpy as np\nrng = np.random.default_rng(0); r = np.random; r.default_rng(1)",
        "from numpy import array, mean as average, random\naverage(array(x)); random.default_rng()",
        "from numpy.random import default_rng",
        "import numpy.linalg\nnumpy.linalg.norm(x)",
        "import numpy as np\nfrom numpy.typing import NDArray\ndef f(x: np.ndarray) -> NDArray: print(np.__version__)",
        "from numpy import *\nx = [1, 2]\nprint(len(mean(array(x))), sum(x), max(1, 2))",
        "import torch, statistics\ntorch.tanh(x); statistics.mean(x)",
        "from math import sqrt\nsqrt(2)",
    ],
)
def test_what_is_allowed_of_a_library(source: str) -> None:
    assert findings(source, [], ALLOWED) == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import numpy as np\nnp.dot(x, y)", "numpy.dot"),
        ("from numpy import dot as mean\nmean(x, y)", "numpy.dot"),
        ("from numpy import *\ndot(x, y)", "numpy.dot"),
        ("import numpy as np\nnp.random.choice(x)", "numpy.random.choice"),
        ("from numpy.random import choice", "numpy.random.choice"),
        ("import numpy.fft", "numpy.fft"),
        ("import numpy as np\nf = getattr(np, 'dot')", "numpy.dot"),
        ("import math\nmath.fsum(x)", "math.fsum"),
        ("import numpy as np\ndef f(xp=np): return xp.dot", "numpy.dot"),
    ],
)
def test_what_is_not_allowed_of_a_library(source: str, name: str) -> None:
    assert ("not-allowed", name) in [(finding["why"], finding["name"]) for finding in findings(source, [], ALLOWED)]


def test_an_allowed_library_may_not_be_hidden_either() -> None:
    found = findings("import numpy as np\nf(np.linalg)\ngetattr(np, name)", [], ALLOWED)
    assert [(finding["line"], finding["name"], finding["why"]) for finding in found] == [
        (2, "np.linalg", "hidden"),
        (3, "np", "hidden"),
    ]


def test_names_that_grow_without_end_are_read_in_a_moment() -> None:
    growing = "b = 1\nimport numpy as np\n" + "".join(f"np = np.a{i}\nb = np if b else np.b\n" for i in range(500))
    assert len(findings(growing + "np.polyfit", FORBIDDEN)) == 1


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("eval('1')", 1),
        ("\n\nx = eval", 3),
        ("import builtins\nbuiltins.eval('1')", 2),
        ("x = [1]\nprint(sum(x))", 2),
    ],
)
def test_builtins(source: str, line: int) -> None:
    assert [finding["line"] for finding in findings(source, FORBIDDEN)] == [line]


def test_a_module_as_a_whole_can_be_forbidden() -> None:
    rules = ["numpy.linalg"]
    for source in (
        "import numpy as np\nnp.linalg.inv(x)",
        "import numpy.linalg",
        "from numpy.linalg import inv",
        "from numpy import linalg",
    ):
        assert findings(source, rules), source
    assert findings("import numpy as np\nnp.dot(x, y)", rules) == []


def test_each_line_is_told_once_and_in_order() -> None:
    source = "import numpy as np\nb = np.linalg.lstsq; a = np.polyfit; c = np.polyfit\nnp.polyfit"
    assert findings(source, FORBIDDEN) == [
        {"line": 2, "name": "numpy.linalg.lstsq", "why": "forbidden"},
        {"line": 2, "name": "numpy.polyfit", "why": "forbidden"},
        {"line": 3, "name": "numpy.polyfit", "why": "forbidden"},
    ]
    assert len(findings("eval\n" * 100, FORBIDDEN)) == MAX_FINDINGS


@pytest.mark.parametrize("source", ["def f(:", "x = 1\0", "(" * 1000, "\ud800", ""])
def test_a_program_that_does_not_parse_has_no_findings(source: str) -> None:
    assert findings(source, FORBIDDEN) == []


@pytest.mark.parametrize("source", ["import numpy as np\nx = np" + ".a" * 800 + ".polyfit", "x = " + "-" * 900 + "1"])
def test_deep_programs_are_read_without_a_fault(source: str) -> None:
    findings(source, FORBIDDEN)


@given(st.text("abnp.=()[]:, \nimporteval'\"#*", max_size=200))
def test_any_text_is_read_without_a_fault(source: str) -> None:
    for finding in findings(source, FORBIDDEN, {"numpy": ["mean"]}):
        assert finding["why"] != "forbidden" or finding["name"] in FORBIDDEN
        assert 1 <= finding["line"] <= source.count("\n") + 1
