"""A course of two short lessons that has one step of every kind."""

from pathlib import Path

COURSE = """\
title: {uz: Kichik kurs, en: A small course}
parts:
  - id: one
    title: {uz: Birinchi qism, en: Part one}
    lessons:
      - id: doubling
        title: {uz: Ikkilantirish, en: Doubling}
  - id: two
    title: {uz: Ikkinchi qism, en: Part two}
    lessons:
      - id: halving
        title: {uz: Yarmini olish, en: Halving}
"""

DOUBLING = """\
id: doubling
summary: {uz: Sonni ikkiga koʻpaytiramiz., en: We multiply a number by two.}
minutes: 5
goals:
  - {uz: Sonni ikkilantira olasiz., en: You can double a number.}
steps:
  - kind: text
    id: why
    title: {uz: Nega kerak, en: Why}
    body: {uz: "Bu matnda [b]belgi[/b] va `kod` bor.", en: "This text has [b]brackets[/b] and `code`."}
  - kind: demo
    id: show
    title: {uz: Namuna, en: A demo}
    body: {uz: Ishga tushiring., en: Run it.}
    file: show.py
    knobs:
      - {constant: RATE, label: {uz: oʻrganish tezligi, en: learning rate}, values: [0.1, 0.5, 1.0, 2.0]}
      - {constant: KIND, label: {uz: usul, en: method}, values: [slow, fast]}
      - {constant: STEPS, label: {uz: qadamlar soni, en: number of steps}, values: [3, 30]}
  - kind: exercise
    id: double
    title: {uz: Ikkilantiring, en: Double it}
    task: {uz: "`double(x)` ni yozing.", en: "Write `double(x)`."}
    checks:
      - kind: function
        id: doubles
        title: {uz: double ikkilantiradi, en: double doubles}
        call: double
        arguments: {x: {draw: normal}}
    hints:
      - {uz: Koʻpaytirish belgisi `*`., en: The sign for multiplying is `*`.}
      - {uz: Ikkiga koʻpaytiring., en: Multiply by two.}
      - {uz: "`return 2 * x`", en: "`return 2 * x`"}
    explanation: {uz: Ikki marta oʻzi — ikki barobar., en: A number plus itself is twice the number.}
  - kind: quiz
    id: quiz
    title: {uz: Oʻzingizni sinang, en: Test yourself}
    questions:
      - id: twice
        prompt: {uz: 2 · 3 nechta?, en: What is 2 · 3?}
        options:
          - {text: {uz: "5", en: "5"}, explanation: {uz: Bu yigʻindi., en: That is the sum.}}
          - {text: {uz: "6", en: "6"}, correct: true, explanation: {uz: Ikkita uch., en: Two threes.}}
      - id: even
        prompt: {uz: Qaysilari juft?, en: Which are even?}
        options:
          - {text: {uz: "4", en: "4"}, correct: true, explanation: {uz: Ikkita ikki., en: Two twos.}}
          - {text: {uz: "5", en: "5"}, explanation: {uz: Toq son., en: An odd number.}}
          - {text: {uz: "8", en: "8"}, correct: true, explanation: {uz: Toʻrtta ikki., en: Four twos.}}
  - kind: checklist
    id: done
    title: {uz: Endi men…, en: Now I…}
    items:
      - {uz: Ikkilantira olaman., en: can double.}
      - {uz: Juft sonni taniyman., en: know an even number.}
resources:
  - title: {uz: Sonlar haqida, en: About numbers}
    note: {uz: Davomi., en: More.}
"""

HALVING = """\
id: halving
summary: {uz: Sonni ikkiga boʻlamiz., en: We divide a number by two.}
minutes: 5
goals:
  - {uz: Yarmini topasiz., en: You can halve.}
steps:
  - kind: text
    id: half
    title: {uz: Yarmi, en: A half}
    body: {uz: Yarmi., en: Half of it.}
"""

STARTER = "def double(x):\n    return x\n"
SOLUTION = "def double(x):\n    return 2 * x\n"
DEMO = """\
from tutor import log

RATE = 0.5  # try others
KIND = "slow"
STEPS = 3

for step in range(STEPS):
    log(step, loss=1 / (RATE * step + 1))
"""


def write_small_course(folder: Path) -> Path:
    """Write the course into `folder` and return it."""
    exercise, demos = folder / "doubling" / "double", folder / "doubling" / "demos"
    for place in (exercise, demos, folder / "halving"):
        place.mkdir(parents=True)
    (folder / "course.yaml").write_text(COURSE, encoding="utf-8")
    (folder / "doubling" / "lesson.yaml").write_text(DOUBLING, encoding="utf-8")
    (folder / "halving" / "lesson.yaml").write_text(HALVING, encoding="utf-8")
    (exercise / "starter.py").write_text(STARTER, encoding="utf-8")
    (exercise / "solution.py").write_text(SOLUTION, encoding="utf-8")
    (demos / "show.py").write_text(DEMO, encoding="utf-8")
    return folder
