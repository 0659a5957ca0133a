"""A warm check beside a fresh pytest of the same check, how many checks fit in a second, and what the layers cost."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tiny_course import TinyCourse, check, function_check

from tutor.course.loader import find_exercise
from tutor.course.manifest import load_manifest
from tutor.grading.judge import Submission
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.layers import Limits
from tutor.sandbox.run import Run

ROUNDS = 15
FRESH_ROUNDS = 3

SIGMOID = "import numpy as np\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
NUMPY_PYTEST = """
import numpy as np
from submission import sigmoid
def test_sigmoid():
    for _ in range(12):
        z = np.random.default_rng().normal(size=5)
        assert np.allclose(sigmoid(z), 1 / (1 + np.exp(-z)))
"""

NETWORK = "from torch import nn\nclass Net(nn.Linear):\n    def __init__(self):\n        super().__init__(3, 1)\n"
TORCH_PYTEST = """
import torch
from submission import Net
def test_net():
    for _ in range(12):
        net, x = Net(), torch.randn(5, 3)
        assert torch.allclose(net(x), x @ net.weight.T + net.bias)
"""
JUDGE = "def predict(parameters, X):\n    return X @ parameters['weight'].T + parameters['bias']\n"


def median_ms(action: Callable[[], object], rounds: int, server: ForkServer | None = None) -> float:
    """Return the median time of an action; with a server each begins when children wait, as after a learner's pause."""
    times = []
    for _ in range(rounds):
        while server is not None and not server.ready:
            time.sleep(0.001)  # a measurement may sleep: the pause is what it is about
        started = time.perf_counter()
        action()
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def compare(
    capsys: pytest.CaptureFixture[str],
    course: TinyCourse,
    server: ForkServer,
    source: str,
    fresh_test: str,
    folder: Path,
) -> None:
    """Print the medians of a warm check and of a fresh pytest, and their ratio."""
    manifest = load_manifest(course.path)
    lesson_id, exercise = find_exercise(manifest, "speed")

    def warm() -> None:
        found = Submission(course.path, lesson_id, exercise, source, server, lambda name, data: None).verdict()
        assert found.passed, found

    (folder / "submission.py").write_text(source)
    (folder / "test_submission.py").write_text(fresh_test)

    def fresh() -> None:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_submission.py"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)

    warm(), fresh()
    warm_ms, fresh_ms = median_ms(warm, ROUNDS, server), median_ms(fresh, FRESH_ROUNDS)
    without_pause_ms = median_ms(warm, ROUNDS)
    with capsys.disabled():
        print(
            f"\n{server.runtime}: warm check {warm_ms:.1f} ms ({without_pause_ms:.1f} ms one after the other without "
            f"pause), fresh pytest {fresh_ms:.0f} ms, {fresh_ms / warm_ms:.0f} times as fast"
        )


@pytest.mark.benchmark
def test_a_warm_numpy_check(
    tiny_course: TinyCourse, numpy_server: ForkServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draws = {"z": {"draw": "normal", "shape": ["n"], "std": 3.0}}
    tiny_course.exercise("speed", [function_check("sigmoid", draws, sizes={"n": [1, 9]})], SIGMOID)
    compare(capsys, tiny_course, numpy_server, SIGMOID, NUMPY_PYTEST, tmp_path)


@pytest.mark.benchmark
def test_a_warm_torch_check(
    tiny_course: TinyCourse, torch_server: ForkServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    described = check(
        "module",
        module="Net",
        inputs={"X": {"draw": "normal", "shape": ["n", 3]}},
        sizes={"n": [1, 9]},
        parameters={"weight": [1, 3], "bias": [1]},
    )
    tiny_course.exercise("speed", [described], NETWORK, judge=JUDGE, runtime="torch")
    compare(capsys, tiny_course, torch_server, NETWORK, TORCH_PYTEST, tmp_path)


@pytest.mark.benchmark
def test_checks_a_second(
    tiny_course: TinyCourse, numpy_server: ForkServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """As many at a time as there are processors, as in the service."""
    tiny_course.exercise("sigmoid", [function_check("sigmoid", {"z": {"draw": "normal"}})], SIGMOID)
    lesson_id, exercise = find_exercise(load_manifest(tiny_course.path), "sigmoid")

    def one(_: int) -> bool:
        submission = Submission(tiny_course.path, lesson_id, exercise, SIGMOID, numpy_server, lambda *_: None)
        return submission.verdict().passed

    at_once = os.cpu_count() or 1
    with ThreadPoolExecutor(at_once) as threads:
        started = time.perf_counter()
        assert all(threads.map(one, range(200)))
        taken = time.perf_counter() - started
    with capsys.disabled():
        print(f"\nnumpy: {200 / taken:.0f} checks a second, {at_once} at a time")


@pytest.mark.benchmark
def test_what_the_layers_cost(capsys: pytest.CaptureFixture[str]) -> None:
    """A run with every layer beside one with none, in turn."""
    servers = [
        ForkServer("numpy"),
        ForkServer("numpy", without=frozenset({"landlock", "seccomp", "no_new_privs", "rlimits"})),
    ]

    def run(server: ForkServer) -> None:
        with Run(server, Limits()) as one:
            assert one.execute("x = 1") == ["x"]

    try:
        times = [[median_ms(lambda server=server: run(server), 1) for server in servers] for _ in range(60)]
    finally:
        for server in servers:
            server.close()
    confined, free = (statistics.median(column) for column in zip(*times, strict=True))
    with capsys.disabled():
        print(f"\none run: {confined:.2f} ms with every layer, {free:.2f} ms with none, {confined - free:+.2f} ms")
