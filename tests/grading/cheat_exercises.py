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
}
_JUDGES = {
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
