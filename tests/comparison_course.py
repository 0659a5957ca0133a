"""A course with one exercise that trains and can be compared: a line through points, by gradient descent."""

from typing import Any

from tiny_course import Fields, TinyCourse, check

SOLUTION = """\
import numpy as np
from tutor import log

def train(x, y, seed, watch=None):
    \"\"\"Start at zero.\"\"\"
    w, b = 0.0, 0.0
    for step in range(100):
        error = w * x + b - y
        w, b = w - 0.1 * float(np.mean(2 * error * x)), b - 0.1 * float(np.mean(2 * error))
        if watch is not None:
            watch(step, (w, b))
    return w, b
"""
LOGS = SOLUTION.replace("        if watch is not None:\n            watch(step, (w, b))\n", "        LOG\n").replace(
    ", watch=None", ""
)
MEAN = "log(step, loss=float(np.mean((w * x + b - y) ** 2)))"
SUM = "log(step, loss=float(np.sum((w * x + b - y) ** 2)))"
PRINTED = "print(f'Epoch {step}: Loss = {np.mean((w * x + b - y) ** 2):.6f}')"
JUDGE = "def predict(parameters, x):\n    return parameters['w'] * x + parameters['b']\n"
COMPARE: Fields = {
    "check": "fits",
    "layers": [{"linear": [1, 1]}],
    "loss": "mean-squared-error",
    "optimizer": {"kind": "sgd", "learning_rate": 0.1},
    "epochs": 100,
    "start": {"zeros": True},
    "watch": "watch",
}


def write_comparison_course(course: TinyCourse, **compare: Any) -> None:  # noqa: ANN401 - as YAML has it
    """Write the exercise `line`; `compare` changes fields of its comparison. `plain` has none.

    That of `later` puts `line` beside.
    """
    fits = check(
        "training",
        "fits",
        call="train",
        data={"draw": "line", "n": 40},
        parameters={"w": [], "b": []},
        metric="mean-squared-error",
        at_most=0.05,
        seeds=1,
        must_pass=1,
    )
    course.exercise("line", [fits], SOLUTION, judge=JUDGE, compare={**COMPARE, **compare})
    course.exercise("plain", [fits], SOLUTION, judge=JUDGE)
    after = {**COMPARE, "beside": "line", "watch": None, "start": None}
    course.exercise("later", [fits], LOGS.replace("LOG", MEAN), judge=JUDGE, compare=after)
