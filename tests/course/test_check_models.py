"""Checks as authors write them: nonsense is refused with its file, line and field, in both languages."""

from typing import Any

import pytest
from small_course import write_small_course
from tiny_course import Fields, TinyCourse, check

from tutor.course.checks import ObjectCheck, TrainingCheck
from tutor.course.linter import Target, lint
from tutor.course.loader import load_lesson
from tutor.course.yaml_source import CourseError, Problem

NORMAL = {"draw": "normal", "shape": ["n"]}
OBJECT: Fields = check("object", **{"class": "Layer", "steps": [{"call": "forward", "arguments": {"x": NORMAL}}]})
EXPRESSION: Fields = check("expression", **{"class": "Value", "operators": ["+"]})
VALUE: Fields = check("value", variable="rate", between=[0.1, 1.0])
COUNT: Fields = check("parameter-count", network="Net", exactly=13)
TRAINING: Fields = check(
    "training", call="train", data={"draw": "xor"}, metric="accuracy", at_least=0.9, predict_by="learner"
)
SPEED: Fields = check("speed", call="f", reference="g", at_most=0.5)
OUTPUT: Fields = check("output")
FIGURE: Fields = check("figure", figure="curves")


def problems(course: TinyCourse, described: Fields) -> list[Problem]:
    course.exercise("one", [described], "x = 1\n", judge="x = 1\n")
    with pytest.raises(CourseError) as caught:
        load_lesson(course.path, course.lesson_id)
    return caught.value.problems


@pytest.mark.parametrize("described", [OBJECT, EXPRESSION, VALUE, COUNT, TRAINING, SPEED, OUTPUT, FIGURE])
def test_the_least_that_each_kind_needs(tiny_course: TinyCourse, described: Fields) -> None:
    tiny_course.exercise("one", [described], "x = 1\n", judge="x = 1\n")
    (exercise,) = load_lesson(tiny_course.path, tiny_course.lesson_id).exercises
    assert exercise.checks[0].kind == described["kind"]


@pytest.mark.parametrize(
    ("described", "changes", "field", "words"),
    [
        (OBJECT, {"steps": []}, "steps", "at least 1"),
        (OBJECT, {"steps": [{"set": {"W": NORMAL}}]}, "", "call or a read"),
        (OBJECT, {"steps": [{"read": []}]}, "steps[0].read", "at least 1"),
        (OBJECT, {"steps": [{"read": ["a b"]}]}, "steps[0].read[0]", ""),
        (OBJECT, {"steps": [{"read": ["x..y"]}]}, "steps[0].read[0]", ""),
        (OBJECT, {"steps": [{"call": "f", "times": 0}]}, "steps[0].times", "at least 1"),
        (OBJECT, {"steps": [{"call": "f", "time": 3}]}, "steps[0].time", "no field called “time”"),
        (OBJECT, {"steps": [{"call": "f"}, {"set": {"W": {"draw": "nothing"}}}]}, "steps[1].set.W", ""),
        (OBJECT, {"steps": [{"do": "f"}]}, "steps[0].do", "no field called “do”"),
        (OBJECT, {"cases": 0}, "cases", "at least 1"),
        (OBJECT, {"class": None}, "class", ""),
        (EXPRESSION, {"operators": []}, "operators", "at least 1"),
        (EXPRESSION, {"operators": ["+", "%"]}, "operators[1]", "one of"),
        (EXPRESSION, {"operations": [3]}, "operations", "at least 2"),
        (EXPRESSION, {"value": 7}, "value", "a text"),
        (VALUE, {"between": [1.0, 0.1]}, "", "smaller number"),
        (VALUE, {"between": [1.0]}, "between", "at least 2"),
        (VALUE, {"between": None}, "", "either between or one_of"),
        (VALUE, {"one_of": [1, 2]}, "", "either between or one_of"),
        (COUNT, {"exactly": None}, "", "exactly"),
        (COUNT, {"exactly": -1}, "exactly", "at least 0"),
        (COUNT, {"inputs": {"X": NORMAL}}, "", "belong together"),
        (COUNT, {"output": [3]}, "", "belong together"),
        (COUNT, {"cases": 100}, "cases", "at most 20"),
        (TRAINING, {"at_least": None}, "", "at_least"),
        (TRAINING, {"must_pass": 6, "seeds": 5}, "", "must_pass"),
        (TRAINING, {"most_parameters": 0}, "most_parameters", "at least 1"),
        (TRAINING, {"predict_by": "nobody"}, "predict_by", "one of"),
        (TRAINING, {"predict_by": "author", "build": "Net"}, "", "predict_by: learner"),
        (TRAINING, {"figure": "decision-boundary"}, "", "author"),
        (SPEED, {"at_most": 0}, "at_most", "greater than 0"),
        (SPEED, {"at_most": None}, "at_most", "number"),
        (SPEED, {"cases": 2}, "cases", "at least 3"),
        (SPEED, {"reference": None}, "reference", "a text"),
        (OUTPUT, {"compare": "words"}, "compare", "one of"),
        (OUTPUT, {"tolerance": {"relative": -1}}, "tolerance.relative", "at least 0"),
        (FIGURE, {"parts": "x"}, "parts", "list"),
        (FIGURE, {"figure": None}, "figure", "a text"),
        (FIGURE, {"needs": "first"}, "needs", "list"),
    ],
)
def test_nonsense_is_refused(
    tiny_course: TinyCourse, described: Fields, changes: dict[str, Any], field: str, words: str
) -> None:
    found = problems(tiny_course, {**described, **changes})
    place = "steps[0].checks[0]" + (f".{field}" if field else "")
    matching = [one for one in found if one.field.startswith(place) and words in one.message.en]
    assert matching, [(one.field, one.message.en) for one in found]
    path = tiny_course.path / "basics/lesson.yaml"
    for one in matching:
        assert one.file == path
        assert 1 < one.line <= len(path.read_text().splitlines())
        assert one.message.uz.strip()
        assert one.message.uz != one.message.en


@pytest.mark.parametrize(
    "left_out",
    [(OBJECT, "class"), (EXPRESSION, "operators"), (SPEED, "reference"), (FIGURE, "figure"), (VALUE, "variable")],
)
def test_what_is_missing_is_named(tiny_course: TinyCourse, left_out: tuple[Fields, str]) -> None:
    described, field = left_out
    (one,) = problems(tiny_course, {name: value for name, value in described.items() if name != field})
    assert one.field == f"steps[0].checks[0].{field}"
    assert one.message.en == f"The field “{field}” is missing."
    assert one.message.uz == f"“{field}” maydoni yetishmayapti."


def test_the_line_is_that_of_the_field(tiny_course: TinyCourse) -> None:
    found = problems(tiny_course, {**OBJECT, "steps": [{"call": "f"}, {"call": "g", "times": "often"}]})
    lines = (tiny_course.path / "basics/lesson.yaml").read_text().splitlines()
    (one,) = found
    assert '"times": "often"' in lines[one.line - 1]


def test_defaults() -> None:
    steps = [{"set": {"p.W": NORMAL}}, {"call": "step"}, {"read": ["p.W", "layers.0.W"]}]
    described = ObjectCheck.model_validate({**OBJECT, "steps": steps})
    assert described.wanted_names() == ["Layer"]
    assert (described.cases, described.needs, described.judge_names()) == (8, [], [])
    training = TrainingCheck.model_validate(TRAINING)
    assert training.wanted_names() == ["train", "predict"]
    assert training.judge_names() == []
    assert TrainingCheck.model_validate({**TRAINING, "build": "Net"}).wanted_names() == ["train", "Net"]
    assert TrainingCheck.model_validate({**TRAINING, "predict_by": "author"}).judge_names() == ["predict"]


SPEED_YAML = """\
      - kind: speed
        id: quick
        title: {uz: Tez, en: Quick}
        call: add
        reference: slow_add
        at_most: 0.5
    mistakes:
"""


@pytest.mark.parametrize(
    ("old", "new", "field", "words"),
    [
        ("    mistakes:\n", SPEED_YAML, "", "“slow_add” is not defined"),
        ("        judge: judge_largest\n", "        needs: [sum]\n        judge: judge_largest\n", None, None),
        ("        judge: judge_largest\n", "        needs: [total]\n        judge: judge_largest\n",
         "steps[2].checks[1].needs[0]", "There is no check “total” before this one."),
        ("        call: add\n", "        call: add\n        needs: [top]\n",
         "steps[2].checks[0].needs[0]", "There is no check “top” before this one."),
        ("        call: add\n", "        call: add\n        needs: [sum]\n",
         "steps[2].checks[0].needs[0]", "There is no check “sum” before this one."),
    ],
)  # fmt: skip
def test_the_linter_knows_other_checks_and_programs(
    tmp_path: Any,  # noqa: ANN401
    old: str,
    new: str,
    field: str | None,
    words: str | None,
) -> None:
    course = write_small_course(tmp_path / "course")
    path = course / "sums/lesson.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = lint(Target(course)).findings
    if field is None or words is None:
        assert found == []
        return
    (one,) = found
    assert one.field == field
    assert words in one.message.en
    assert one.message.uz != one.message.en
    if field:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert "needs: [" in lines[one.line - 1]
