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
}


@pytest.mark.parametrize("name", USES)
def test_a_use_is_found(name: str) -> None:
    assert {finding["name"] for finding in findings(USES[name], FORBIDDEN)} == {"numpy.polyfit"}


@pytest.mark.parametrize("name", NO_USES)
def test_nothing_else_is_found(name: str) -> None:
    assert findings(NO_USES[name], FORBIDDEN) == []


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
        {"line": 2, "name": "numpy.linalg.lstsq"},
        {"line": 2, "name": "numpy.polyfit"},
        {"line": 3, "name": "numpy.polyfit"},
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
    for finding in findings(source, FORBIDDEN):
        assert finding["name"] in FORBIDDEN
        assert 1 <= finding["line"] <= source.count("\n") + 1
