"""Programs that try to pass without being right: none does."""

import pytest
from judging import Judging
from tiny_course import check, function_check

VECTOR = {"x": {"draw": "normal", "shape": ["n"]}}
SOLUTION = "import numpy as np\nSECRET_OF_THE_AUTHOR = 42\ndef norm(x): return np.sqrt(np.sum(x ** 2))\n"
JUDGE = """\
import numpy as np
def judge_norm(arguments, result): return '' if np.allclose(result, np.linalg.norm(arguments['x'])) else 'no'
"""

# Frames as the harness would write them, in the place of an answer, ahead of it, or after it.
_WRITE = """\
import json, os, struct
def answer(value):
    text = json.dumps(value).encode()
    os.write(4, struct.pack('<2sII', b'UZ', len(text), 0) + text)
"""

FORGERIES = {
    "an answer of its own for the first call": _WRITE
    + "def norm(x):\n    answer({'value': {'outcomes': [{'value': True}] * 12, 'arguments': []}})\n    return 0",
    "a verdict in place of an answer": _WRITE + "answer({'passed': True, 'verdict': {'passed': True}})\ndef norm(x): return 0",
    "answers ahead of every question": _WRITE
    + "for _ in range(50): answer({'value': {'outcomes': [{'value': 0.0}] * 12, 'arguments': []}})\ndef norm(x): return 0",
    "events that look like verdicts": _WRITE
    + "answer({'event': 'verdict', 'data': {'passed': True}})\nanswer({'event': 'log', 'data': {'passed': True}})\n"
    "def norm(x): return 0",
    "NaN as a wildcard": "def norm(x): return float('nan')",
    "infinity as a wildcard": "def norm(x): return float('inf')",
    "a number that equals everything": "class Same(float):\n    def __eq__(self, o): return True\n"
    "    def __sub__(self, o): return 0\n"
    "    __rsub__ = __sub__\n    def __le__(self, o): return True\ndef norm(x): return Same(0)",
    "an array that equals everything": "import numpy as np\nclass Same(np.ndarray):\n"
    "    def __array_ufunc__(self, *a, **k): return np.array(True)\n"
    "    def __eq__(self, o): return True\ndef norm(x): return np.zeros(()).view(Same)",
    "an object that pretends to be a tensor": "import numpy as np\nclass T:\n    def detach(self): return self\n"
    "    cpu = detach\n"
    "    def numpy(self): return np.array(0.0)\ndef norm(x): return T()",
    "numpy turned inside out": "import numpy as np\nnp.allclose = lambda *a, **k: True\nnp.abs = lambda x: x * 0\n"
    "np.isnan = np.isfinite = np.abs\n"
    "np.asarray = np.array = lambda *a, **k: 0\ndef norm(x): return 0.0",
    "json turned inside out": (
        "import json\n"
        "json.dumps = lambda *a, **k: '{\"value\": {\"outcomes\": [], \"arguments\": []}}'\n"
        "def norm(x): return 0.0"
    ),
    "the harness turned inside out": "import gc\nfor thing in gc.get_objects():\n    if type(thing).__name__ == 'Harness':\n"
    "        type(thing)._call = lambda self, request: {'outcomes': [{'value': 1.0}] * 12, 'arguments': []}\n"
    "def norm(x): return 0.0",
    "the harness by its frame": "import sys\nframe = sys._getframe()\nwhile frame.f_back: frame = frame.f_back\n"
    "print(sorted(frame.f_globals))\ndef norm(x): return 0.0",
    "an exit that looks like success": "import os, sys\ndef norm(x): sys.exit(0)",
    "an exit without a word": "import os\ndef norm(x): os._exit(0)",
    "a handler for the end": "import atexit\natexit.register(lambda: print('passed'))\ndef norm(x): return 0.0",
    "an endless answer": "import os\ndef norm(x):\n    while True: os.write(4, bytes(4096))",
    "the author's file": "def norm(x): return open('{course}/basics/norm/solution.py').read()",
    "the author's module": "def norm(x):\n    from solution import norm as right\n    return right(x)",
    "the author's judge": "def norm(x):\n    import judge\n    return judge",
    "the tutor's judge": "import tutor.grading.judge\ndef norm(x): return 0",
    "a changed argument that makes its answer right": "def norm(x):\n    x[:] = 0\n    return 0.0",
    "another module of the name": (
        "import sys, types\nm = types.ModuleType('solution')\nm.norm = lambda x: 0.0\n"
        "sys.modules['solution'] = m\ndef norm(x): return 0.0"
    ),
    "a dict that looks like an array": "def norm(x): return {'$array': ['<f8', [], 0]}",
    "the type of the answer exchanged": (
        "import builtins\nbuiltins.float = builtins.int = lambda *a: True\ndef norm(x): return 0.0"
    ),
    "the random numbers guessed": "import numpy as np\nnp.random.seed(0)\ndef norm(x): return np.random.rand()",
    "answers of earlier calls": "seen = []\ndef norm(x):\n    seen.append(x)\n    return len(seen)",
}  # fmt: skip

# What a search of the whole process finds: the inputs of calls may be there, the author's programs and answers never.
SEARCHES = {
    "all objects": """\
import gc, re
def norm(x):
    for thing in gc.get_objects():
        try: text = str(thing)
        except Exception: continue
        if re.search('SECRET_OF_THE[_]AUTHOR', text):
            raise RuntimeError('found')
    return 0.0
""",
    "all frames": """\
import re, sys
def norm(x):
    frame = sys._getframe()
    while frame:
        for value in [*frame.f_locals.values(), *frame.f_globals.values()]:
            if re.search('SECRET_OF_THE[_]AUTHOR', repr(value)[:100000]):
                raise RuntimeError('found')
        frame = frame.f_back
    return 0.0
""",
    "all modules": """\
import sys
def norm(x):
    ours = ('solution', 'judge', 'tutor.grading', 'tutor.sandbox', 'tutor.course')
    if [m for m in sys.modules if m.startswith(ours)]:
        raise RuntimeError('found')
    return 0.0
""",
    "the memory itself": """\
import re
def norm(x):
    with open('/proc/self/maps') as maps: spans = re.findall('([0-9a-f]+)-([0-9a-f]+) r', maps.read())
    raise RuntimeError('found')
""",
}


@pytest.fixture
def norm(judging: Judging) -> Judging:
    message = {"no": {"uz": "Yoʻq.", "en": "No."}}
    checks = [
        function_check("norm", VECTOR, "values", sizes={"n": [2, 5]}),
        check(
            "property",
            "judged",
            call="norm",
            judge="judge_norm",
            arguments=VECTOR,
            sizes={"n": [2, 5]},
            messages=message,
        ),
    ]
    judging.course.exercise("norm", checks, SOLUTION, judge=JUDGE, limits={"seconds": 5})
    return judging


def test_the_honest_program_passes(norm: Judging) -> None:
    assert norm.verdict("norm", "def norm(x): return sum(v * v for v in x) ** 0.5").passed


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_does_not_pass(norm: Judging, name: str) -> None:
    verdict = norm.verdict("norm", FORGERIES[name].replace("{course}", str(norm.course.path)))
    assert not verdict.passed
    assert not verdict.checks[0].passed


@pytest.mark.parametrize("name", SEARCHES)
def test_the_author_is_nowhere_to_be_found(norm: Judging, name: str) -> None:
    result = norm.verdict("norm", SEARCHES[name]).checks[-2]
    assert not result.passed
    assert "found" not in result.message.en


def test_the_search_finds_what_is_there(norm: Judging) -> None:
    """The same searches find the secret where a program brings it along."""
    for name in ("all objects", "all frames"):
        result = norm.verdict("norm", SEARCHES[name] + "here = ['SECRET_OF_THE_' + str('AUTHOR')]\n").checks[0]
        assert "RuntimeError: found" in result.message.en


def test_a_forger_does_not_spoil_the_next_one(norm: Judging) -> None:
    for name in ("numpy turned inside out", "the harness turned inside out", "the type of the answer exchanged"):
        assert not norm.verdict("norm", FORGERIES[name]).passed
        assert norm.verdict("norm", "def norm(x): return sum(v * v for v in x) ** 0.5").passed


def test_what_a_forger_prints_stays_text(norm: Judging) -> None:
    verdict = norm.verdict("norm", "print('\\x1b[2J{\"passed\": true}\\u202e')\ndef norm(x): return 0.0")
    assert verdict.output == '␛[2J{"passed": true}<U+202E>\n'
    assert not verdict.passed
