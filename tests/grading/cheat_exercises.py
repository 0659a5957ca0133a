"""Small exercises, one for each way of checking that the course's own exercises leave out or use beside others."""

from pathlib import Path

from tiny_course import TinyCourse, both, check, function_check

from tutor.course.loader import find_exercise
from tutor.course.manifest import load_manifest
from tutor.grading.judge import Submission
from tutor.grading.verdict import Verdict
from tutor.sandbox.fork_server import ForkServer

LESSONS = Path(__file__).parent.parent.parent / "lessons"
VECTOR = {"x": {"draw": "normal", "shape": ["n"]}}

SOLUTIONS = {
    "norm": "import numpy as np\ndef norm(x): return np.sqrt(np.sum(x ** 2))\n",
    "slopes": "def cost(w): return float((w ** 2).sum())\ndef slopes(w): return 2 * w\n",
    "scaled": "import torch\nclass Scaled(torch.nn.Module):\n    def __init__(self):\n        super().__init__()\n"
    "        self.layer = torch.nn.Linear(3, 2)\n    def forward(self, X): return self.layer(X)\n",
    "line": "import numpy as np\ndef fit(x, y, seed): return np.polyfit(x, y, 1)\n",
    "die": "import random\ndef throw(n, seed):\n    rng = random.Random(seed)\n"
    "    return [rng.randint(1, 6) for _ in range(n)]\n",
    "counter": "class Counter:\n    def __init__(self, start): self.total = start\n"
    "    def add(self, x):\n        self.total = self.total + x.sum()\n        return self.total\n",
    "quick": "import numpy as np\ndef squares(x): return float(np.dot(x, x))\n",
    "table": "def table(n):\n    for i in range(1, n + 1): print(i, i * i)\n",
    "curve": "from tutor import show\ndef draw(y): show('curves', series={'y': (y ** 2).tolist()})\n",
    "k": "k = 5\n",
    "groups": "import numpy as np\ndef train(X, y, seed): return np.stack([X[y == c].mean(0) for c in range(3)])\n"
    "def predict(P, X): return -((X[:, None] - P[None]) ** 2).sum(2)\n",
}
_JUDGES = {
    "quick": "def slowly(x):\n    total = 0.0\n    for v in x: total += float(v) * float(v)\n    return total\n",
    "norm": "import numpy as np\n"
    "def judge_norm(arguments, result): return '' if np.allclose(result, np.linalg.norm(arguments['x'])) else 'no'\n",
    "scaled": "def predict(p, X): return X @ p['layer.weight'].T + p['layer.bias']\n",
    "line": "def predict(p, x): return p['w'] * x + p['b']\n",
    "die": "import numpy as np\n"
    "def judge_throws(arguments, results):\n    first, same, other = map(list, results)\n"
    "    return '' if first == same != other and len(first) == arguments['n'] else 'no'\n",
}


def add_exercises(course: TinyCourse) -> None:
    """Add the exercises to an empty course."""
    no = {"no": both("No.")}
    vectors = {"arguments": VECTOR, "sizes": {"n": [2, 5]}}
    course.exercise(
        "norm",
        [
            function_check("norm", VECTOR, "values", sizes={"n": [2, 5]}),
            check("property", "judged", call="norm", judge="judge_norm", messages=no, **vectors),
        ],
        SOLUTIONS["norm"],
        judge=_JUDGES["norm"],
        limits={"seconds": 5},
    )
    weights = {"arguments": {"w": {"draw": "normal", "shape": ["n"]}}, "sizes": {"n": [2, 5]}}
    course.exercise(
        "slopes",
        [
            check("function", "cost", call="cost", **weights),
            check("gradient", "slopes", call="slopes", loss="cost", with_respect_to=["w"], **weights),
        ],
        SOLUTIONS["slopes"],
    )
    course.exercise(
        "scaled",
        [
            check(
                "module",
                "scaled",
                module="Scaled",
                inputs={"X": {"draw": "normal", "shape": ["n", 3]}},
                sizes={"n": [1, 4]},
                parameters={"layer.weight": [2, 3], "layer.bias": [2]},
            )
        ],
        SOLUTIONS["scaled"],
        judge=_JUDGES["scaled"],
        runtime="torch",
        limits={"seconds": 20, "memory_mb": 2048},
    )
    course.exercise(
        "line",
        [
            check(
                "training",
                "fit",
                call="fit",
                data={"draw": "line", "n": 40, "noise": 0.1},
                parameters={"w": [], "b": []},
                metric="mean-squared-error",
                at_most=0.05,
                seeds=3,
                must_pass=3,
            )
        ],
        SOLUTIONS["line"],
        judge=_JUDGES["line"],
    )
    course.exercise(
        "die",
        [
            check(
                "property",
                "throws",
                call="throw",
                arguments={"n": {"draw": "integers", "low": 20, "high": 30}, "seed": {"draw": "seed"}},
                again=[{}, {"seed": {"draw": "seed"}}],
                judge="judge_throws",
                messages=no,
            )
        ],
        SOLUTIONS["die"],
        judge=_JUDGES["die"],
    )

    _add_more(course)


def _add_more(course: TinyCourse) -> None:
    """Add exercises about objects, speed, output, figures, choices, and predictions of the learner's own."""
    numbers = {"x": {"draw": "normal", "shape": ["n"]}}
    steps = [
        {"call": "add", "arguments": numbers, "times": 2},
        {"set": {"total": {"draw": "normal"}}},
        {"call": "add", "arguments": numbers},
        {"read": ["total"]},
    ]
    start = {"start": {"draw": "normal"}}
    one = check("object", "counts", arguments=start, steps=steps, sizes={"n": [2, 5]}, **{"class": "Counter"})
    course.exercise("counter", [one], SOLUTIONS["counter"])
    many = {"arguments": {"x": {"draw": "normal", "shape": [100_000]}}}
    quick = check("speed", "quick", call="squares", reference="slowly", at_most=0.5, **many)
    course.exercise("quick", [quick], SOLUTIONS["quick"], judge=_JUDGES["quick"])
    rows = {"n": {"draw": "integers", "low": 2, "high": 9}}
    course.exercise("table", [check("output", "prints", call="table", arguments=rows)], SOLUTIONS["table"])
    heights = {"arguments": {"y": {"draw": "normal", "shape": [6]}}}
    course.exercise("curve", [check("figure", "draws", figure="curves", call="draw", **heights)], SOLUTIONS["curve"])
    course.exercise("k", [check("value", "k", variable="k", between=[3, 9], whole=True)], SOLUTIONS["k"])
    own = {"call": "train", "predict_by": "learner", "most_parameters": 30, "metric": "accuracy", "at_least": 0.9}
    groups = check("training", "groups", data={"draw": "blobs", "n": 90, "spread": 0.4}, **own)
    course.exercise("groups", [groups], SOLUTIONS["groups"])


class Bench:
    """Judges programs for the course's exercises and for the small ones, each in the sandbox that it needs."""

    def __init__(self, folder: Path, servers: dict[str, ForkServer]) -> None:
        small = TinyCourse(folder / "small")
        add_exercises(small)
        self._courses = dict.fromkeys(SOLUTIONS, small.path)
        self._servers = servers

    def verdict(self, exercise_id: str, source: str) -> Verdict:
        """Judge a program."""
        course = self._courses.get(exercise_id, LESSONS)
        lesson_id, exercise = find_exercise(load_manifest(course), exercise_id)
        server = self._servers[exercise.runtime]
        return Submission(course, lesson_id, exercise, source, server, lambda name, data: None).verdict()

    def solution(self, exercise_id: str) -> str:
        """Return the author's program."""
        course = self._courses.get(exercise_id, LESSONS)
        lesson_id, exercise = find_exercise(load_manifest(course), exercise_id)
        return (course / lesson_id / exercise.id / "solution.py").read_text(encoding="utf-8")

    def source(self, exercise_id: str, program: str) -> str:
        """Return the whole text of a program of `cheats`."""
        program = program.replace("{lessons!r}", repr(str(LESSONS)))
        return self.solution(exercise_id) + "\n" + program[1:] if program.startswith("+") else program


def stopped_by(verdict: Verdict) -> str:
    """Return the first check that failed and the first line of what it says, in English."""
    failed = next(check for check in verdict.checks if not check.passed)
    said = failed.message.en.strip().splitlines()[-1 if failed.mistake else 0]
    return f"{failed.name}: {said}"
