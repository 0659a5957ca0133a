"""`tutor compare`: refusals, a program that fails, and the whole comparison."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from cli_runner import Tutor, WriteProgram
from comparison_course import LOGS, MEAN, SOLUTION, write_comparison_course
from service_process import end_service_of
from tiny_course import TinyCourse

from tutor.progress.events import LOCAL_LEARNER
from tutor.progress.store import ProgressStore

SCHEMA = json.loads(files("tutor.grading.comparison").joinpath("comparison.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def comparer(tmp_path: Path, tiny_course: TinyCourse) -> Iterator[Tutor]:
    write_comparison_course(tiny_course)
    yield Tutor(tmp_path / "home", tiny_course.path)
    end_service_of(tmp_path / "home")


def test_what_has_no_comparison_is_refused_before_anything_runs(comparer: Tutor, program: WriteProgram) -> None:
    done = comparer("compare", "plain", program(SOLUTION))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "tutor: The exercise “plain” has no comparison. These have one: later, line.\n"


def test_a_program_that_fails_gets_its_verdict_and_is_not_compared(comparer: Tutor, program: WriteProgram) -> None:
    wrong = program("def train(x, y, seed):\n    return 0.0, 0.0\n")
    done = comparer("compare", "line", wrong, "--lang", "uz")
    assert (done.returncode, done.stderr) == (1, "")
    assert "✗ oʻtmadi: Title of fits" in done.stdout
    assert "Solishtirish yechim oʻtgandan keyin ochiladi: tutor compare line" in done.stdout
    store = ProgressStore.open(comparer.home)
    assert [attempt.passed for attempt in store.attempts(LOCAL_LEARNER, "line")] == [False]
    store.close()


@pytest.mark.slow
def test_a_program_that_passes_is_compared(comparer: Tutor, program: WriteProgram) -> None:
    mine = program(SOLUTION)
    done = comparer("compare", "line", mine, "--json")
    answer = json.loads(done.stdout)
    jsonschema.validate(answer, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert (done.returncode, done.stderr) == (0, "")
    assert [row["who"] for row in answer["comparison"]["rows"]] == ["learner", "numpy", "torch"]
    assert all(row["good"] for row in answer["comparison"]["rows"])
    done = comparer("compare", "line", mine, "--lang", "uz", "--plain", "--program", COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.isascii()
    picture, rest = done.stdout.split("yangi MSE")
    assert "o siz  x NumPy  + PyTorch" in picture
    assert all(len(line) <= 80 for line in picture.splitlines()[1:])  # the first is the description
    assert "Chiziqlar ustma-ust tushdi" in rest
    assert rest.count("from tutor.engine import") == 2
    done = comparer("compare", "line", program("def train(x, y, seed):\n    return 0.0, 0.0\n"), "--json")
    answer = json.loads(done.stdout)
    jsonschema.validate(answer, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert (done.returncode, answer["passed"], answer["comparison"]) == (1, False, None)


@pytest.mark.slow
def test_what_passed_last_stands_beside(comparer: Tutor, program: WriteProgram) -> None:
    later = program(LOGS.replace("LOG", MEAN), "later.py")
    done = comparer("compare", "later", later, "--lang", "uz", "--plain")
    assert (done.returncode, done.stderr) == (0, "")
    assert "x Ustoz (NumPy)" in done.stdout
    assert "dasturingiz topilmadi" in " ".join(done.stdout.split())
    assert comparer("check", "line", program(SOLUTION, "line.py")).returncode == 0
    assert comparer("check", "line", program("x = 1", "wrong.py")).returncode == 1
    done = comparer("compare", "later", later, "--lang", "uz", "--plain")
    assert "o siz: later  x siz: line" in done.stdout
    answer = json.loads(comparer("compare", "later", later, "--json").stdout)
    jsonschema.validate(answer, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert [row["who"] for row in answer["comparison"]["rows"]] == ["learner", "earlier"]
