"""A course of one lesson, one exercise and no faults, as an author would write it: to be used, or spoilt."""

from pathlib import Path

COURSE = """\
title: {uz: Kichik kurs, en: A small course}
parts:
  - id: only
    title: {uz: Yagona qism, en: The only part}
    lessons:
      - id: sums
        title: {uz: Yigʻindi, en: Sums}
"""

LESSON = """\
id: sums
summary: {uz: Massivlarni qoʻshamiz., en: We add arrays.}
minutes: 5
goals:
  - {uz: Ikki massivni qoʻsha olasiz., en: You can add two arrays.}
steps:
  - kind: text
    id: why
    title: {uz: Nega, en: Why}
    body:
      uz: |
        Vektorlarni **qoʻshish** hamma joyda kerak.

        ## Misol

        - birinchi son;
        - ikkinchi son.

        ```python
        add([1, 2], [3, 4])   # [4, 6]
        ```
      en: |
        **Adding** vectors is needed everywhere.

        ## An example

        - the first number;
        - the second number.

        ```python
        add([1, 2], [3, 4])   # [4, 6]
        ```
  - kind: demo
    id: look
    title: {uz: Koʻring, en: Look}
    body: {uz: Dasturni ishga tushiring., en: Run the program.}
    file: falling.py
    knobs:
      - constant: STEPS
        label: {uz: qadamlar, en: steps}
        values: [2, 5, 9]
      - constant: DIRECTION
        label: {uz: yoʻnalish, en: direction}
        values: [down, up]
  - kind: exercise
    id: add
    title: {uz: Qoʻshish, en: Addition}
    task:
      uz: "`add(a, b)` ikki massivning yigʻindisini, `largest(a)` eng katta sonni qaytarsin."
      en: "`add(a, b)` returns the sum of two arrays, `largest(a)` the largest number."
    limits: {seconds: 2}
    forbidden:
      - names: [numpy.add]
        message: {uz: Qoʻshishni oʻzingiz yozing., en: Write the addition yourself.}
    checks:
      - kind: function
        id: sum
        title: {uz: add qoʻshadi, en: add adds}
        call: add
        arguments:
          a: {draw: normal, shape: [n]}
          b: {draw: normal, shape: [n]}
        sizes: {n: [2, 5]}
        hint: {uz: "`+` ni sinab koʻring.", en: "Try `+`."}
      - kind: property
        id: top
        title: {uz: largest eng kattasini topadi, en: largest finds the largest}
        call: largest
        arguments:
          a: {draw: normal, shape: [n]}
        sizes: {n: [2, 5]}
        judge: judge_largest
        messages:
          too-small: {uz: "{got} eng kattasi emas.", en: "{got} is not the largest."}
    mistakes:
      - id: subtracts
        message: {uz: Siz **ayirdingiz**., en: You **subtracted**.}
      - id: forgets-b
        message: {uz: Siz `b` ni unutdingiz., en: You forgot `b`.}
    hints:
      - {uz: Birinchi ishora., en: The first hint.}
      - {uz: Ikkinchi ishora., en: The second hint.}
      - {uz: Uchinchi ishora., en: The third hint.}
    explanation: {uz: NumPy har bir sonni qoʻshadi., en: NumPy adds each number.}
  - kind: quiz
    id: quiz
    title: {uz: Savollar, en: Questions}
    questions:
      - id: first
        prompt: {uz: 1 + 1 nechaga teng?, en: What is 1 + 1?}
        options: &options
          - text: {uz: ikki, en: two}
            correct: true
            explanation: {uz: Ha., en: Yes.}
          - text: {uz: uch, en: three}
            explanation: {uz: Yoʻq., en: No.}
      - id: second
        prompt: {uz: 2 + 0 nechaga teng?, en: What is 2 + 0?}
        options: *options
  - kind: checklist
    id: done
    title: {uz: Oʻzingizni tekshiring, en: Check yourself}
    items:
      - {uz: Massivlarni qoʻsha olaman., en: I can add arrays.}
terms:
  - en: sum
    uz: yigʻindi
    meaning: {uz: Qoʻshish natijasi., en: What adding gives.}
"""

PROGRAMS = {
    "demos/falling.py": """\
from tutor import log, show

STEPS = 5  # how far
DIRECTION = "down"

for step in range(STEPS):
    log(step, loss=1 / (step + 1))
    print("step", step)
show("curves", series={"line": [0.0, 1.0, 2.0]}, title="A line")
""",
    "add/starter.py": """\
def add(a, b):
    return 0.0  # TODO


def largest(a):
    return 0.0  # TODO
""",
    "add/solution.py": """\
import numpy as np


def add(a, b):
    return a + b


def largest(a):
    return float(np.max(a))


if __name__ == "__main__":
    print(add(np.ones(2), np.ones(2)))
""",
    "add/judge.py": """\
def judge_largest(arguments, result):
    return "" if result == max(arguments["a"]) else ("too-small", {"got": result})
""",
}
PROGRAMS["add/mistakes/subtracts.py"] = PROGRAMS["add/solution.py"].replace("a + b", "a - b")
PROGRAMS["add/mistakes/forgets_b.py"] = PROGRAMS["add/solution.py"].replace("a + b", "a")


def write_small_course(course: Path) -> Path:
    """Write the course into a folder that does not exist yet, and return it."""
    lesson = course / "sums"
    for name, program in PROGRAMS.items():
        path = lesson / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(program, encoding="utf-8")
    (course / "course.yaml").write_text(COURSE, encoding="utf-8")
    (lesson / "lesson.yaml").write_text(LESSON, encoding="utf-8")
    return course
