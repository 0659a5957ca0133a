"""Lessons: read into the schema's models, or refused with file, line and field."""

from pathlib import Path
from typing import Any

import pytest
from tiny_course import TinyCourse, both, check, function_check

from tutor import paths
from tutor.course import files
from tutor.course.checks import FunctionCheck, TrainingCheck
from tutor.course.loader import UnknownExerciseError, find_exercise, load_course, load_lesson
from tutor.course.manifest import load_manifest
from tutor.course.schema import ExerciseStep
from tutor.course.yaml_source import CourseError, Problem
from tutor.language import Text

LESSON = """\
id: basics
summary: {uz: Qisqacha, en: Summary}
minutes: 20
goals:
  - {uz: Maqsad, en: A goal}
steps:
  - kind: text
    id: why
    title: {uz: Nega, en: Why}
    body: {uz: Matn, en: Text}
  - kind: exercise
    id: fit
    title: {uz: Moslash, en: Fit}
    task: {uz: Yozing, en: Write it}
    checks:
      - kind: function
        id: values
        title: {uz: Qiymatlar, en: Values}
        call: fit
        arguments:
          x: {draw: normal, shape: [n]}
        sizes: {n: [1, 5]}
      - kind: training
        id: trains
        title: {uz: Oʻqitish, en: Training}
        call: train
        data: {draw: line}
        metric: accuracy
        at_least: 0.9
    hints:
      - {uz: Bir, en: One}
      - {uz: Ikki, en: Two}
      - {uz: Uch, en: Three}
    explanation: {uz: Chunki, en: Because}
  - kind: quiz
    id: quiz
    title: {uz: Savol, en: Quiz}
    questions:
      - id: first
        prompt: {uz: Nima, en: What}
        options:
          - {text: {uz: Ha, en: 'Yes'}, correct: true, explanation: {uz: Toʻgʻri, en: Right}}
          - {text: {uz: Yoʻq, en: 'No'}, explanation: {uz: Notoʻgʻri, en: Wrong}}
"""


@pytest.fixture
def course(tiny_course: TinyCourse) -> Path:
    (tiny_course.path / "basics/lesson.yaml").write_text(LESSON)
    return tiny_course.path


def problems(course: Path) -> list[Problem]:
    with pytest.raises(CourseError) as caught:
        load_lesson(course, "basics")
    return caught.value.problems


def test_a_lesson_is_read(course: Path) -> None:
    lesson = load_lesson(course, "basics")
    assert lesson.summary == Text(uz="Qisqacha", en="Summary")
    assert [step.kind for step in lesson.steps] == ["text", "exercise", "quiz"]
    (exercise,) = lesson.exercises
    values, training = exercise.checks
    assert isinstance(values, FunctionCheck)
    assert isinstance(training, TrainingCheck)
    assert (values.sizes, values.cases, exercise.runtime, exercise.limits.seconds) == (
        {"n": [1, 5]},
        12,
        "numpy",
        10.0,
    )
    assert (training.seeds, training.must_pass, training.seeded) == (5, 4, True)
    assert lesson.step("fit") is exercise
    assert lesson.step("gone") is None


def test_a_lesson_cannot_be_changed(course: Path) -> None:
    lesson = load_lesson(course, "basics")
    with pytest.raises(Exception, match="frozen"):
        lesson.minutes = 5


def test_a_lesson_that_did_not_change_is_read_once(course: Path) -> None:
    assert load_lesson(course, "basics") is load_lesson(course, "basics")
    (course / "basics/lesson.yaml").write_text(LESSON.replace("minutes: 20", "minutes: 210"))
    assert load_lesson(course, "basics").minutes == 210


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "words"),
    [
        ("kind: text", "knd: text", 7, "steps[0]", "'kind' is missing"),
        ("minutes: 20", "minutes: 1.5", 3, "minutes", "whole number"),
        ("minutes: 20", "minutes: 500", 3, "minutes", "at most 240"),
        ("{uz: Matn, en: Text}", "[a]", 10, "steps[0].body", "fields"),
        ("minutes: 20\n", "", 1, "minutes", "“minutes” is missing"),
        ("minutes: 20", "minutes: many", 3, "minutes", "whole number"),
        ("minutes: 20", "minutes: 0", 3, "minutes", "at least 1"),
        ("minutes: 20", "minutes: 20\nhours: 1", 4, "hours", "no field called “hours”"),
        ("id: basics", "id: other", 1, "id", "must be the folder's name: basics"),
        ("id: basics", "id: Basics!", 1, "id", "lower-case letters"),
        ("    hints:", "    allowed: {numpy: [ma-x]}\n    hints:", 30, "steps[1].allowed.numpy[0]", "as a program has it"),
        ("{uz: Maqsad, en: A goal}", "{uz: Maqsad}", 5, "goals[0].en", "“en” is missing"),
        ("{uz: Maqsad, en: A goal}", "A goal", 5, "goals[0]", "fields"),
        ("{uz: Maqsad, en: A goal}", "{uz: Maqsad, en: 5}", 5, "goals[0].en", "a text"),
        ("kind: text", "kind: page", 7, "steps[0]", "one of: 'text', 'demo'"),
        ("    body: {uz: Matn, en: Text}\n", "", 7, "steps[0].body", "“body” is missing"),
        (
            "    body: {uz: Matn, en: Text}",
            "    body: {uz: Matn, en: Text}\n    size: 3",
            11,
            "steps[0].size",
            "no field called “size”",
        ),
        ("id: quiz", "id: why", 36, "steps[2].id", "stands twice"),
        ("kind: function", "kind: functional", 16, "steps[1].checks[0]", "one of: 'function'"),
        ("        call: fit\n", "", 16, "steps[1].checks[0].call", "“call” is missing"),
        ("{draw: normal, shape: [n]}", "{draw: normel, shape: [n]}", 21, "steps[1].checks[0].arguments.x", ""),
        (
            "{draw: normal, shape: [n]}",
            "{draw: normal, shapes: [n]}",
            21,
            "steps[1].checks[0].arguments.x.shapes",
            "no field called “shapes”",
        ),
        ("sizes: {n: [1, 5]}", "sizes: {n: [1]}", 22, "steps[1].checks[0].sizes.n", ""),
        ("metric: accuracy", "metric: luck", 28, "steps[1].checks[1].metric", "one of: 'accuracy'"),
        ("      - {uz: Uch, en: Three}\n", "", 30, "steps[1].hints", "at least 3"),
        ("correct: true, ", "", 41, "steps[2].questions[0].options", "No option is marked as correct"),
        (
            "          - {text: {uz: Yoʻq, en: 'No'}, explanation: {uz: Notoʻgʻri, en: Wrong}}\n",
            "",
            41,
            "steps[2].questions[0].options",
            "",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(course: Path, old: str, new: str, line: int, field: str, words: str) -> None:
    assert old in LESSON
    (course / "basics/lesson.yaml").write_text(LESSON.replace(old, new, 1))
    found = [problem for problem in problems(course) if problem.field == field]
    assert found, [(problem.field, problem.message.en) for problem in problems(course)]
    assert found[0].line == line
    assert words in found[0].message.en
    assert found[0].message.uz != found[0].message.en
    assert "Input should" not in found[0].message.uz
    assert found[0].file == course / "basics/lesson.yaml"


def test_all_that_is_wrong_is_named_at_once(course: Path) -> None:
    spoilt = (
        LESSON.replace("minutes: 20", "minutes: x").replace("call: fit", "call: 5").replace("en: Because", "en: 1")
    )
    (course / "basics/lesson.yaml").write_text(spoilt)
    assert {problem.field for problem in problems(course)} == {
        "minutes",
        "steps[1].checks[0].call",
        "steps[1].explanation.en",
    }


@pytest.mark.parametrize("text", ["", "7", "[]", "id: basics", "{"])
def test_what_is_no_lesson(course: Path, text: str) -> None:
    (course / "basics/lesson.yaml").write_text(text)
    assert problems(course)


def test_a_lesson_that_is_not_there(course: Path) -> None:
    with pytest.raises(CourseError, match=r"gone.lesson\.yaml"):
        load_lesson(course, "gone")


def test_problems_of_all_lessons_are_told_at_once(course: Path) -> None:
    manifest = course / "course.yaml"
    text = manifest.read_text()
    assert load_course(course)[1][0].id == "basics"
    entry = '"lessons": ['
    manifest.write_text(text.replace(entry, entry + '{"id": "gone", "title": {"uz": "a", "en": "b"}},', 1))
    (course / "basics/lesson.yaml").write_text("id: basics")
    with pytest.raises(CourseError) as caught:
        load_course(course)
    assert {problem.file.parent.name for problem in caught.value.problems} == {"gone", "basics"}


@pytest.fixture
def exercises(tiny_course: TinyCourse) -> TinyCourse:
    for name in ("line-fit", "line-plot", "xor"):
        tiny_course.exercise(
            name, [function_check("f", {})], "def f(): return 1", mistakes={"zero-weights": "x = 0"}, judge="j = 1"
        )
    return tiny_course


def test_an_exercise_is_found_by_its_id(exercises: TinyCourse) -> None:
    lesson_id, step = find_exercise(load_manifest(exercises.path), "xor")
    assert (lesson_id, step.id) == ("basics", "xor")
    assert isinstance(step, ExerciseStep)


@pytest.mark.parametrize(("typed", "nearest"), [("line-fitt", "line-fit"), ("LINE-FIT", "line-fit"), ("xro", "xor")])
def test_an_unknown_id_gets_the_nearest(exercises: TinyCourse, typed: str, nearest: str) -> None:
    with pytest.raises(UnknownExerciseError) as caught:
        find_exercise(load_manifest(exercises.path), typed)
    assert caught.value.nearest[0] == nearest
    assert f"Did you mean: {nearest}" in caught.value.text.en
    assert nearest in caught.value.text.uz


def test_an_id_like_no_other(exercises: TinyCourse) -> None:
    with pytest.raises(UnknownExerciseError) as caught:
        find_exercise(load_manifest(exercises.path), "quaternions")
    assert caught.value.nearest == []
    assert "tutor list" in caught.value.text.en
    assert "tutor list" in caught.value.text.uz


def test_a_folder_that_no_step_describes_is_no_exercise(exercises: TinyCourse) -> None:
    (exercises.path / "basics/forgotten").mkdir()
    (exercises.path / "basics/forgotten/starter.py").write_text("")
    exercises.step(kind="text", id="text-step", title=both("T"), body=both("B"))
    (exercises.path / "basics/text-step").mkdir()
    (exercises.path / "basics/text-step/starter.py").write_text("")
    for name in ("forgotten", "text-step"):
        with pytest.raises(UnknownExerciseError):
            find_exercise(load_manifest(exercises.path), name)


def test_the_programs_beside_a_lesson(exercises: TinyCourse) -> None:
    course = exercises.path
    _, step = find_exercise(load_manifest(course), "xor")
    assert files.starter(course, "basics", "xor") == "pass\n"
    assert files.solution(course, "basics", "xor") == "def f(): return 1"
    assert files.judge(course, "basics", "xor") == "j = 1"
    assert step.mistakes[0].file_name == "zero_weights.py"
    assert files.mistake(course, "basics", "xor", step.mistakes[0]) == "x = 0"
    (course / "basics/demos").mkdir()
    (course / "basics/demos/ball.py").write_text("print(1)")
    assert files.demo(course, "basics", "ball.py") == "print(1)"
    (course / "basics/xor/judge.py").unlink()
    assert files.judge(course, "basics", "xor") is None


def test_a_program_that_cannot_be_read(exercises: TinyCourse) -> None:
    path = exercises.path / "basics/xor/solution.py"
    path.write_bytes(b"x = '\xe9'")
    with pytest.raises(CourseError, match=r"solution\.py"):
        files.solution(exercises.path, "basics", "xor")
    path.unlink()
    with pytest.raises(CourseError, match=r"solution\.py"):
        files.solution(exercises.path, "basics", "xor")


def test_loading_never_runs_code(tiny_course: TinyCourse, tmp_path: Path) -> None:
    trap = f"open({str(tmp_path / 'ran')!r}, 'w')\n"
    fields: dict[str, Any] = {"starter": trap, "judge": trap, "mistakes": {"m": trap}}
    tiny_course.exercise("trap", [function_check("f", {})], trap, **fields)
    load_course(tiny_course.path)
    files.solution(tiny_course.path, "basics", "trap")
    assert not (tmp_path / "ran").exists()


def test_the_course_that_comes_with_the_tutor_loads() -> None:
    manifest, lessons = load_course(paths.course())
    assert [lesson.id for lesson in lessons] == [entry.id for entry in manifest.lessons]
    for lesson in lessons:
        for exercise in lesson.exercises:
            assert files.starter(manifest.path, lesson.id, exercise.id)
            assert files.solution(manifest.path, lesson.id, exercise.id)


TRAINING = {"call": "train", "data": {"draw": "line"}, "metric": "mean-squared-error"}
NOT_FITTING = {
    "at_least, at_most": check("training", **TRAINING),
    "must_pass": check("training", **TRAINING, at_most=1.0, seeds=2, must_pass=3),
    "predict_by: learner": check("training", **TRAINING, at_most=1.0, build="Net"),
    "predict_by: author": check("training", **TRAINING, at_most=1.0, predict_by="learner", figure="line-fit"),
    "exactly, at_least, at_most": check("parameter-count", network="Net"),
    "inputs": check("parameter-count", network="Net", exactly=1, output=[1]),
    "one_of": check("value", variable="K"),
    "low": check("value", variable="K", between=[3, 1]),
    "read": check("object", **{"class": "Layer"}, steps=[{"set": {"W": {"draw": "normal"}}}]),
}


@pytest.mark.parametrize("words", NOT_FITTING)
def test_fields_of_a_check_that_do_not_go_together_are_named_in_both_languages(
    words: str, tiny_course: TinyCourse
) -> None:
    tiny_course.exercise("first", [NOT_FITTING[words]], "x = 1\n")
    with pytest.raises(CourseError) as caught:
        load_lesson(tiny_course.path, "basics")
    (problem,) = caught.value.problems
    assert problem.line > 1
    assert words in problem.message.en
    assert words in problem.message.uz
    assert problem.message.en != problem.message.uz
