"""Garbage in the files of a course: a problem with file and line in both languages, never another exception."""

import json
import os
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from small_course import LESSON, write_small_course

from tutor import paths
from tutor.course import files, loader, manifest
from tutor.course.checks import FunctionCheck
from tutor.course.loader import load_course, load_lesson
from tutor.course.manifest import MANIFEST, load_manifest
from tutor.course.yaml_source import CourseError, YamlSource
from tutor.grading.draw import cases
from tutor.grading.lengths import MOST_NUMBERS
from tutor.language import Text

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
THOROUGH = settings(QUICK, max_examples=3000)

ODD_TEXT = st.text(max_size=80) | st.text("ab:-[]{}\"'|>&*!#, \n\t0.1~?%@`\ufeff\u2028\x85\u202eé𝛁", max_size=80)
ODD_BYTES = ODD_TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=80)
ODD_SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | ODD_TEXT
    | st.sampled_from([10**90, -1, 0, 2**63, "n", "{x}", "{0}", "{", "normal", "exercise", "../..", "/dev/zero"])
)  # fmt: skip
ODD_VALUES = st.recursive(
    ODD_SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD_TEXT, inner, max_size=3),
    max_leaves=6,
)
LESSONS = [LESSON] + [
    (paths.course() / entry.id / "lesson.yaml").read_text(encoding="utf-8")
    for entry in load_manifest(paths.course()).lessons
]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_small_course(tmp_path / "course")


def attempt(read: Callable[[], object]) -> object | None:
    """Read something of a course; what it cannot be, it must say as a course's author needs it."""
    for cache in (loader._read, manifest._read):
        cache.cache_clear()  # a file that is rewritten within one tick of the clock looks unchanged
    problems = []
    try:
        return read()
    except CourseError as error:
        problems = error.problems
    assert problems
    for problem in problems:
        assert problem.file.name in (MANIFEST, "lesson.yaml")
        assert problem.line >= 1
        assert problem.message.uz != ""
        assert problem.message.en != ""
        assert str(problem).startswith(f"{problem.file}:{problem.line}: ")
    return None


def mutated(text: str, chance: random.Random, garbage: bytes) -> bytes:
    """Cut, copy, move or overwrite a few pieces of a file."""
    data = bytearray(text.encode())
    for _ in range(chance.randint(1, 4)):
        if not data:
            break
        start = chance.randrange(len(data))
        piece = slice(start, start + chance.choice([1, 3, 20, 300]))
        place = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                del data[piece]
            case 1:
                data[place:place] = data[piece]
            case 2:
                data[piece] = garbage
            case 3:
                data[place:place] = garbage
    return bytes(data)


def places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401
    items = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [place, *[found for key, item in items for found in places(item, (*place, key))]]


def replaced(value: Any, place: tuple[Any, ...], by: Any) -> Any:  # noqa: ANN401
    if not place:
        return by
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[place[0]] = replaced(value[place[0]], place[1:], by)
    return copy


@QUICK
@given(data=ODD_BYTES)
def test_any_bytes_as_lesson_and_as_table_of_contents(course: Path, data: bytes) -> None:
    (course / "sums/lesson.yaml").write_bytes(data)
    assert attempt(lambda: load_lesson(course, "sums")) is None
    (course / MANIFEST).write_bytes(data)
    assert attempt(lambda: load_manifest(course)) is None


def spoil_text(course: Path, seed: int, garbage: bytes) -> None:
    chance = random.Random(seed)
    (course / "sums/lesson.yaml").write_bytes(mutated(chance.choice(LESSONS), chance, garbage))
    attempt(lambda: load_lesson(course, "sums"))
    (course / MANIFEST).write_bytes(mutated((paths.course() / MANIFEST).read_text(encoding="utf-8"), chance, garbage))
    attempt(lambda: load_manifest(course))


def spoil_structure(course: Path, seed: int, garbage: Any) -> None:  # noqa: ANN401
    chance = random.Random(seed)
    lesson = course / "sums/lesson.yaml"
    lesson.write_text(chance.choice(LESSONS), encoding="utf-8")
    value = YamlSource.read(lesson).data
    for _ in range(chance.randint(1, 2)):
        value = replaced(value, chance.choice(places(value)), garbage)
    text = json.dumps(value).replace("Infinity", ".inf").replace("NaN", ".nan")
    lesson.write_text(text, encoding="utf-8")
    attempt(lambda: load_lesson(course, "sums"))


@QUICK
@given(seed=st.integers(0, 2**32), garbage=ODD_BYTES)
def test_spoilt_text_of_real_lessons(course: Path, seed: int, garbage: bytes) -> None:
    spoil_text(course, seed, garbage)


@QUICK
@given(seed=st.integers(0, 2**32), garbage=ODD_VALUES)
def test_spoilt_structure_of_real_lessons(course: Path, seed: int, garbage: Any) -> None:  # noqa: ANN401
    spoil_structure(course, seed, garbage)


@pytest.mark.slow
@THOROUGH
@given(seed=st.integers(0, 2**32), data=ODD_BYTES, value=ODD_VALUES)
def test_spoilt_lessons_thoroughly(course: Path, seed: int, data: bytes, value: Any) -> None:  # noqa: ANN401
    spoil_text(course, seed, data)
    spoil_structure(course, seed, value)


BOMBS = {
    "aliases": "a0: &a0 [x, x, x, x, x, x, x, x]\n"
    + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 8)}]\n" for i in range(1, 30)),
    "one alias many times": "a: &a {"
    + ", ".join(f"k{i}: v" for i in range(1000))
    + "}\nb: ["
    + "*a, " * 100_000
    + "]",
    "brackets": "[" * 2_000_000,
    "braces": "{a: " * 500_000,
    "dashes": "- " * 1_000_000,
    "question marks": "? " * 500_000,
    "anchors": "".join(f"- &a{i} x\n" for i in range(150_000)),
    "keys": "".join(f"k{i}: x\n" for i in range(250_000)),
    "digits": "n: " + "9" * 3_000_000,
    "exponent": "n: 1e999999999",
    "one line": "a: '" + "x" * 3_500_000 + "'",
    "quotes": "'" * 3_000_001,
    "comments": "#\n" * 1_500_000,
    "tags": "- !!python/object/apply:os.system [x]\n" * 50_000,
    "spaces": " " * 3_000_000 + "a",
    "a folded text": "a: >\n" + " x\n\n" * 500_000,
    "complex keys": "? {a: b}\n: c\n" * 1000,
    "merge": "a: &a {x: 1}\nb:\n  <<: *a\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_do_not_go_off(course: Path, bomb: str) -> None:
    (course / "sums/lesson.yaml").write_text(BOMBS[bomb], encoding="utf-8")
    assert attempt(lambda: load_lesson(course, "sums")) is None


@pytest.mark.parametrize("name", [MANIFEST, "sums/lesson.yaml"])
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.mkdir(),
        os.mkfifo,
        lambda path: path.symlink_to(path),
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to("/proc/self/mem"),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\0" * 1000),
        lambda path: path.write_bytes("title: oʻ".encode("utf-16")),
        lambda path: path.write_bytes(b"title: \xe9"),
        lambda path: os.truncate(path, 1 << 40) if path.touch() is None else None,
        lambda path: None,
    ],
    ids=["folder", "pipe", "loop", "device", "memory", "empty", "nuls", "utf-16", "latin-1", "terabyte", "missing"],
)
def test_things_that_are_no_course_files(course: Path, name: str, make: Callable[[Path], object]) -> None:
    (course / name).unlink()
    make(course / name)
    assert attempt(lambda: load_course(course)) is None


@pytest.mark.parametrize("name", ["\0", "a\0b", "\ud800", "x" * 5000, "/dev/null", "", "~", "sums/../../etc"])
def test_names_that_no_course_has(tmp_path: Path, name: str) -> None:
    assert attempt(lambda: load_manifest(tmp_path / name)) is None


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b"# \r\n"])
def test_the_marks_of_other_editors_are_no_trouble(course: Path, start: bytes) -> None:
    lesson = course / "sums/lesson.yaml"
    lesson.write_bytes(start + lesson.read_bytes().replace(b"\n", b"\r\n"))
    solution = course / "sums/add/solution.py"
    text = solution.read_text()
    solution.write_bytes(text.encode().replace(b"\n", b"\r\n"))
    assert load_lesson(course, "sums").exercises[0].id == "add"
    assert files.solution(course, "sums", "add") == text


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_programs_that_are_no_files(course: Path, make: Callable[[Path], object]) -> None:
    path = course / "sums/add/solution.py"
    path.unlink()
    make(path)
    with pytest.raises(CourseError) as caught:
        files.solution(course, "sums", "add")
    assert caught.value.problems[0].file == path


# What is described can be drawn, or it is said that it cannot: never a hang, never a memory full of numbers.

VALUES: list[dict[str, Any]] = [
    {"draw": "normal", "shape": ["n", 3], "mean": 1.0, "std": 2.0, "dtype": "float16"},
    {"draw": "uniform", "shape": ["n"], "low": -1.0, "high": 5.0, "sorted": True},
    {"draw": "integers", "shape": ["k", 2], "low": 5, "high": 90, "distinct": True, "dtype": "uint8"},
    {"draw": "spread", "shape": ["n"], "smallest": 1e-9, "largest": 1e9},
    {"draw": "boolean", "shape": ["n"], "probability": 0.1},
    {"draw": "probabilities", "shape": ["n", 3], "concentration": 0.1},
    {"draw": "permutation", "n": "n"},
    {"draw": "labels", "shape": ["n"], "classes": "k"},
    {"draw": "one-hot", "rows": "n", "classes": "k"},
    {"draw": "images", "batch": "n", "channels": "k", "height": 4, "width": 5},
    {"draw": "constant", "value": 7, "shape": ["n"], "dtype": "uint8"},
    {"draw": "choice", "of": [1, 2.5, True], "shape": ["n"]},
    {"draw": "size", "of": "n"},
    {"draw": "mapping", "of": {"W": {"draw": "normal", "shape": ["n", "k"]}}},
]
DATA: list[dict[str, Any]] = [
    {"draw": "line", "n": "n", "noise": 0.1},
    {"draw": "xor", "n": "n", "noise": 0.1, "column": True},
    {"draw": "iris", "held_out": 0.3},
    {"draw": "digits", "n": "n", "images": True},
    {"draw": "blobs", "n": "n", "classes": "k", "dimensions": 3, "spread": 0.5, "separation": 3.0},
    {"draw": "separable", "n": "n", "dimensions": "k", "margin": 0.3, "labels": "one-hot"},
    {"draw": "moons", "n": "n", "noise": 0.1},
    {"draw": "circles", "n": "n", "inner": 0.5, "labels": "zero-one"},
    {"draw": "spirals", "n": "n", "classes": 3, "turns": 1.0},
]
ODD_NUMBERS = (
    st.sampled_from([0, -1, 1, 10**5, 10**7, 10**30, 1e-308, 1e308, 0.05, 0.999, "n", "k", "nothing", True])
    | st.integers(-3, 300)
    | st.floats(allow_nan=True)
)


@QUICK
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@given(seed=st.integers(0, 2**32), number=ODD_NUMBERS, n=st.sampled_from([0, 1, 12, 5000, 10**12, 10**30, -4]))
def test_any_description_is_drawn_or_refused(seed: int, number: Any, n: int) -> None:  # noqa: ANN401
    chance = random.Random(seed)
    for key, descriptions in (("x", VALUES), ("X, y", DATA)):
        described = chance.choice(descriptions)
        described = replaced(
            described, chance.choice([p for p in places(described) if p and p[-1] != "draw"]), number
        )
        check = {"kind": "function", "id": "c", "title": Text("", ""), "call": "f", "cases": 2}
        sizes = {"n": n, "k": 4}
        with suppress(ValidationError, ArithmeticError, LookupError, TypeError, ValueError):
            drawn = FunctionCheck.model_validate({**check, "sizes": sizes, "arguments": {key: described}})
            assert sum(case.weight for case in cases(drawn, np.random.default_rng(seed))) <= MOST_NUMBERS


@pytest.mark.parametrize(
    ("key", "described"),
    [
        ("x", {"draw": "one-hot", "rows": 50_000, "classes": 50_000}),
        ("x", {"draw": "mapping", "of": {name: {"draw": "normal", "shape": [1500, 1500]} for name in "ab"}}),
        ("x", {"draw": "normal", "shape": [100_000, 41]}),
        ("X, y", {"draw": "blobs", "n": 100_000, "classes": "k", "dimensions": 2, "labels": "one-hot"}),
        ("X, y", {"draw": "blobs", "n": 10, "classes": "k", "dimensions": 1000}),
    ],
)
def test_more_numbers_than_can_be_sent_are_refused(key: str, described: dict[str, Any]) -> None:
    check = FunctionCheck(
        kind="function", id="c", title=Text("", ""), call="f", sizes={"k": 300}, cases=1, arguments={key: described}
    )
    with pytest.raises(ValueError, match=f"is too large|more than {MOST_NUMBERS} numbers"):
        list(cases(check, np.random.default_rng(0)))


def test_rows_of_many_classes_take_no_more_room_than_they_need() -> None:
    check = FunctionCheck(
        kind="function", id="c", title=Text("", ""), call="f", cases=1,
        arguments={"x": {"draw": "one-hot", "rows": 3, "classes": 100_000}},
    )  # fmt: skip
    (case,) = cases(check, np.random.default_rng(0))
    assert case.arguments["x"].shape == (3, 100_000)
    assert case.arguments["x"].sum(axis=1).tolist() == [1, 1, 1]


@pytest.mark.parametrize("described", [*VALUES, *DATA], ids=lambda described: str(described["draw"]))
def test_the_descriptions_that_are_spoilt_can_be_drawn(described: dict[str, Any]) -> None:
    check = FunctionCheck(
        kind="function", id="c", title=Text("", ""), call="f", sizes={"n": 12, "k": 2}, cases=2,
        arguments={"X, y" if described in DATA else "x": described},
    )  # fmt: skip
    assert len(list(cases(check, np.random.default_rng(0)))) == 2
