"""Comparing a learner's training with the engine's: real programs in real children, judged by what was measured."""

import json
from collections.abc import Callable
from contextlib import aclosing
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from comparison_course import LOGS, MEAN, PRINTED, SOLUTION, SUM, write_comparison_course
from service_process import ServiceProcess
from tiny_course import TinyCourse

from tutor import paths
from tutor.course.linter import Target, lint
from tutor.course.loader import find_exercise
from tutor.course.manifest import load_manifest
from tutor.grading.client import GradingClient
from tutor.grading.comparison.comparing import Comparing
from tutor.grading.comparison.learner_run import LearnerFailedError
from tutor.grading.comparison.lines_of_code import lines_of_code
from tutor.grading.comparison.result import MOST_POINTS, Compared, Row, thinned
from tutor.grading.comparison.shown import figure, table
from tutor.grading.lint_programs import lint_programs
from tutor.grading.program import BrokenExerciseError
from tutor.language import Text
from tutor.sandbox.children import SandboxUnavailableError
from tutor.sandbox.fork_server import ForkServer

SCHEMA = json.loads(files("tutor.grading.comparison").joinpath("comparison.schema.json").read_text(encoding="utf-8"))

Compare = Callable[..., Compared]


@pytest.fixture
def compare(tiny_course: TinyCourse, numpy_server: ForkServer) -> Compare:
    """Return a function that compares a program where there is NumPy alone: PyTorch's zygote takes seconds to start."""

    def children(runtime: str) -> ForkServer:
        if runtime == "torch":
            raise SandboxUnavailableError("no torch here")
        return numpy_server

    def compared(source: str, name: str = "line", earlier: str | None = None, **spec: Any) -> Compared:  # noqa: ANN401
        write_comparison_course(tiny_course, **spec)
        lesson_id, exercise = find_exercise(load_manifest(tiny_course.path), name)
        return Comparing(tiny_course.path, lesson_id, exercise, source, children, lambda *_: None, earlier).compared()

    return compared


def said(compared: Compared) -> str:
    return " ".join(note.en for note in compared.notes)


def test_the_same_start_gives_the_same_curve(compare: Compare) -> None:
    compared = compare(SOLUTION)
    learner, numpy, torch = compared.rows
    assert compared.same_start
    assert learner.measured
    assert (learner.curve[0][0], learner.curve[-1][0], numpy.curve[-1][0]) == (0, 100, 100)
    engine = dict(numpy.curve)
    assert all(loss == pytest.approx(engine[step], rel=1e-3, abs=1e-6) for step, loss in learner.curve)
    assert learner.loss == pytest.approx(numpy.loss, rel=1e-3)
    assert learner.good
    assert numpy.good
    assert (learner.lines, numpy.lines) == (10, 8)
    assert "began with the same parameters" in said(compared)
    assert "lie on top of each other" not in said(compared)  # one is missing
    assert torch == Row("torch")
    assert "PyTorch could not train: no torch here" in said(compared)


def test_the_program_that_is_counted_is_the_one_that_ran(compare: Compare) -> None:
    program = compare(SOLUTION).rows[1].program
    assert program is not None
    names: dict[str, Any] = {}
    exec(program, names)
    model = names["train"]([[0.0], [1.0], [2.0]], [1.0, 3.0, 5.0], 0)
    assert model.predict([[3.0]])[0, 0] == pytest.approx(7.0, abs=0.5)


def test_without_a_known_start_the_engine_has_its_own_and_the_screen_says_so(compare: Compare) -> None:
    compared = compare(SOLUTION, start=None)
    assert not compared.same_start
    assert "you with your own" in said(compared)
    assert compared.rows[0].curve[0][0] > 0


@pytest.mark.parametrize("told", [MEAN, PRINTED], ids=["logged", "printed"])
def test_what_is_logged_is_a_curve_where_its_end_agrees(compare: Compare, told: str) -> None:
    learner = compare(LOGS.replace("LOG", told)).rows[0]
    assert not learner.measured
    assert learner.curve[-1] == (100, pytest.approx(learner.loss, rel=0.01))  # counted from 0, after the step
    assert len(learner.curve) == 101


@pytest.mark.parametrize(
    ("told", "sentence"),
    [(SUM, "it is another quantity"), ("pass", "did not tell its loss")],
    ids=["a sum", "nothing"],
)
def test_what_is_not_the_same_loss_is_no_curve(compare: Compare, told: str, sentence: str) -> None:
    compared = compare(LOGS.replace("LOG", told))
    assert compared.rows[0].curve == []
    assert compared.rows[0].loss is not None
    assert sentence in said(compared)
    assert "take the argument `watch` again" in said(compared)
    drawn = figure(compared, "en")
    assert list(drawn["series"]) == ["NumPy"]
    assert drawn["points"] == {"you": (100, compared.rows[0].loss)}


@pytest.mark.parametrize(
    "source", ["def train(x, y, seed): return 1 / 0", "def train(x, y, seed): return 'w', 'b'", "x = 1", "def"]
)
def test_a_program_that_does_not_train_is_answered_with_a_sentence(compare: Compare, source: str) -> None:
    with pytest.raises(LearnerFailedError) as raised:
        compare(source)
    assert "train" in raised.value.text.en
    assert "train" in raised.value.text.uz


@pytest.mark.parametrize("shown", ["{'w': float('nan'), 'b': [1, 2]}", "object()"])
def test_nonsense_that_is_shown_on_the_way_is_no_loss(compare: Compare, shown: str) -> None:
    learner = compare(SOLUTION.replace("watch(step, (w, b))", f"watch(step, {shown})")).rows[0]
    assert {step for step, _ in learner.curve} <= {0, 100}
    assert learner.good


LATER = LOGS.replace("LOG", MEAN)


def test_an_earlier_program_of_the_learners_own_stands_beside(compare: Compare) -> None:
    compared = compare(LATER, "later", SOLUTION)
    mine, earlier = compared.rows
    assert (mine.who, earlier.who, compared.beside) == ("learner", "earlier", "line")
    assert (earlier.good, earlier.lines, earlier.measured) == (True, 10, True)
    assert mine.loss == pytest.approx(earlier.loss, rel=1e-3)  # the same data
    assert list(figure(compared, "uz")["series"]) == ["siz: later", "siz: line"]
    assert [row[0] for row in table(compared, "en")] == ["", "you: later", "you: line"]
    assert "Both programs are yours" in said(compared)
    assert "Ustoz's own library" not in said(compared)
    assert Compared.from_json(compared.as_json()) == compared


@pytest.mark.parametrize(
    ("earlier", "why"),
    [
        (None, "There is no program of yours that passed “line”"),
        ("def train(x, y, seed): return 1 / 0", "could not be trained on these data"),
        ("def train(x, y, seed): exit(3)", "could not be trained on these data"),
    ],
    ids=["none", "raises", "ends"],
)
def test_where_there_is_no_earlier_program_the_engine_stands_beside(
    compare: Compare, earlier: str | None, why: str
) -> None:
    compared = compare(LATER, "later", earlier)
    assert [row.who for row in compared.rows] == ["learner", "numpy"]
    assert compared.rows[1].good
    assert why in compared.notes[0].en
    name, *_, lines = table(compared, "en")[2]
    assert (name, lines) == ("Ustoz (NumPy)", "–")


def test_what_cannot_stand_beside_is_the_authors_mistake(compare: Compare, tiny_course: TinyCourse) -> None:
    with pytest.raises(BrokenExerciseError, match="plain has no comparison"):
        compare(SOLUTION, beside="plain")


def test_the_lines_that_count() -> None:
    text = '''"""Docs\nof two lines."""\nimport math  # why\n\n# a comment\n'''
    program = text + '''def f():\n    """Docs."""\n    return """two\nlines"""\n'''
    assert lines_of_code(program) == 4
    assert lines_of_code(program + 'if __name__ == "__main__":\n    print(f())\n') == 4
    assert lines_of_code("def f(:") is None


def test_curves_of_very_different_lengths_are_drawn_over_the_share_of_each() -> None:
    long = Row("learner", [(float(step), 1.0 / (1 + step)) for step in range(5000)], loss=0.1)
    short = Row("numpy", [(float(step), 1.0 / (1 + step)) for step in range(101)], loss=0.01)
    compared = Compared(
        "e", "accuracy", "cross-entropy", 4, 4, True, [long, short, Row("torch")], [Text("", "")], 1.0
    )
    drawn = figure(compared, "en")
    assert [xs[-1] for xs, _ in drawn["series"].values()] == [100, 100]
    assert drawn["x_label"] == "per cent of its own training"
    assert [row[0] for row in table(compared, "uz")] == ["", "siz", "NumPy", "PyTorch"]
    kept = thinned(long.curve)
    assert (len(kept), kept[0], kept[-1]) == (MOST_POINTS, long.curve[0], long.curve[-1])


@pytest.mark.slow
async def test_the_service_compares_the_lessons_with_both_engines(service: ServiceProcess) -> None:
    client = await GradingClient.connect()
    try:
        for lesson, exercise in (("gradient-descent", "line-fit"), ("xor", "xor-torch"), ("iris", "iris-mlp")):
            source = (paths.course() / lesson / exercise / "solution.py").read_text()
            fields = {"course": str(paths.course()), "exercise": exercise, "source": source, "learner": "a"}
            events = [event async for event in client.stream("compare", **fields)]
            who = [event["who"] for event in events if event["event"] == "comparing"]
            assert who == ["learner", "numpy", "torch"]
            answer = {"exercise": exercise, "passed": True, "comparison": events[-1]["comparison"]}
            jsonschema.validate(answer, SCHEMA, cls=jsonschema.Draft202012Validator)
            compared = Compared.from_json(answer["comparison"])
            assert compared.same_start
            assert all(
                row.curve and row.loss == pytest.approx(compared.rows[0].loss, rel=0.2) for row in compared.rows
            )
    finally:
        await client.close()


async def test_the_service_refuses_what_cannot_be_compared(service: ServiceProcess, tiny_course: TinyCourse) -> None:
    write_comparison_course(tiny_course)
    client = await GradingClient.connect()
    fields = {"course": str(tiny_course.path), "source": "", "learner": "a"}
    plain = await client.ask("compare", exercise="plain", **fields)
    assert (plain["code"], plain["message"]["en"].split(": ")[1]) == ("no-comparison", "later, line.")
    assert (await client.ask("compare", exercise="lines", **fields))["code"] == "unknown-exercise"
    assert (await client.ask("compare", exercise="line", **{**fields, "source": "x" * 70_000}))[
        "code"
    ] == "bad-request"
    assert (await client.ask("compare", exercise="line", **fields))["code"] == "not-trained"
    await client.close()


async def test_a_comparison_that_nobody_waits_for_ends_with_its_programs(
    service: ServiceProcess, tiny_course: TinyCourse
) -> None:
    write_comparison_course(tiny_course)
    client = await GradingClient.connect()
    source = "def train(x, y, seed, watch=None):\n    while True:\n        watch(0, (0.0, 0.0))\n"
    fields = {"course": str(tiny_course.path), "exercise": "line", "source": source, "learner": "a"}
    async with aclosing(client.stream("compare", **fields)) as events:  # type: ignore[type-var]
        async for event in events:
            if event["event"] == "comparing":
                break
    while (await client.ask("status"))["running"]:
        pass
    await client.close()


@pytest.mark.slow
async def test_an_engine_that_does_not_learn_is_a_finding(service: ServiceProcess, tiny_course: TinyCourse) -> None:
    write_comparison_course(tiny_course, epochs=1)
    client = await GradingClient.connect()
    findings = await lint_programs(client, tiny_course.path, lint(Target(tiny_course.path)).lessons)
    await client.close()
    about = [finding for finding in findings if finding.field.endswith("compare")]
    assert [finding.message.en.split(" does not learn")[0] for finding in about] == [
        "The engine (NumPy)",
        "The engine (PyTorch)",
    ]
    assert all("the bound of the check “fits”" in finding.message.en for finding in about)
