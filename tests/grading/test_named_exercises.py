"""The course's own exercises, judged for real: what their rules and runtimes say to a learner."""

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


def test_a_solver_that_is_not_allowed_is_named_with_its_line(numpy_server: ForkServer) -> None:
    found = verdict(numpy_server, "line-fit", solution("line-fit") + "\nw, b = np.polyfit([1, 2], [3, 4], 1)\n")
    assert not found.passed
    assert found.error is not None
    assert (found.error.type, found.error.message) == ("Forbidden", "numpy.polyfit")
    assert found.error.source == "w, b = np.polyfit([1, 2], [3, 4], 1)"
    assert "step by step along the gradient" in found.checks[0].message.en


@pytest.mark.parametrize("shown", ["getattr(np, 'poly' + 'fit')", "eval('1 + 1')"])
def test_a_name_that_is_put_together_is_asked_for_without_an_accusation(numpy_server: ForkServer, shown: str) -> None:
    found = verdict(numpy_server, "line-fit", solution("line-fit") + f"\n{shown}\n")
    message = found.checks[0].message
    assert not found.passed
    assert "please write what you need by its full name, as in np.mean(x)" in message.en
    assert "toʻliq nomi bilan yozing, masalan: np.mean(x)" in message.uz
    assert "scipy" not in message.en + message.uz


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
