"""The static rules: each fault is put into a course without faults, and must be the only thing found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.course.linter import NothingToLintError, Target, lint
from tutor.course.linter_finding import Finding
from tutor.language import LANGUAGES

Spoil = Callable[[Path], None]


def findings(course: Path, only: str | None = None) -> list[Finding]:
    return lint(Target(course, only)).findings


def line_of(path: Path, text: str) -> int:
    return next(number for number, line in enumerate(path.read_text().splitlines(), 1) if text in line)


def edit(old: str, new: str, file: str = "sums/lesson.yaml") -> Spoil:
    def spoil(course: Path) -> None:
        path = course / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def write(file: str, text: str = "x = 1\n") -> Spoil:
    def spoil(course: Path) -> None:
        (course / file).parent.mkdir(parents=True, exist_ok=True)
        (course / file).write_text(text, encoding="utf-8")

    return spoil


def delete(file: str) -> Spoil:
    return lambda course: (course / file).unlink()


LONG = "Bu juda uzun gap, unda inglizcha matnda yoʻq narsalar ham aytilgan va yana bir necha soʻz bor."

EXAMPLE = """\
## An example

        - the first number;
        - the second number.

        ```python
        """
SUBTRACTS = "      - {id: subtracts, message: {uz: Ayirdingiz., en: You subtracted.}}\n"
SECOND_QUESTION = """\
      - id: second
        prompt: {uz: 2 + 0 nechaga teng?, en: What is 2 + 0?}
        options: *options
"""
CHECKLIST = """\
  - kind: checklist
    id: done
    title: {uz: Oʻzingizni tekshiring, en: Check yourself}
    items:
      - {uz: Massivlarni qoʻsha olaman., en: I can add arrays.}
"""

FAULTS: dict[str, tuple[Spoil, str, str]] = {
    # name: what spoils the course, the place of the finding, a part of its message
    "an empty text": (edit("en: What adding gives.", "en: ' '"), "terms[0].meaning.en", "empty"),
    "a heading less": (edit("        ## An example\n\n", ""), "steps[0].body", "headings differs: uz 1, en 0"),
    "another level": (edit("## An example", "### An example"), "steps[0].body", "levels"),
    "a list item less": (edit("        - the second number.\n", ""), "steps[0].body", "list items differs: uz 2, en 1"),
    "a table in one language": (
        edit("        ## Misol\n", "        | a | b |\n\n        ## Misol\n"),
        "steps[0].body",
        "table rows",
    ),
    "other code": (
        edit(f"{EXAMPLE}add([1, 2]", f"{EXAMPLE}add([1, 7]"),
        "steps[0].body.uz",
        "Code block 1",
    ),
    "an open code block": (
        edit("[4, 6]\n        ```\n      en", "[4, 6]\n      en"),
        "steps[0].body.uz",
        "not closed",
    ),
    "wide code": (
        lambda course: [edit("[4, 6]", "[4,6]" + "x" * 50)(course) for _ in range(2)] and None,
        "steps[0].body.",
        "columns; at most 76",
    ),
    "one language much longer": (
        edit("uz: Dasturni ishga tushiring.", f"uz: '{LONG}'"),
        "steps[1].body",
        "lengths differ",
    ),
    "an ASCII apostrophe": (edit("Qoʻshishni oʻzingiz", "Qo'shishni oʻzingiz"), "forbidden[0].message.uz", "Qo'shishni"),
    "a curly apostrophe": (edit("hamma joyda kerak", "ma’no joyda kerak"), "steps[0].body.uz", "ma’no"),
    "the wrong Uzbek sign": (edit("hamma joyda kerak", "maʻno joyda kerak"), "steps[0].body.uz", "maʻno"),
    "a Cyrillic letter": (edit("hamma joyda", "hаmma joyda"), "steps[0].body.uz", "CYRILLIC SMALL LETTER A"),
    "a Cyrillic word of one letter": (edit("is needed", "с needed"), "steps[0].body.en", "CYRILLIC"),
    "a Greek letter in a word": (edit("is needed", "iν needed"), "steps[0].body.en", "GREEK"),
    "a Cyrillic letter in a program": (
        edit("return a + b", "return а1 + b", "sums/add/solution.py"),
        "",
        "CYRILLIC",
    ),
    "fields of a message": (edit("{got} is not", "This is not"), "messages.too-small", "fields of the message"),
    "a message that is no format": (
        edit('en: "{got} is not the largest."', 'en: "{got is not the largest."'),
        "messages.too-small",
        "are wrong",
    ),
    "no starter": (delete("sums/add/starter.py"), "steps[2].id", "add/starter.py is missing"),
    "no solution": (delete("sums/add/solution.py"), "steps[2].id", "add/solution.py is missing"),
    "no judge": (delete("sums/add/judge.py"), "steps[2].checks[1]", "there is no judge.py"),
    "no mistake": (delete("sums/add/mistakes/forgets_b.py"), "steps[2].mistakes[1].id", "forgets_b.py is missing"),
    "no demo": (delete("sums/demos/falling.py"), "steps[1].file", "demos/falling.py is missing"),
    "a mistake that is not listed": (write("sums/add/mistakes/other_one.py"), "", "not listed"),
    "a mistake listed twice": (
        edit("      - id: forgets-b", f"{SUBTRACTS}      - id: forgets-b"),
        "steps[2].mistakes[1].id",
        "stands twice",
    ),
    "a knob without its constant": (
        edit("STEPS = 5", "COUNT = 5", "sums/demos/falling.py"),
        "steps[1].knobs[0].constant",
        "no line STEPS",
    ),
    "a constant that is set again": (
        edit("STEPS = 5", "STEPS = 5\nSTEPS += 1", "sums/demos/falling.py"),
        "steps[1].knobs[0].constant",
        "several times (line 3, 4)",
    ),
    "a constant that is computed": (
        edit("STEPS = 5", "STEPS = 4 + 1", "sums/demos/falling.py"),
        "steps[1].knobs[0].constant",
        "not a number",
    ),
    "a constant on no position": (
        edit("STEPS = 5", "STEPS = 6", "sums/demos/falling.py"),
        "steps[1].knobs[0].constant",
        "STEPS = 6",
    ),
    "two knobs for one constant": (
        edit("constant: DIRECTION", "constant: STEPS"),
        "steps[1].knobs[1].constant",
        "Two knobs turn STEPS",
    ),
    "a demo that is not shown": (write("sums/demos/other.py"), "", "No step shows"),
    "a starter without TODO": (write("sums/add/starter.py", "add = largest = abs\n"), "", "no TODO"),
    "a starter without the function": (edit("def add", "def plus", "sums/add/starter.py"), "", "“add” is not defined"),
    "a solution without it": (edit("def largest", "def big", "sums/add/solution.py"), "", "“largest” is not defined"),
    "a judge without it": (edit("def judge_largest", "def judge", "sums/add/judge.py"), "", "“judge_largest”"),
    "a program that is no Python": (write("sums/add/judge.py", "def judge_largest(:\n"), "", "Not valid Python"),
    "an exercise that no step has": (write("sums/forgotten/starter.py", "x = 1  # TODO\n"), "", "no exercise “forgotten”"),
    "a check twice": (edit("id: top", "id: sum"), "steps[2].checks[1].id", "stands twice"),
    "one question only": (
        edit(SECOND_QUESTION, ""),
        "steps",
        "1 quiz questions",
    ),
    "a lesson without a checklist": (
        edit(CHECKLIST, ""),
        "steps",
        "no self-check list",
    ),
    "two hints only": (edit("      - {uz: Uchinchi ishora., en: The third hint.}\n", ""), "hints", ""),
    "a field that does not exist": (edit("minutes: 5", "minutes: 5\nhours: 1"), "hours", "no field called"),
    "a lesson that is not listed": (write("other/lesson.yaml", "id: other\n"), "", "not in course.yaml"),
    "a lesson that is not there": (
        edit("      - id: sums", "      - id: gone\n        title: {uz: Yoʻq, en: Gone}\n      - id: sums", "course.yaml"),
        "parts[0].lessons[0].id",
        "“gone” has no lesson.yaml",
    ),
}  # fmt: skip


def test_a_course_without_faults_has_no_findings(small_course: Path) -> None:
    assert findings(small_course) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(small_course: Path, name: str) -> None:
    spoil, field, message = FAULTS[name]
    spoil(small_course)
    found = findings(small_course)
    matching = [one for one in found if field in one.field and message in one.message.en]
    assert matching, [one.place + " " + one.message.en for one in found]
    assert all(one.message[language].strip() for one in found for language in LANGUAGES)
    assert all(one.line >= 1 and one.file.is_relative_to(small_course) for one in found)


@pytest.mark.parametrize("name", [name for name in FAULTS if name not in ("wide code", "no solution")])
def test_nothing_else_is_found(small_course: Path, name: str) -> None:
    FAULTS[name][0](small_course)
    assert len(findings(small_course)) == 1


def test_findings_name_the_very_line(small_course: Path) -> None:
    edit("## Misol", "## Ko'rinish")(small_course)
    edit("return a + b", "return а + b", "sums/add/solution.py")(small_course)
    lesson, solution = small_course / "sums/lesson.yaml", small_course / "sums/add/solution.py"
    assert {(one.file, one.line) for one in findings(small_course)} == {
        (lesson, line_of(lesson, "Ko'rinish")),
        (solution, line_of(solution, "return а + b")),
    }


def test_findings_suggest_the_right_word(small_course: Path) -> None:
    edit("Qoʻshishni oʻzingiz yozing", "Ma'noni o`zingiz g’alati yozing")(small_course)
    fixes = [one.fix.en for one in findings(small_course) if one.fix]
    assert fixes == ["Write it so: Maʼnoni", "Write it so: oʻzingiz", "Write it so: gʻalati"]


@pytest.mark.parametrize(
    "text",
    [
        "Δw = -η·∂L/∂w, ŷ va σ(z) — belgilar",  # Greek symbols of formulas
        "`it's` va `x'` kod ichida",
        "Privet soʻzi ruschada привет boʻladi",
    ],
)
def test_what_is_no_fault(small_course: Path, text: str) -> None:
    edit("Dasturni ishga tushiring.", f'"{text}"')(small_course)
    edit("Run the program.", f'"{text} in English"')(small_course)
    assert findings(small_course) == []


def test_a_number_at_the_start_of_a_line_is_no_list(small_course: Path) -> None:
    edit("**Adding** vectors is needed everywhere.", "The answer to it all is\n        42. It is needed everywhere.")(
        small_course
    )
    assert findings(small_course) == []


def second_lesson(course: Path, *, exercise: str = "other", uz: str = "yigʻindi", en: str = "sum") -> None:
    text = (
        (course / "sums/lesson.yaml")
        .read_text()
        .replace("id: sums", "id: more")
        .replace("id: add", f"id: {exercise}")
    )
    text = text.replace("uz: yigʻindi", f"uz: {uz}").replace("en: sum\n", f"en: {en}\n")
    for path in (course / "sums/add").rglob("*.py"):
        copy = course / "more" / exercise / path.relative_to(course / "sums/add")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text())
    (course / "more/demos").mkdir()
    (course / "more/demos/falling.py").write_text('STEPS = 5\nDIRECTION = "down"\n')
    (course / "more/lesson.yaml").write_text(text)
    edit("- id: sums\n", "- id: sums\n        title: {uz: Bir, en: One}\n      - id: more\n", "course.yaml")(course)


def test_one_term_has_one_translation(small_course: Path) -> None:
    second_lesson(small_course, uz="jami")
    (one,) = findings(small_course)
    assert one.field == "terms[0].uz"
    assert "“sum” is translated as “jami” here, but as “yigʻindi” in the lesson “sums”" in one.message.en


def test_one_translation_has_one_term(small_course: Path) -> None:
    second_lesson(small_course, en="total")
    (one,) = findings(small_course)
    assert one.field == "terms[0].en"
    assert "“total”" in one.message.en


def test_the_same_term_in_two_lessons_is_no_fault(small_course: Path) -> None:
    second_lesson(small_course, uz="Yigʻindi", en="Sum")
    assert findings(small_course) == []


def test_an_exercise_belongs_to_one_lesson(small_course: Path) -> None:
    second_lesson(small_course, exercise="add")
    (one,) = findings(small_course)
    assert "“add” is in the lesson “sums” as well" in one.message.en


def test_one_lesson_is_compared_with_the_whole_course(small_course: Path) -> None:
    second_lesson(small_course, uz="jami")
    write("sums/add/starter.py", "add = largest = abs\n")(small_course)
    assert [one.field for one in findings(small_course, "more")] == ["terms[0].uz"]
    assert [one.file.name for one in findings(small_course, "sums")] == ["starter.py"]


def test_targets(small_course: Path) -> None:
    lesson = small_course / "sums"
    assert Target.of(small_course) == Target.of(small_course / "course.yaml") == Target(small_course)
    assert Target.of(lesson) == Target.of(lesson / "lesson.yaml") == Target(small_course, "sums")
    for nothing in (lesson / "add", small_course / "gone"):
        with pytest.raises(NothingToLintError):
            Target.of(nothing)


@pytest.mark.parametrize(
    "content", ["", "[", "id: sums", "- 1", "\x00", "a: &a [*a]", "x: !!python/object:os.system 1"]
)
def test_garbage_is_a_finding(small_course: Path, content: str) -> None:
    for file in ("sums/lesson.yaml", "course.yaml"):
        write(file, content)(small_course)
        assert findings(small_course)
