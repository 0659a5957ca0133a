"""The table of contents: what it holds, and what is said of one that is wrong."""

from pathlib import Path

import pytest

from tutor import paths
from tutor.course.manifest import LessonEntry, exercise_ids, load_manifest
from tutor.course.yaml_source import CourseError
from tutor.language import Text

COURSE = """\
title: {uz: Kurs, en: Course}
parts:
  - id: first
    title: {uz: Birinchi, en: First / one}
    lessons:
      - id: line
        title: {uz: Chiziq, en: .Line}
      - id: xor-2
        title: {uz: XOR, en: XOR}
  - id: second
    title: {uz: Ikkinchi, en: Second}
    lessons:
      - {id: iris, title: {uz: Gullar, en: Flowers}}
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "course.yaml").write_text(COURSE)
    return tmp_path


def test_parts_and_lessons_in_teaching_order(course: Path) -> None:
    manifest = load_manifest(course)
    assert manifest.path == course
    assert manifest.title == Text(uz="Kurs", en="Course")
    assert [(part.id, part.title.en, len(part.lessons)) for part in manifest.parts] == [
        ("first", "First / one", 2),
        ("second", "Second", 1),
    ]
    assert [lesson.id for lesson in manifest.lessons] == ["line", "xor-2", "iris"]
    assert manifest.lesson("line") == LessonEntry("line", Text(uz="Chiziq", en=".Line"))
    assert manifest.lesson("gone") is None


def test_exercises_are_the_folders_with_a_starter(course: Path) -> None:
    for name in (
        "line/fit/starter.py",
        "line/apply/starter.py",
        "line/demos/demo.py",
        "iris/mlp/starter.py",
        "other/x/starter.py",
    ):
        (course / name).parent.mkdir(parents=True)
        (course / name).write_text("")
    assert list(load_manifest(course).exercises()) == [("line", "apply"), ("line", "fit"), ("iris", "mlp")]
    assert exercise_ids(course, "gone") == []


def test_a_file_that_did_not_change_is_read_once(course: Path) -> None:
    assert load_manifest(course) is load_manifest(course)
    (course / "course.yaml").write_text(COURSE.replace("Course", "Another course"))
    assert load_manifest(course).title.en == "Another course"


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("title: {uz: Kurs, en: Course}\n", "", 1, "title"),
        ("en: Course", "english: Course", 1, "title.english"),
        ("en: Course", "en: ", 1, "title.en"),
        ("en: Course", "en: 5", 1, "title.en"),
        ("{uz: Kurs, en: Course}", "Kurs", 1, "title"),
        ("id: first", "name: first", 3, "parts[0].name"),
        ("id: line", "id: ../line", 6, "parts[0].lessons[0].id"),
        ("id: line", "id: /etc", 6, "parts[0].lessons[0].id"),
        ("id: line", "id: .line", 6, "parts[0].lessons[0].id"),
        ("id: line", "id: Line", 6, "parts[0].lessons[0].id"),
        ("id: line", "id: 5", 6, "parts[0].lessons[0].id"),
        ("      - id: line\n", "      - minutes: 5\n        id: line\n", 6, "parts[0].lessons[0].minutes"),
        ("title: {uz: XOR, en: XOR}", "title: {uz: XOR}", 9, "parts[0].lessons[1].title.en"),
        ("      - {id: iris, title: {uz: Gullar, en: Flowers}}", "      []", 12, "parts[1].lessons"),
        ("      - {id: iris, title: {uz: Gullar, en: Flowers}}", "      - iris", 13, "parts[1].lessons[0]"),
        ("{id: iris,", "{id: line,", 1, "parts"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(course: Path, old: str, new: str, line: int, field: str) -> None:
    assert old in COURSE
    (course / "course.yaml").write_text(COURSE.replace(old, new, 1))
    with pytest.raises(CourseError) as caught:
        load_manifest(course)
    (problem,) = caught.value.problems
    assert (problem.field, problem.line) == (field, line)
    assert problem.message.uz != problem.message.en


@pytest.mark.parametrize("text", ["", "[]", "7", "parts: 1", "[", "title: {uz: a, en: b}\nparts: []"])
def test_what_is_no_manifest(course: Path, text: str) -> None:
    (course / "course.yaml").write_text(text)
    with pytest.raises(CourseError):
        load_manifest(course)


def test_a_folder_that_is_no_course(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"course\.yaml"):
        load_manifest(tmp_path)
    with pytest.raises(CourseError):
        load_manifest(tmp_path / "gone")


def test_the_course_that_comes_with_the_tutor() -> None:
    manifest = load_manifest(paths.course())
    assert {"line-fit", "xor", "iris-mlp"} <= {exercise_id for _, exercise_id in manifest.exercises()}
