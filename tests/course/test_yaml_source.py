"""YAML 1.2 of plain values: what is read, what is refused, and on which line."""

import json
import math
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.yaml_source import MAX_BYTES, MAX_DEPTH, CourseError, Problem, YamlSource, field_name

Read = Callable[[str], YamlSource]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reader(text: str) -> YamlSource:
        path = tmp_path / "file.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        return YamlSource.read(path)

    return reader


def problem_of(read: Read, text: str) -> Problem:
    with pytest.raises(CourseError) as caught:
        read(text)
    (problem,) = caught.value.problems
    assert problem.message.uz
    assert problem.message.uz != problem.message.en
    return problem


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("NO", "NO"), ("true", True),
        ("True", True), ("FALSE", False), ("null", None), ("~", None), ("", None), ("Null", None),
        ("nil", "nil"), ("12", 12), ("+12", 12), ("-12", -12), ("012", 12), ("0o17", 15), ("0x1F", 31),
        ("1_000", "1_000"), ("1:30", "1:30"), ("0b11", "0b11"), ("1.5", 1.5), (".5", 0.5), ("1.", 1.0),
        ("1e3", 1000.0), ("-1.5E-3", -0.0015), (".inf", math.inf), ("-.Inf", -math.inf),
        ("+.INF", math.inf), ("2024-01-01", "2024-01-01"), ("1.2.3", "1.2.3"), ("'12'", "12"),
        ('"no"', "no"), ("x: y", {"x": "y"}), ("- 1\n- a", [1, "a"]), ("|\n  12", "12"),
        (">\n  true\n", "true\n"), ("[1, [2], {a: }]", [1, [2], {"a": None}]),
        ("{uz: oʻ, en: o}", {"uz": "oʻ", "en": "o"}), ("1: a", {"1": "a"}), ("no: 1", {"no": 1}),
        ("null: 1", {"null": 1}), ("=", "="), ("<<: 1", {"<<": 1}),
    ],
)  # fmt: skip
def test_scalars_are_those_of_yaml_1_2(read: Read, text: str, value: object) -> None:
    got = read(text).data
    assert got == value
    assert type(got) is type(value)


def test_nan_is_a_number(read: Read) -> None:
    assert math.isnan(read(".nan").data)


@pytest.mark.parametrize(
    ("text", "line", "field", "words"),
    [
        ("a: 1\nb: [", 3, "", "Not valid YAML"),
        ("a:\n\t- b", 2, "", "Not valid YAML"),
        ("a: 1\n b: 2", 2, "", "Not valid YAML"),
        ("a: 1\na: 2", 2, "a", "twice"),
        ("x:\n  - y: 1\n    y: 2", 3, "x[0].y", "twice"),
        ("a: !!python/object/apply:os.system ['true']", 1, "a", "!!python"),
        ("a: !!python/name:os.system ''", 1, "a", "python/name"),
        ("- !!str 5", 1, "[0]", "not used here"),
        ("a: !!binary aGk=", 1, "a", "not used here"),
        ("a: !mine 5", 1, "a", "!mine"),
        ("a:\n  !!set {x}", 2, "a", "not used here"),
        ("!!map {a: 1}", 1, "", "not used here"),
        ("? [1, 2]\n: 3", 1, "", "plain text"),
        ("{? {a: 1} : 2}", 1, "", "plain text"),
        ("a: 1\n---\nb: 2", 2, "", "one YAML document"),
        ("a: *b", 1, "a", "no anchor called “b”"),
        ("a: &a [*a]", 1, "a[0]", "no anchor called “a”"),
        ("a: \x07", 1, "", "Not valid YAML"),
        ("\n\nn: " + "9" * 200, 3, "n", "too long"),
        ("a:\n" + "".join(" " * i + "- \n" for i in range(1, 60)), MAX_DEPTH + 2, "", "nested too deeply"),
        ("'never closed", 1, "", "Not valid YAML"),
    ],
)
def test_what_is_refused_and_where(read: Read, text: str, line: int, field: str, words: str) -> None:
    problem = problem_of(read, text)
    assert words.removeprefix("!!") in problem.message.en
    assert problem.line == line
    assert problem.field == field or words == "nested too deeply"


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_a_million_brackets_are_no_trouble(read: Read, opening: str) -> None:
    assert "nested too deeply" in problem_of(read, opening * 1_000_000).message.en


def test_a_few_aliases_cannot_fill_the_memory(read: Read) -> None:
    text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    text += "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 10))
    problem = problem_of(read, text)
    assert "too many values" in problem.message.en
    assert problem.line == 6


def test_anchors_and_aliases_are_read(read: Read) -> None:
    assert read("a: &x {uz: 1, en: 2}\nb: [*x, *x]\nc: &s 5\nd: *s").data == {
        "a": {"uz": 1, "en": 2}, "b": [{"uz": 1, "en": 2}] * 2, "c": 5, "d": 5,
    }  # fmt: skip


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for name, make, words in (
        ("missing", lambda path: None, "cannot be read: No such file"),
        ("folder", Path.mkdir, "cannot be read: Is a directory"),
        ("latin", lambda path: path.write_bytes(b"a: \xe9"), "not UTF-8"),
        ("huge", lambda path: path.write_text("#" * (MAX_BYTES + 1)), "too large"),
    ):
        make(tmp_path / name)
        with pytest.raises(CourseError) as caught:
            YamlSource.read(tmp_path / name)
        (problem,) = caught.value.problems
        assert words in problem.message.en
        assert (problem.file, problem.line) == (tmp_path / name, 1)


def test_lines_of_fields(read: Read) -> None:
    source = read("a: 1\nsteps:\n  - id: x\n    checks:\n      - one\n      - two: 2\n\nb: {c: 3}")
    lines = {
        ("a",): 1,
        ("steps",): 2,
        ("steps", 0): 3,
        ("steps", 0, "id"): 3,
        ("steps", 0, "checks", 1, "two"): 6,
        ("b", "c"): 8,
    }
    assert {place: source.line(place) for place in lines} == lines
    assert source.line(("steps", 0, "missing", 7)) == 3
    assert source.line(("nowhere",)) == 1
    assert source.problem(("b", "c"), problem_text()).line == 8


def problem_text() -> Any:  # noqa: ANN401
    from tutor.language import Text

    return Text(uz="yomon", en="bad")


def test_how_a_problem_reads(read: Read) -> None:
    problem = problem_of(read, "x:\n  - y: 1\n    y: 2")
    assert str(problem) == f"{problem.file}:3: x[0].y: This field is written twice."
    error = CourseError([problem, Problem(problem.file, 9, "", problem_text())])
    assert error.text.en.splitlines() == [str(problem), f"{problem.file}:9: bad"]
    assert error.text.uz.splitlines()[1] == f"{problem.file}:9: yomon"


@pytest.mark.parametrize(
    ("place", "name"),
    [((), ""), (("a", "b"), "a.b"), (("steps", 2, "checks", 0, "call"), "steps[2].checks[0].call"), ((3,), "[3]")],
)
def test_names_of_fields(place: tuple[str | int, ...], name: str) -> None:
    assert field_name(place) == name


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcñʻ "), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(value=JSON)
def test_json_is_yaml(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    path = tmp_path_factory.getbasetemp() / "json.yaml"
    path.write_text(json.dumps(value, ensure_ascii=False).replace("Infinity", ".inf"), encoding="utf-8")
    assert YamlSource.read(path).data == value


@given(text=st.text("ab:-[]{}\"'|>&*!#, \n\t0.1~?%@`é", max_size=60))
def test_any_text_is_a_value_or_a_problem(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    with suppress(CourseError):
        YamlSource.read(path)
