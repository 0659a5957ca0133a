"""The course's own exercises: whoever cheats does not pass, and whoever is right in a style of their own does."""

from pathlib import Path

import pytest

from tutor import paths
from tutor.course import files
from tutor.course.loader import find_exercise
from tutor.course.manifest import load_manifest
from tutor.grading.judge import Submission
from tutor.grading.verdict import Verdict
from tutor.sandbox.fork_server import ForkServer

LESSONS = Path(__file__).parent.parent.parent / "lessons"


def verdict(server: ForkServer, exercise_id: str, source: str) -> Verdict:
    """Judge a program for an exercise of the real course."""
    lesson_id, exercise = find_exercise(load_manifest(LESSONS), exercise_id)
    return Submission(LESSONS, lesson_id, exercise, source, server, lambda name, data: None).verdict()


def solution(exercise_id: str) -> str:
    lesson_id, _ = find_exercise(load_manifest(LESSONS), exercise_id)
    return files.solution(LESSONS, lesson_id, exercise_id)


def test_the_lessons_of_this_checkout_are_the_ones_that_the_tutor_teaches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUTOR_COURSE", raising=False)
    assert [lesson.id for lesson in load_manifest(paths.course()).lessons] == [
        lesson.id for lesson in load_manifest(LESSONS).lessons
    ]


RIGHT_LINE = """
import numpy as np

def predict(x, w, b):
    return w * x + b

def mse(x, y, w, b):
    return np.mean((predict(x, w, b) - y) ** 2)

def gradients(x, y, w, b):
    e = predict(x, w, b) - y
    return 2 * np.mean(e * x), 2 * np.mean(e)

def fit(x, y, learning_rate, steps):
    w = b = 0.0
    for _ in range(steps):
        dw, db = gradients(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b
"""

HONEST_LINES = {
    "as taught": RIGHT_LINE,
    "plain Python loops": """
def predict(x, w, b):
    return [w * float(a) + b for a in x]

def mse(x, y, w, b):
    return sum((p - float(t)) ** 2 for p, t in zip(predict(x, w, b), y)) / len(x)

def gradients(x, y, w, b):
    n, dw, db = len(x), 0.0, 0.0
    for a, t in zip(x, y):
        xato = w * float(a) + b - float(t)
        dw += 2 * xato * float(a) / n
        db += 2 * xato / n
    return [dw, db]

def fit(x, y, learning_rate, steps):
    w, b = 0.0, 0.0
    qadam = 0
    while qadam < steps:
        dw, db = gradients(x, y, w, b)
        w -= learning_rate * dw
        b -= learning_rate * db
        qadam += 1
    return w, b
""",
    "one matrix product, arrays of shape ()": """
import numpy as np

def _A(x):
    return np.stack([x, np.ones_like(x)], axis=1)

def predict(x, w, b):
    return _A(x) @ np.array([w, b])

def mse(x, y, w, b):
    r = predict(x, w, b) - y
    return np.asarray(r @ r / len(r))

def gradients(x, y, w, b):
    return tuple(2 * _A(x).T @ (predict(x, w, b) - y) / len(x))

def fit(x, y, learning_rate, steps):
    theta = np.zeros(2)
    for _ in range(steps):
        theta = theta - learning_rate * np.array(gradients(x, y, *theta))
    return theta
""",
    "a class with Uzbek names": """
import numpy as np

class Chiziq:
    def __init__(self, vazn=0.0, siljish=0.0):
        self.vazn, self.siljish = vazn, siljish

    def bashorat(self, x):  # toʻgʻri oʻtish
        return self.vazn * x + self.siljish

    def xato(self, x, y):
        return self.bashorat(x) - y

def predict(x, w, b):
    return Chiziq(w, b).bashorat(x)

def mse(x, y, w, b):
    return float((Chiziq(w, b).xato(x, y) ** 2).mean())

def gradients(x, y, w, b):
    farq = Chiziq(w, b).xato(x, y)
    return float((2 * farq * x).mean()), float((2 * farq).mean())

def fit(x, y, learning_rate, steps):
    model = Chiziq()
    for _ in range(steps):
        dw, db = gradients(x, y, model.vazn, model.siljish)
        model.vazn -= learning_rate * dw
        model.siljish -= learning_rate * db
    return model.vazn, model.siljish
""",
}


@pytest.mark.parametrize("style", HONEST_LINES)
def test_an_honest_line_passes_whatever_its_style(style: str, numpy_server: ForkServer) -> None:
    found = verdict(numpy_server, "line-fit", HONEST_LINES[style])
    assert found.passed, [check.message.en for check in found.checks if not check.passed]
    assert found.mistake is None


CHEATS = {
    "the line of the task by heart": RIGHT_LINE + "\ndef fit(x, y, learning_rate, steps):\n    return 2.0, 1.0\n",
    "a library's own fit": RIGHT_LINE
    + "\ndef fit(x, y, learning_rate, steps):\n    w, b = np.polyfit(x, y, 1)\n    return w, b\n",
    "a library's own fit, by another name": RIGHT_LINE
    + "\nfrom numpy import polyfit as step\ndef fit(x, y, learning_rate, steps):\n    return tuple(step(x, y, 1))\n",
    "NaN, hoping that it equals everything": RIGHT_LINE
    + "\ndef mse(x, y, w, b):\n    return float('nan')\ndef gradients(x, y, w, b):\n    return float('nan'), float('nan')\n",
    "an object that equals everything": RIGHT_LINE
    + "\nclass All(float):\n    def __eq__(self, other): return True\n    __hash__ = float.__hash__\n"
    + "def mse(x, y, w, b):\n    return All(0)\n",
    "NumPy's comparisons replaced": RIGHT_LINE
    + "\nnp.allclose = np.isclose = np.array_equal = lambda *a, **k: True\nnp.abs = lambda a: a * 0\n"
    + "def fit(x, y, learning_rate, steps):\n    return 0.0, 0.0\n",
    "forged answers on every descriptor": RIGHT_LINE
    + """
import json, os, struct
def mse(x, y, w, b):
    answer = json.dumps({"value": {"outcomes": [{"value": 0.0}] * 40, "arguments": []}}).encode()
    for fd in range(3, 64):
        try:
            os.write(fd, struct.pack("<2sII", b"UZ", len(answer), 0) + answer)
        except OSError:
            pass
    return 0.0
""",
    "the author's solution, read from its file": RIGHT_LINE
    + f"\ntry:\n    exec(open({str(LESSONS)!r} + '/gradient-descent/line-fit/solution.py').read())\n"
    + "except OSError:\n    del fit\n",
    "the author's solution, looked for in memory": RIGHT_LINE
    + """
import gc, sys
def fit(x, y, learning_rate, steps):
    found = [o for o in gc.get_objects() if callable(o) and getattr(o, "__module__", "") == "solution"]
    return found[0](x, y, learning_rate, steps) if found else (0.0, 0.0)
""",
    "arguments changed so that they fit": RIGHT_LINE
    + "\ndef mse(x, y, w, b):\n    y[:] = predict(x, w, b)\n    return 0.0\n",
    "an early end": RIGHT_LINE + "\nimport os\ndef fit(x, y, learning_rate, steps):\n    os._exit(0)\n",
}


@pytest.mark.parametrize("cheat", CHEATS)
def test_no_cheat_passes(cheat: str, numpy_server: ForkServer) -> None:
    found = verdict(numpy_server, "line-fit", CHEATS[cheat])
    assert not found.passed
    assert numpy_server.alive
    assert verdict(numpy_server, "line-fit", RIGHT_LINE).passed


def test_a_solver_that_is_not_allowed_is_named_with_its_line(numpy_server: ForkServer) -> None:
    found = verdict(numpy_server, "line-fit", CHEATS["a library's own fit"])
    assert found.error is not None
    assert found.error.type == "Forbidden"
    assert "polyfit" in (found.error.source or "")


def test_irises_known_by_heart_do_not_pass(numpy_server: ForkServer) -> None:
    by_heart = solution("iris-mlp") + (
        "\nfrom tutor import iris\n"
        "_KNOWN = iris()\n"
        "_honest = train\n"
        "def train(X, y, seed):\n"
        "    table, labels = _KNOWN\n"
        "    table = (table - table.mean(axis=0)) / table.std(axis=0)\n"
        "    return _honest(table, labels, seed)\n"
    )
    assert not verdict(numpy_server, "iris-mlp", by_heart).passed


def test_training_data_in_place_of_weights_do_not_pass(numpy_server: ForkServer) -> None:
    nearest = solution("xor") + (
        "\ndef train(X, y, seed):\n    return {'W1': X.T, 'b1': y.ravel(), 'W2': y, 'b2': np.zeros(1)}\n"
    )
    found = verdict(numpy_server, "xor", nearest)
    assert not found.passed
    assert found.checks[-1].name == "train"


def test_a_network_that_works_for_one_lucky_seed_only_does_not_pass(numpy_server: ForkServer) -> None:
    lucky = solution("xor") + (
        "\n_honest = train\n_runs = []\n"
        "def train(X, y, seed):\n"
        "    _runs.append(seed)\n"
        "    return _honest(X, y, seed) if len(_runs) == 1 else init_parameters(2, seed)\n"
    )
    assert not verdict(numpy_server, "xor", lucky).passed


def test_torch_does_not_exist_in_a_numpy_exercise(numpy_server: ForkServer) -> None:
    found = verdict(numpy_server, "xor", "import torch\n" + solution("xor"))
    assert not found.passed
    assert found.error is not None
    assert found.error.type == "ModuleNotFoundError"
    assert "torch" in found.error.explanation.uz


@pytest.mark.slow
def test_the_torch_exercise_is_judged_by_the_network_in_numpy(torch_server: ForkServer) -> None:
    right = solution("xor-torch")
    assert verdict(torch_server, "xor-torch", right).passed
    without_bias = right.replace("nn.Linear(2, 8)", "nn.Linear(2, 8, bias=False)")
    assert without_bias != right
    found = verdict(torch_server, "xor-torch", without_bias)
    assert not found.passed
    assert "hidden.bias" in (found.checks[0].expected or "")
