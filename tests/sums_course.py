"""A course of one lesson that has one step of every kind, and no fault."""

from pathlib import Path

COURSE = """\
title: {uz: Kichik kurs, en: A small course}
parts:
  - id: first
    title: {uz: Birinchi qism, en: First part}
    lessons:
      - id: sums
        title: {uz: Yigʻindilar, en: Sums}
"""

LESSON = """\
id: sums
summary: {uz: Massivlarni qoʻshamiz., en: We add arrays.}
minutes: 5
goals:
  - {uz: Massivlarni qoʻsha olasiz., en: You can add arrays.}
steps:
  - kind: text
    id: why
    title: {uz: Nega kerak, en: Why it is needed}
    body:
      uz: |
        Vektorlarni **qoʻshish** hamma joyda kerak.

        ## Misol

        - birinchi son;
        - ikkinchi son.

        ```python
        add([1, 2], [3, 4])  # [4, 6]
        ```
      en: |
        **Adding** vectors is needed everywhere.

        ## An example

        - the first number;
        - the second number.

        ```python
        add([1, 2], [3, 4])  # [4, 6]
        ```
  - kind: demo
    id: demo
    title: {uz: Kamayadigan son, en: A falling number}
    body:
      uz: Dasturni ishga tushiring.
      en: Run the program.
    file: falling.py
  - kind: exercise
    id: add
    title: {uz: Massivlarni qoʻshing, en: Add arrays}
    task:
      uz: "`add(a, b)` ikki massiv yigʻindisini, `largest(a)` eng katta sonni qaytaradi."
      en: "`add(a, b)` returns the sum of two arrays, `largest(a)` the largest number."
    limits: {seconds: 2}
    forbidden:
      - names: [numpy.add]
        message: {uz: Qoʻshishni oʻzingiz yozing., en: Write the adding yourself.}
    checks:
      - kind: function
        id: sum
        title: {uz: add qoʻshadi, en: add adds}
        hint: {uz: "`+` ni sinab koʻring.", en: "Try `+`."}
        call: add
        sizes: {n: [1, 5]}
        arguments:
          a: {draw: normal, shape: [n]}
          b: {draw: normal, shape: [n]}
      - kind: property
        id: top
        title: {uz: largest eng kattasini topadi, en: largest finds the largest}
        call: largest
        sizes: {n: [2, 5]}
        arguments:
          a: {draw: normal, shape: [n]}
        judge: judge_largest
        messages:
          too-small:
            uz: "{got} eng katta son emas."
            en: "{got} is not the largest."
    mistakes:
      - id: subtracts
        message: {uz: Siz ayirdingiz., en: You subtracted.}
      - id: forgets-b
        message: {uz: "Siz `b` ni unutdingiz.", en: "You forgot `b`."}
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
          - {text: {uz: "2", en: "2"}, correct: true, explanation: {uz: Toʻgʻri., en: Right.}}
          - {text: {uz: "3", en: "3"}, explanation: {uz: Bu koʻp., en: Too much.}}
      - id: second
        prompt: {uz: 2 + 0 nechaga teng?, en: What is 2 + 0?}
        options: *options
  - kind: checklist
    id: done
    title: {uz: Oʻzingizni tekshiring, en: Check yourself}
    items:
      - {uz: Massivlarni qoʻsha olaman., en: I can add arrays.}
terms:
  - uz: yigʻindi
    en: sum
    meaning:
      uz: Qoʻshish natijasi.
      en: What adding gives.
"""

SOLUTION = """\
import numpy as np


def add(a, b):
    return a + b


def largest(a):
    return float(np.max(a))


if __name__ == "__main__":
    print(add(np.array([1, 2]), np.array([3, 4])))
"""

STARTER = """\
import numpy as np


def add(a, b):
    return np.zeros(1)  # TODO


def largest(a):
    return 0.0  # TODO


if __name__ == "__main__":
    print(add(np.array([1, 2]), np.array([3, 4])))
"""

JUDGE = """\
def judge_largest(arguments, result):
    if result != max(arguments["a"]):
        return "too-small", {"got": result}
    return ""
"""

DEMO = """\
from tutor import log

for step in range(3):
    log(step, loss=1 / (step + 1))
"""

FILES = {
    "course.yaml": COURSE,
    "sums/lesson.yaml": LESSON,
    "sums/demos/falling.py": DEMO,
    "sums/add/starter.py": STARTER,
    "sums/add/solution.py": SOLUTION,
    "sums/add/judge.py": JUDGE,
    "sums/add/mistakes/subtracts.py": SOLUTION.replace("a + b", "a - b"),
    "sums/add/mistakes/forgets_b.py": SOLUTION.replace("a + b", "a"),
}


def write_sums_course(folder: Path) -> Path:
    """Write the course into `folder` and return it."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
